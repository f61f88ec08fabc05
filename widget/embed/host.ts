/** The lines between the loader, the form and what shows it: types alone, since the files are built and cached apart. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { ExternalId } from '../../shared/contract/submission.ts';
import type { Api, Storage } from './api.ts';
import type { AttributeName } from './attributes.ts';

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

/** What the loader's element lets the file that shows it do. */
export interface FormElement extends HTMLElement {
  /** An attribute's value, with or without `data-`; empty where it is absent. */
  said(name: AttributeName): string;
  config(): Promise<WidgetConfig>;
  /** Drawn once: in a dialog that waits to be opened, else in its place. */
  form(dialog?: boolean): Promise<DrawnForm>;
  /** Draws the button that opens the form. */
  button(title: string): void;
  open(): void;
}

export interface ShowModule {
  approach(element: FormElement, api: Pick<Api, 'on'>): void;
  storage(kind: Storage): void;
}
