/** What each purpose needs, as a table. The window and the template are the channel's own facts (`worker/channels/`); all else about a purpose is here. */
import type { Purpose } from '../../shared/vocabulary.ts';

export interface PurposeRow {
  /**
   * `grant`: a consent of this purpose. `grant_or_conversation`: that, or the person's own message of late, which this answers.
   * `none`: the person asks for it at that moment. Whatever a purpose needs, who said no is not written to.
   */
  readonly consent: 'grant' | 'grant_or_conversation' | 'none';
  /** Whether a pause and a wish for fewer messages are about it. */
  readonly wishes: boolean;
  /** Whether quiet hours, labels and a ban of advertising are about it. */
  readonly isAdvertising: boolean;
  readonly says: string;
  readonly source: string;
}

export const PURPOSE_ROWS: Readonly<Record<Purpose, PurposeRow>> = {
  marketing: {
    consent: 'grant',
    wishes: true,
    isAdvertising: true,
    says: 'Advertising: a consent of its own for the channel.',
    source: '47 CFR 64.1200(f)(9); Directive 2002/58/EC art. 13; DESIGN section 1, rule 1',
  },
  utility: {
    consent: 'grant',
    wishes: false,
    isAdvertising: false,
    says: 'News of an order or account: a consent of this purpose, which apps and carriers ask for as well.',
    source: 'WhatsApp Business policy, opt-in, as told by 360dialog; CTIA Messaging Principles 5.1',
  },
  authentication: {
    consent: 'none',
    wishes: false,
    isAdvertising: false,
    says: 'A code that the person has just asked for: asking is enough, unless they have said no to such messages.',
    source: 'CTIA Messaging Principles 5.1, conversational messages; our own reading',
  },
  service: {
    consent: 'grant_or_conversation',
    wishes: false,
    isAdvertising: false,
    says: "An answer to the person's own message: a consent of this purpose, or a message from them of late.",
    source: 'Meta, customer service window; CTIA Messaging Principles 5.1, conversational messages',
  },
};
