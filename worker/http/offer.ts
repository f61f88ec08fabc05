/**
 * What a form gives: its words in one language, and a code of the pool. A pool is guarded by the caller's network alone, since whoever says no
 * gets a code too; a caller that has had its share gets the code for everybody, if there is one, and never an error.
 */
import type { ConfigOffer } from '../../shared/contract/offer.ts';
import { HOUR_MS, HOUR_STEP_MS, OFFER_CODES_PER_IP_BLOCK_HOUR } from '../../shared/limits.ts';
import { offerTexts } from '../../shared/locales/offer.ts';
import { limiterShard, limiterStub, workspaceStub } from '../objects.ts';
import { sha256Hex, utf8 } from '../platform/bytes.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { callerBlock } from './block-limit.ts';
import type { AppContext } from './context.ts';
import { widgetPlace } from './load-widget.ts';
import { merchantText } from './merchant-text.ts';
import { keyedHash } from './public-limits.ts';
import { isTest } from './test-mode.ts';

/** What a test form shows where a live one shows a code of the pool: a test takes none away. */
export const TEST_OFFER_CODE = 'TEST-CODE';

export function offerIn({ version: { draft } }: PublishedWidget, locale: string): ConfigOffer | null {
  if (!draft.offer) return null;
  const { text, code, pool, links = [] } = draft.offer;
  const { none_left, copy, copied } = offerTexts(locale);
  return {
    text: merchantText(text, locale),
    ...(code !== undefined && { code }),
    ...(pool && { pool }),
    links: links.map(({ label, url }) => ({ label: merchantText(label, locale), url })),
    texts: { none_left, copy, copied },
  };
}

/** The merchant's introduction, what is given, and that it is no price of a yes. */
export function introWith(intro: string, offer: ConfigOffer | null, locale: string): string {
  return offer ? sentences([intro, offer.text, offerTexts(locale).either_way]) : intro;
}

/** @param key the same gets the same code. @returns null where none is left and there is none for everybody */
export async function handOutCode(c: AppContext, shown: PublishedWidget, key: string): Promise<string | null> {
  const { offer } = shown.version.draft;
  if (!offer?.pool) return offer?.code ?? null;
  if (isTest(shown)) return TEST_OFFER_CODE;
  const by = sha256Hex(utf8(key));
  const { workspace, local } = widgetPlace(c, shown);
  const own = (await mayTake(c, `${workspace}/${local}`, by)) ? await workspaceStub(c.env, workspace).takeOfferCode(local, by) : null;
  return own ?? offer.code ?? null;
}

async function mayTake(c: AppContext, widget: string, by: string): Promise<boolean> {
  const { env, clock } = c.get('services');
  const block = callerBlock(c);
  // Where the edge tells no network there is nobody to count.
  if (block === null) return true;
  const key = keyedHash(env.hash, 'offer-code', widget, block);
  const window = { windowMs: HOUR_MS, stepMs: HOUR_STEP_MS, max: OFFER_CODES_PER_IP_BLOCK_HOUR };
  const claims = [{ key, amount: 1, windows: [window] }];
  const id = `offer:${keyedHash(env.hash, 'offer-by', widget, by)}`;
  return (await limiterStub(c.env, limiterShard(env.edge, block)).reserve(id, clock.now() + HOUR_MS, claims)) === null;
}

/** One after the other; each that its author left without an end gets the one of its writing. Thai has none, but a space. */
export function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => {
      const text = part.trim();
      if (!/[\p{L}\p{M}\p{N}%)]$/u.test(text) || /\p{Script=Thai}$/u.test(text)) return text;
      if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(text)) return `${text}。`;
      return `${text}${/\p{Script=Devanagari}$/u.test(text) ? '।' : '.'}`;
    })
    .join(' ')
    .replaceAll('。 ', '。');
}
