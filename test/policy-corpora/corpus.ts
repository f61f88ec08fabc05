/**
 * The corpora of calls to action as data: their shape, and what each must say by law and carrier, judged from the sources of README.md
 * beside this file. It must not import the lint, the jurisdictions or the composed texts: it is what those are measured against.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CHANNELS, type ChannelId } from '../../shared/vocabulary.ts';
import { ELEMENTS, type ElementId } from '../../worker/channels/elements.ts';

/** Why a text is refused though no element is missing; with the elements that the fault itself spoils. */
export const FAULTS = {
  bundled_channels: [],
  bundled_terms: [],
  bundled_purposes: [],
  implied_consent: ['agreement'],
  opt_out_wording: ['agreement'],
  condition_of_purchase: ['not_a_condition'],
  vague_scope: [],
  third_party_sharing: ['not_shared'],
  wrong_channel_named: ['channel'],
  wrong_sender: ['brand', 'legal_entity'],
  withdrawal_hindered: ['withdraw_any_time', 'stop'],
  misleading_free: ['rates'],
} as const satisfies Readonly<Record<string, readonly ElementId[]>>;

const element = z.enum(ELEMENTS);
const fault = z.enum(Object.keys(FAULTS) as (keyof typeof FAULTS)[]);

const named = z.strictObject({ reason: fault, note: z.string().min(10) });
const missing = z
  .strictObject({
    reason: z.templateLiteral(['missing:', element]),
    elements: z.array(element).length(1),
    note: z.string().min(10),
  })
  .refine(({ reason, elements }) => reason === `missing:${elements[0]}`, 'reason and elements name the same element');

export const corpusText = z.strictObject({
  id: z.string().regex(/^(?:accepted|rejected)-[a-zA-Z-]+-\d{2}$/),
  locale: z.string(),
  channels: z.array(z.enum(CHANNELS)).min(1),
  purpose: z.literal('marketing'),
  jurisdictions: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  /** All that is read beside the control, in the order in which it is read. */
  text: z.string().min(20),
  control_label: z.string().min(1),
  button: z.string().min(1),
  /** Whether the documents are linked beside the text. */
  links: z.strictObject({ terms: z.boolean(), privacy: z.boolean() }),
  sender: z.strictObject({ brand: z.string().min(1), legal_entity: z.string().min(1), account: z.string().min(1) }),
  kinds: z.array(z.string().min(1)).min(1),
  frequency: z.string().min(1),
  /** What a reader finds in it. */
  says: z.array(element),
  expect: z.array(z.union([named, missing])),
});
export type CorpusText = z.infer<typeof corpusText>;

const read = (name: string): CorpusText[] =>
  z.array(corpusText).parse(JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')));

export const readAccepted = (): CorpusText[] => read('accepted');
export const readRejected = (): CorpusText[] => read('rejected');

const ALWAYS: readonly ElementId[] = ['agreement', 'brand', 'marketing', 'kinds', 'channel', 'privacy'];
const TEXTS: readonly ChannelId[] = ['sms', 'mms', 'rcs'];

interface Asked {
  readonly every: readonly ElementId[];
  /** Of text messages besides. */
  readonly texts: readonly ElementId[];
}
const OF_CARRIERS: readonly ElementId[] = ['rates', 'stop', 'help', 'terms'];
const OF_TCPA: readonly ElementId[] = ['recurring_automated', 'frequency', 'not_a_condition', ...OF_CARRIERS];
const OF_GDPR: Asked = { every: ['legal_entity', 'withdraw_any_time'], texts: [] };
const ASKED: Readonly<Record<string, Asked>> = {
  US: { every: [], texts: OF_TCPA },
  CA: { every: ['contact', 'sender_address', 'withdraw_any_time'], texts: OF_CARRIERS },
  GB: OF_GDPR,
  DE: OF_GDPR,
  FR: OF_GDPR,
  ES: OF_GDPR,
  IT: OF_GDPR,
  NL: OF_GDPR,
  KR: { every: ['legal_entity', 'withdraw_any_time', 'contact'], texts: [] },
  JP: { every: ['legal_entity', 'withdraw_any_time'], texts: [] },
  IN: { every: ['legal_entity', 'withdraw_any_time', 'contact'], texts: [] },
  BR: { every: ['legal_entity', 'withdraw_any_time', 'contact'], texts: [] },
  MX: { every: ['legal_entity', 'withdraw_any_time', 'sender_address'], texts: [] },
  AU: { every: ['legal_entity', 'withdraw_any_time', 'contact'], texts: ['stop'] },
};
/** A country that is not listed: as strict as all of them together. */
const ELSEWHERE: Asked = { every: ['legal_entity', 'withdraw_any_time', 'contact', 'sender_address', 'terms'], texts: OF_TCPA };

/** What a text for these channels and places must say. */
export function askedOf({ channels, jurisdictions }: Pick<CorpusText, 'channels' | 'jurisdictions'>): ReadonlySet<ElementId> {
  const asked = new Set<ElementId>(ALWAYS);
  const texts = channels.some((channel) => TEXTS.includes(channel));
  for (const place of jurisdictions) {
    const rules = ASKED[place] ?? ELSEWHERE;
    for (const id of texts ? [...rules.every, ...rules.texts] : rules.every) asked.add(id);
  }
  return asked;
}

/** Elements that an expected fault already accounts for. A text about something else than marketing can't name its kinds either. */
export function spoiltBy({ expect }: Pick<CorpusText, 'expect'>): ReadonlySet<ElementId> {
  const spoilt = expect.flatMap(({ reason }): readonly ElementId[] => {
    if (reason === 'missing:marketing') return ['kinds'];
    return reason in FAULTS ? FAULTS[reason as keyof typeof FAULTS] : [];
  });
  return new Set(spoilt);
}
