/** Default disclosures are made of clauses: one per element and group of channels. This joins them; which are said is decided elsewhere. */

/** Channels that are spoken of in the same way. */
export const CLAUSE_GROUPS = ['text_messages', 'whatsapp', 'email', 'other'] as const;
export type ClauseGroup = (typeof CLAUSE_GROUPS)[number];

/** The elements of `worker/channels/elements.ts`, which this folder may not import; composing doesn't compile where one is missing here. */
export type ClauseId =
  | 'agreement'
  | 'brand'
  | 'legal_entity'
  | 'marketing'
  | 'kinds'
  | 'channel'
  | 'account'
  | 'recurring_automated'
  | 'frequency'
  | 'rates'
  | 'not_a_condition'
  | 'stop'
  | 'help'
  | 'withdraw_any_time'
  | 'contact'
  | 'sender_address'
  | 'terms'
  | 'privacy'
  | 'not_shared'
  | 'age';

/** The same words for every group, or some groups' own and `other` for the rest. */
export type Clause = string | (Readonly<Partial<Record<ClauseGroup, string>>> & { readonly other: string });

export interface DisclosureClauses {
  readonly said: Readonly<Record<ClauseId, Clause>>;
  /** Parts of the first sentence in the order of this language, without its full stop. */
  readonly opening: readonly ClauseId[];
  /** What follows, each a sentence with its own full stop. */
  readonly sentences: readonly ClauseId[];
  /** Last, in a text about the night alone: the hours `{from}` and `{to}`, and that this consent is one of its own. */
  readonly night: string;
  /** What stands between parts, after the first sentence, and between sentences. */
  readonly joints: {
    readonly part: ' ' | '';
    /** Where parts join without a space but names, numbers and brackets have one beside them, as in Thai. */
    readonly besideNames?: ' ';
    readonly end: string;
    readonly sentence: ' ' | '';
  };
}

/** The order of sentences that suits most languages: how often, at what price, how to stop, what else holds, whom to ask. */
export const USUAL_SENTENCES: readonly ClauseId[] = [
  'frequency',
  'not_a_condition',
  'rates',
  'stop',
  'help',
  'withdraw_any_time',
  'age',
  'not_shared',
  'terms',
  'privacy',
  'contact',
  'sender_address',
];

export function clauseOf({ said }: DisclosureClauses, id: ClauseId, group: ClauseGroup): string {
  const clause = said[id];
  return typeof clause === 'string' ? clause : (clause[group] ?? clause.other);
}

/** The clauses of `asked` as one text with its places open: each once, in the language's order, whatever the order of asking. */
export function joinClauses(clauses: DisclosureClauses, group: ClauseGroup, asked: readonly ClauseId[]): string {
  const { opening, sentences, joints } = clauses;
  const textsOf = (ids: readonly ClauseId[]) => ids.filter((id) => asked.includes(id)).map((id) => clauseOf(clauses, id, group));
  const first = textsOf(opening).reduce((text, part) => text + jointBefore(text, part, joints) + part, '');
  return [...(first === '' ? [] : [first + joints.end]), ...textsOf(sentences)].join(joints.sentence);
}

/** No space after a hyphen, none before a comma. */
function jointBefore(text: string, part: string, joints: DisclosureClauses['joints']): string {
  if (text === '' || /[-־]$/.test(text) || /^[,،、，]/.test(part)) return '';
  const isBesideName = /[A-Za-z)}]$/.test(text) || /^[A-Za-z({]/.test(part);
  return isBesideName ? (joints.besideNames ?? joints.part) : joints.part;
}
