/** The line between the loader and the form: types alone, since the two files are built and cached apart. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { ExternalId } from '../../shared/contract/submission.ts';

/** None of them carries anything that was typed or ticked. */
export type EventName = 'opened' | 'started' | 'submitted' | 'confirmed' | 'closed';

export interface FormHost {
  /** Where the loader came from, ending in a slash. */
  readonly base: string;
  readonly root: ShadowRoot;
  readonly config: WidgetConfig;
  readonly dialog: boolean;
  /** Asked at submit: the page may identify its visitor late. */
  externalIds(): readonly ExternalId[];
  emit(event: EventName): void;
}

export interface DrawnForm {
  /** Opens the dialog; inline, moves focus to the form. */
  open(): void;
}

export interface FormModule {
  draw(host: FormHost): DrawnForm;
}
