/**
 * What a language brings to the classifier: lists of words, each one line. No rule is here.
 *
 * An entry is words as they are spoken, folded before they are compared. `(a|b|)` stands for one of these or nothing, `*` at an end for any
 * further letters, ` .. ` for a few words more. A comma parts two entries.
 */

/** Found as they stand. */
export const KINDS = [
  /** Alone they withdraw, and in a sentence of their own. */
  'stop',
  /** Alone as well; in a sentence they may be about an order. */
  'cancel',
  'help',
  'start',
  'yes',
  /** Courtesies that change nothing about the word beside them: please, thanks, now. */
  'filler',
  /** Never beside a yes. */
  'no',
  /** Wherever they stand: unsubscribe. */
  'optOut',
  /** To stop doing something. */
  'cease',
  /** To send: may be about a parcel. */
  'send',
  /** To write to, call or pester: can't be about a parcel. */
  'bother',
  /** Not, as one says it to forbid. */
  'dont',
  /** No need to, don't have to: what follows is not wished. */
  'needless',
  /** Both in one word or two: "don't send". */
  'dontSend',
  /** No more, no further. */
  'noMore',
  /** Don't want, no longer wish. */
  'unwanted',
  /** Messages, newsletter, advertising. */
  'messages',
  /** Advertising, spam: whoever names it, and nothing pleasant or asked beside it, hardly means to go on with it. */
  'advertising',
  /** Love, great, thanks for: said of messages that are liked. */
  'glad',
  /** Offers, deals: what messages bring, and shops have. */
  'promo',
  /** To take off, delete. */
  'remove',
  /** What of mine is to be taken off: me, my number. */
  'mine',
  /** A telephone number, whose ever. */
  'number',
  /** Is no longer somebody's. */
  'former',
  /** What from: list, system. */
  'list',
  /** To withdraw, object. */
  'revoke',
  'consent',
  /** A question how to: the wish shows, but is not said. */
  'how',
  /** Fewer, less often. */
  'less',
  /** At these times only. */
  'hours',
  /** Messages that are to go on, or to come elsewhere: another programme or address is meant. */
  'keeps',
  /** A question for a time. */
  'when',
  /** Wait, my mistake: a stop that halts a conversation. */
  'wait',
  /** What was hoped for did not come: the messages are wanted. */
  'lacks',
  /** What orders, visits and shops are about. */
  'object',
  /** Names of channels; `fine`: that one is welcome. */
  'textChannel',
  'emailChannel',
  'callChannel',
  'fine',
  /** What a message of ours says about stopping: "reply STOP to". */
  'footer',
  /** The wish itself. */
  'phrase',
  /** The wish as it is put together from a few words, each said in many ways: about an order it is none. */
  'plea',
  /** The wish may be read from it. */
  'hint',
  /** Holds words of other lists and means something else: what lies within is not seen. */
  'spared',
] as const;

export type Kind = (typeof KINDS)[number];

export interface Words extends Partial<Readonly<Record<Kind, string>>> {
  readonly language: string;
  /** `tight`: read without spaces, words found inside others. */
  readonly writing: 'spaced' | 'tight';
  /** A word written with other accents is another word; without any it may be this one. */
  readonly accentsMatter?: true;
  /** Tables of what stands for a letter on other keyboards: pairs of a letter and that, parted by a space. Each table makes one more spelling. */
  readonly alsoWritten?: readonly string[];
  /** A "not" may stand behind its verb. */
  readonly notFollows?: true;
}
