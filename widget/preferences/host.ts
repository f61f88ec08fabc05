/** The line between the loader and the element's file, and what a page hears: types alone. */

/** What was changed. Which channel, topic or wish it was, and whose, is in no event. */
export type ChangeKind = 'channel' | 'topic' | 'wish' | 'pause' | 'stop' | 'erase';

/** Bubbles from the element, once the change is recorded. */
export type PreferencesChangedEvent = CustomEvent<{ readonly change: ChangeKind }>;

declare global {
  interface HTMLElementEventMap {
    'sayso:preferences-changed': PreferencesChangedEvent;
  }
}

export interface PreferencesHost {
  /** Where the loader came from, ending in a slash. */
  readonly base: string;
  readonly root: ShadowRoot;
  /** Whose choices, and what may be done: of grade `stop` from the merchant's server, of grade `manage` from the person's own link. */
  readonly token: string;
  /** As the page says it, by this or by its own `lang`; empty: the token's own. */
  readonly locale: string;
}

export interface PreferencesModule {
  /** Draws anew where something is drawn: another token is another address. */
  show(host: PreferencesHost): void;
}
