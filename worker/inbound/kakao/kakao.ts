/**
 * KakaoTalk: somebody added or blocked the channel. Kakao signs nothing: the app's own admin key stands in the header, and opens the whole
 * API, so no header of these requests may reach a log. Adding a channel is no consent.
 * Source: developers.kakao.com "Kakao Talk Channel, Webhook", devtalk.kakao.com/t/115685 (names of the channel), read November 2026.
 */
import { err, ok } from '../../../shared/result.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import { hex } from '../../platform/bytes.ts';
import { sha256 } from '../../platform/sha256.ts';
import { kakaoScope } from '../address-scope.ts';
import { eventDate } from '../event-time.ts';
import type { InboundAccount, InboundPlatform } from '../inbound.ts';
import { idText, type Json, readJson, text, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';

export const kakao: InboundPlatform<'kakao'> = {
  id: 'kakao',

  /** The channel is named by its present or its former field; one app may hold several channels. */
  async verify(raw, account) {
    const given = raw.headers.get('authorization');
    if (given === null) return err('signature_missing');
    if (!sameText(given, `KakaoAK ${account.secrets.admin_key}`)) return err('signature_wrong');
    const named = channelOf(readJson(raw.body));
    return named !== null && named !== account.settings.channel_id ? err('other_account') : ok(undefined);
  },

  async parse(raw, account) {
    const body = readJson(raw.body);
    const event = text(body?.event);
    if (!body || event === null) return err({ reason: 'malformed', detail: 'not an object with `event`' });
    if (event !== 'added' && event !== 'blocked') return ok({ events: [], unknown: [unknownName('kakao', event)] });
    const from = userOf(body, account);
    if (!from) return err({ reason: 'malformed', detail: 'no `id` of a known `id_type`' });
    const told = {
      // Unique for each webhook; without it, what the body says.
      id: raw.headers.get('x-kakao-resource-id') || hex(sha256(raw.body)),
      channel: 'kakaotalk',
      from,
      to: channelOf(body),
      at: eventDate(body.updated_at, raw.receivedAtMs),
    } as const;
    return ok({ events: [{ kind: event === 'blocked' ? 'block' : 'unblock', ...told }], unknown: [] });
  },
};

const channelOf = (body: Json | null): string | null => text(body?.channel_public_id) ?? text(body?.plus_friend_public_id);

/**
 * `app_user_id` is what Kakao Login tells; `open_id` stands for a person who did not share the channel's relation, and may never meet it: it is
 * kept apart by its prefix, so that one is never taken for the other.
 */
function userOf(body: Json, account: InboundAccount<'kakao'>): Address | null {
  const [id, type] = [idText(body.id), body.id_type];
  if (id === null || (type !== 'app_user_id' && type !== 'open_id')) return null;
  return { kind: 'kakao_user', scope: kakaoScope(account.settings), value: type === 'open_id' ? `open_id:${id}` : id };
}

export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'kakao',
  stop: [],
  start: [],
  help: [],
  matching: 'The webhook brings no words: a person stops by blocking the channel, or by the 080 number of a Brand Message.',
  source: 'developers.kakao.com/docs/en/kakaotalk-channel/callback, read November 2026',
};
