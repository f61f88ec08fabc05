/** The lint against the corpora: which texts it refuses, and whether for a reason that the corpus names. Imports the lint; the corpora don't. */
import { disclosureDocument } from '../../shared/contract/disclosure.ts';
import type { ElementId } from '../../worker/channels/elements.ts';
import { DISCLOSURE_POLICY } from '../../worker/policy/asked-elements.ts';
import { lintDisclosure } from '../../worker/policy/lint/lint.ts';
import { askedOf, type CorpusText, readAccepted, readRejected } from './corpus.ts';

/** Codes of the lint that say what a fault of the corpus says. A missing element is its own reason. */
const SAYS_FAULT: Readonly<Record<string, readonly string[]>> = {
  bundled_channels: ['channels_bundled'],
  bundled_terms: ['terms_bundled'],
  bundled_purposes: ['purposes_bundled'],
  implied_consent: ['consent_implied', 'missing_agreement'],
  opt_out_wording: ['opt_out'],
  condition_of_purchase: ['condition_of_purchase'],
  vague_scope: ['senders_vague', 'purpose_vague'],
  third_party_sharing: ['shared'],
  wrong_channel_named: ['channel_wrong'],
  wrong_sender: ['missing_brand', 'missing_legal_entity'],
  withdrawal_hindered: ['irrevocable'],
  misleading_free: ['misleading_free'],
};

export const saysReason = (reason: string): readonly string[] => SAYS_FAULT[reason] ?? [reason.replace('missing:', 'missing_')];

export interface Judged {
  readonly text: CorpusText;
  /** Codes of the errors; warnings refuse nothing. */
  readonly codes: readonly string[];
  /** Of a refused text: whether one of the codes is a reason that the corpus names. */
  readonly forReason: boolean;
}

/** Which elements are asked of a text: by the rows that publishing goes by, or by the table that the corpora were written to. */
export const ASKED_BY = {
  product: ({ channels, jurisdictions }: CorpusText) => DISCLOSURE_POLICY.asked(channels, jurisdictions).elements,
  corpora: (text: CorpusText) => [...askedOf(text)],
} as const satisfies Record<string, (text: CorpusText) => readonly ElementId[]>;

export const judgeAll = (by: keyof typeof ASKED_BY = 'product') => ({
  accepted: readAccepted().map((text) => judge(text, by)),
  rejected: readRejected().map((text) => judge(text, by)),
});

function judge(text: CorpusText, by: keyof typeof ASKED_BY): Judged {
  const findings = lintDisclosure(documentOf(text), { elements: ASKED_BY[by](text) });
  const codes = findings.filter(({ level }) => level === 'error').map(({ code }) => code);
  const wanted = text.expect.flatMap(({ reason }) => saysReason(reason));
  return { text, codes, forReason: codes.some((code) => wanted.includes(code)) };
}

export function documentOf({ locale, text, control_label, button, links, sender, kinds, frequency, channels, purpose }: CorpusText) {
  const link = (rel: 'terms' | 'privacy') => (links[rel] ? [{ rel, label: rel, url: `https://shop.example/${rel}`, sha256: null }] : []);
  return disclosureDocument.parse({
    schema: 1,
    locale,
    direction: /^(?:ar|he)/.test(locale) ? 'rtl' : 'ltr',
    text,
    control: { kind: 'checkbox', label: control_label },
    button,
    links: [...link('terms'), ...link('privacy')],
    programme: { id: 'default', name: sender.brand, kinds: kinds.join(', '), frequency },
    sender: {
      legal_entity: sender.legal_entity,
      brand: sender.brand,
      accounts: Object.fromEntries(channels.map((channel) => [channel, sender.account])),
    },
    covers: channels.map((channel) => ({ channel, purpose })),
  });
}
