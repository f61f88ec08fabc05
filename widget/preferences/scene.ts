/** What the element knows, and the words it has. The state on screen is the server's: a choice stands once it is recorded. */
import type { ErasureReport } from '../../shared/contract/erasure.ts';
import type { PreferenceView } from '../../shared/contract/preference.ts';
import type { PreferenceLook } from '../../shared/contract/preference-look.ts';
import type { ChangeKind } from './host.ts';

export interface State {
  /** Null: the token lapsed, or what stands could not be read. */
  readonly view: PreferenceView | null;
  readonly lapsed: boolean;
  /** Id of the control whose change is on its way. */
  readonly busy: string;
  /** What went wrong, beside the control it is about. */
  readonly wrong: { readonly at: string; readonly text: string } | null;
  /** Announced, and seen. */
  readonly said: string;
  /** A link was asked for. */
  readonly asked: boolean;
  /** Where the person is with their own data. */
  readonly step: 'start' | 'code' | 'open' | 'erase';
  readonly subject: string;
  readonly report: ErasureReport | null;
}

export interface Scene {
  readonly base: string;
  readonly look: PreferenceLook;
  readonly state: State;
  say(key: string, values?: Readonly<Record<string, string>>): string;
  day(at: string): string;
  /** What is typed or chosen in a field, by its id. */
  typed(id: string): string;
  set(patch: Partial<State>, focus?: string): void;
  acts: Acts;
}

export interface Acts {
  /**
   * @param at the control that it is asked by. @param mend what to say where the fault is in what was asked.
   * @param bearer the element's own token where absent; null where none is needed. @returns null where it failed, which has then been said.
   */
  ask<T>(at: string, path: string, body: unknown, mend?: string, bearer?: string | null): Promise<T | null>;
  emit(change: ChangeKind): void;
  /** @param change of the contract's; `at` is its control, and turns with it until it is known to stand. */
  change(at: string, change: unknown, kind: ChangeKind): void;
  stopAll(): void;
  askCode(): void;
  reload(): void;
}

/** From right to left each value stands between isolates: a Latin brand or number must not reorder what is around it. */
export const fill = (template: string, values: Readonly<Record<string, string>>, { direction }: PreferenceLook): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => (direction === 'rtl' ? `\u2068${values[name]}\u2069` : `${values[name]}`));
