/** What a person's words mean for their consent: the words that carriers and vendors themselves act on. Pure. In doubt it withdraws. */
import type { ChannelId } from '../../../shared/vocabulary.ts';

export interface Verdict {
  readonly means: 'withdraw' | 'help' | 'start' | 'yes' | 'none';
  readonly certain: boolean;
  /** Which rule said so: kept as evidence. */
  readonly rule: string;
  /** The words that it saw; null where it went by the platform's word. */
  readonly words: string | null;
}

/** Twilio's default words and those that the FCC names. 47 CFR 64.1200(a)(10); VENDORS A3, B10. */
const WORDS: Readonly<Record<string, Verdict['means']>> = {
  stop: 'withdraw',
  stopall: 'withdraw',
  unsubscribe: 'withdraw',
  cancel: 'withdraw',
  end: 'withdraw',
  quit: 'withdraw',
  revoke: 'withdraw',
  optout: 'withdraw',
  'opt out': 'withdraw',
  start: 'start',
  unstop: 'start',
  yes: 'yes',
  y: 'yes',
  help: 'help',
  info: 'help',
};

export function classify(text: string, hints: { readonly platformSays?: 'stop' | 'start' | 'help'; readonly channel: ChannelId }): Verdict {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const { platformSays } = hints;
  if (platformSays !== undefined && WORDS[words] !== 'withdraw')
    return { means: platformSays === 'stop' ? 'withdraw' : platformSays, certain: true, rule: `platform:${platformSays}`, words: null };
  const means = Object.hasOwn(WORDS, words) ? WORDS[words] : undefined;
  return means ? { means, certain: true, rule: `word:${words}`, words } : { means: 'none', certain: true, rule: 'none', words: null };
}
