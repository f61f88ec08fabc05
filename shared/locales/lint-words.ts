/**
 * What a language tells the lint (`worker/policy/lint`): stems and phrases by meaning, from texts as merchants write them, in the small language
 * that `worker/policy/lint/pattern.ts` describes. Types alone.
 */

/** `words`: spaces between words; `joined`: spaces, but prefixes and particles grow onto words; `none`: no spaces. */
export type Spacing = 'words' | 'joined' | 'none';

export interface LintWords {
  readonly language: string;
  readonly spacing: Spacing;
  /** Words or letters that only a text in this language has; a text with none of them is in another language. */
  readonly marks: readonly string[];

  // What must be there
  /** "I agree", "yes, send me": the person speaks or is spoken of as agreeing. */
  readonly agreement: readonly string[];
  readonly marketing: readonly string[];
  /** Words for what is sent: offers, news. They also make a text recognisable as marketing where they are not the programme's kinds. */
  readonly promotion: readonly string[];
  readonly recurring: readonly string[];
  readonly frequency: readonly string[];
  readonly rates: readonly string[];
  readonly notCondition: readonly string[];
  readonly unsubscribe: readonly string[];
  /** Keywords of this language that carriers read beside STOP. */
  readonly stopKeywords: readonly string[];
  readonly help: readonly string[];
  readonly anyTime: readonly string[];
  readonly takeBack: readonly string[];
  readonly contact: readonly string[];
  readonly street: readonly string[];
  readonly terms: readonly string[];
  readonly privacy: readonly string[];
  readonly notShared: readonly string[];
  readonly age: readonly string[];

  // Channels by name
  readonly text: readonly string[];
  readonly email: readonly string[];
  readonly call: readonly string[];
  readonly post: readonly string[];
  readonly push: readonly string[];

  // What must not be there
  /** "by entering your number … you agree". */
  readonly implied: readonly string[];
  /** "ticking this box": the act on the control itself, which takes the blame from `implied`. */
  readonly boxAct: readonly string[];
  readonly optOut: readonly string[];
  /** Wrong unless the sentence says not. */
  readonly condition: readonly string[];
  /** Wrong with a not: "no order without consent". */
  readonly conditionNegated: readonly string[];
  /** Partners, affiliates, third parties. */
  readonly others: readonly string[];
  readonly share: readonly string[];
  readonly not: readonly string[];
  readonly allChannels: readonly string[];
  readonly unlimited: readonly string[];
  readonly irrevocable: readonly string[];
  /** Stems of consent and agreeing, whoever does it. */
  readonly consent: readonly string[];
  /** That nothing is charged. */
  readonly free: readonly string[];
  /** Before or after a mention of terms: it refers to them and asks for no agreement. */
  readonly refers: readonly string[];
  /** "receive", "send me". */
  readonly receive: readonly string[];
  /** Messages that are not marketing: order status, appointments. */
  readonly transactional: readonly string[];
  /** Names of WhatsApp's own switch and of opt-out links that hold words of the lists above. */
  readonly noise: readonly string[];
}
