/**
 * What every messaging provider promises, over the registry: a new one is held to it by being there. Accounts are made of the platform's
 * own form; what each vendor wants in detail is tested against its stand-in.
 */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { PLATFORM_FORMS, PLATFORMS, type PlatformId } from '../../shared/contract/channel-account.ts';
import { type AddressKind, CHANNELS, type ChannelId } from '../../shared/vocabulary.ts';
import type { MessagingAccount, MessagingProvider, OutgoingMessage, SendOutcome } from '../../worker/messaging/messenger.ts';
import { PROVIDERS } from '../../worker/messaging/registry.ts';
import { letsNextTry } from '../../worker/messaging/send-by-route.ts';
import { checkOutboundUrl } from '../../worker/platform/outbound-url.ts';

const BASE = 'https://proxy.acme.example/vendor';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

/** The first of these that a field's own form takes. */
const SAMPLES: readonly unknown[] = [
  BASE,
  PEM,
  'plain',
  false,
  [],
  { name: 'code', languages: ['en', 'en_US'] },
  { brand: 'Acme' },
  { code: [{ language: 'en', sid: 'HX1' }] },
  { code: { name: 'code', languages: ['en'] }, link: { name: 'link', languages: ['en'] }, notice: { name: 'notice', languages: ['en'] } },
];
/** Where vendors put their own words of a failure. */
const TELLING = ['message', 'description', 'title', 'detail', 'details', 'reason', 'errmsg', 'Message', 'status_message', 'error_text'];
const SECRET = /shh-|PRIVATE/;
const TOKEN_URL = /\/(?:token|stable_token)$/;

function sample(name: string, form: z.ZodType, isSecret: boolean): unknown {
  if (name === 'private_key') return PEM;
  if (name === 'service_account') return JSON.stringify({ client_email: 'rbm@acme.iam.example', private_key: PEM });
  if (isSecret) return `123:shh-${name}`;
  if (name === 'base_url') return BASE;
  if (name === 'host') return 'xxxxx.api.vendor.example';
  return ['V1', ...SAMPLES].find((value) => form.safeParse(value).success);
}
const filled = (form: { readonly shape: object }, isSecret: boolean): Record<string, unknown> =>
  Object.fromEntries(Object.entries(form.shape).map(([name, field]) => [name, sample(name, field as z.ZodType, isSecret)]));

const TO: Readonly<Partial<Record<ChannelId, { readonly to: string; readonly toKind: AddressKind }>>> = {
  email: { to: 'ada@acme.example', toKind: 'email' },
  line: { to: 'U4af4980629b2a1d1f3c4e5a6b7c8d9e0', toKind: 'line_user' },
  telegram: { to: '1111111', toKind: 'telegram_chat' },
  messenger: { to: '1254477777772919', toKind: 'messenger_psid' },
  instagram: { to: '8211548912345678', toKind: 'instagram_igsid' },
  wechat: { to: 'oX1yZ', toKind: 'wechat_openid' },
  kakaotalk: { to: '1376016924429759228', toKind: 'kakao_user' },
  viber: { to: '01234567890A=', toKind: 'viber_user' },
};
const message = (channel: ChannelId): OutgoingMessage => ({
  id: 'msg-0123456789abcdef-0-1',
  channel,
  ...(TO[channel] ?? { to: '+12025550142', toKind: 'phone' as const }),
  text: 'Acme: 123456 is your code',
  subject: channel === 'email' ? 'Your code' : null,
  sentAtMs: Date.UTC(2026, 10, 22, 12),
  kind: 'reply',
  locale: 'en',
});

/** Credentials that are refused are refused there already. */
function tokenAnswer(answer: () => Response): Response {
  try {
    const own = answer();
    if (own.status === 401 || own.status === 403) return own;
  } catch {
    // The connection breaks later, when the message is on its way.
  }
  return Response.json({ access_token: 'a-token', expires_in: 7200 });
}

/** What came of it, and what was called. */
async function send(id: PlatformId, channel: ChannelId, answer: () => Response, over: { base_url?: undefined } = {}) {
  const provider = PROVIDERS[id] as MessagingProvider | undefined;
  const { settings, secrets } = PLATFORM_FORMS[id];
  const account = {
    id: '00000000000000a1',
    platform: id,
    programme: 'default',
    settings: { ...filled(settings, false), ...over },
    secrets: filled(secrets, true),
    senders: { [channel]: channel === 'email' ? 'news@acme.example' : '+12025550199' },
    countries: null,
    priority: 10,
  } as unknown as MessagingAccount;
  const calls: { readonly url: string; readonly init: RequestInit }[] = [];
  const network = async (url: string, init: RequestInit) => {
    // What is asked for first, where a provider wants a token of its own: until it has one, nothing can have been taken.
    if (TOKEN_URL.test(url)) return tokenAnswer(answer);
    calls.push({ url, init });
    return answer();
  };
  const outcome: SendOutcome | Error = await Promise.resolve()
    .then(() => provider!.messenger(account, network).send(message(channel)))
    .catch((thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))));
  return { outcome, calls };
}
const isSent = (outcome: SendOutcome | Error) => !(outcome instanceof Error) && 'sent' in outcome;
const isLater = (outcome: SendOutcome | Error) => !(outcome instanceof Error) && 'retry' in outcome && outcome.retry === 'later';

const ids = PLATFORMS.filter((id) => PROVIDERS[id]);

describe.each(ids)('provider %s', (id) => {
  const provider = PROVIDERS[id] as MessagingProvider;
  const each = provider.channels.map((channel) => [channel] as const);

  test('is registered under its own name, and for channels that can be sent', () => {
    expect(provider.id).toBe(id);
    expect(provider.channels.length).toBeGreaterThan(0);
    expect(provider.channels.filter((channel) => !CHANNELS.includes(channel) || channel === 'signal')).toEqual([]);
    expect(new Set(provider.channels).size).toBe(provider.channels.length);
  });

  test('calls somebody for at least one of its channels, or the rest of this suite would show nothing', async () => {
    const all = await Promise.all(provider.channels.map((channel) => send(id, channel, () => Response.json({}))));
    expect(all.some(({ calls }) => calls.length > 0)).toBe(true);
  });

  test.each(each)('%s: calls only the account’s own base URL, else a public host over https; and follows no redirect', async (channel) => {
    const { calls } = await send(id, channel, () => Response.json({}));
    for (const { url } of calls) expect(url.startsWith(`${BASE}/`) || url === BASE, new URL(url).host).toBe(true);
    const own = id === 'local' ? [] : (await send(id, channel, () => Response.json({}), { base_url: undefined })).calls;
    const rules = { demo: false, ownHost: 'sayso.example' };
    for (const { url } of own) expect(checkOutboundUrl(url, rules).ok, new URL(url).host).toBe(true);
    const moved = await send(id, channel, () => new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/' } }));
    expect(isSent(moved.outcome)).toBe(false);
    for (const { url, init } of moved.calls) {
      expect(url).not.toContain('elsewhere');
      expect(init.redirect).toBe('manual');
    }
  });

  test.each(each)('%s: an unknown outcome is thrown: never "sent", and never "surely not taken"', async (channel) => {
    for (const answer of [
      () => {
        throw new TypeError('connection reset');
      },
      () => new Response('oops', { status: 500 }),
      () => new Response(null, { status: 504 }),
    ]) {
      const { outcome, calls } = await send(id, channel, answer);
      expect(isSent(outcome) || isLater(outcome)).toBe(false);
      if (calls.length > 0 && id !== 'local') expect(outcome).toBeInstanceOf(Error);
    }
  });

  test.each(each)('%s: what was refused is not called sent', async (channel) => {
    for (const status of [400, 401, 403, 404, 413, 429]) {
      expect(isSent((await send(id, channel, () => Response.json({}, { status }))).outcome), String(status)).toBe(false);
    }
  });

  test.each(each)('%s: wrong credentials are the account’s fault, and let another one try', async (channel) => {
    const { outcome, calls } = await send(id, channel, () => Response.json({}, { status: 401 }));
    if (calls.length > 0) expect(outcome).toSatisfy((refused: SendOutcome) => 'retry' in refused && letsNextTry(refused));
  });

  test.each(each)('%s: what it says of a failure names neither person, words nor secret', async (channel) => {
    const { to, text } = message(channel);
    for (const answer of [
      () => Response.json(Object.fromEntries(TELLING.map((name) => [name, `no such ${to}: ${text}, shh-token`])), { status: 400 }),
      () =>
        Response.json({ error: Object.fromEntries(TELLING.map((name) => [name, `no such ${to}: ${text}, shh-token`])) }, { status: 400 }),
      () => {
        throw new TypeError(`fetch failed: https://vendor.example/bot123:shh-token/${to}`);
      },
    ]) {
      const { outcome } = await send(id, channel, answer);
      const said = outcome instanceof Error ? `${outcome.message} ${String(outcome.cause ?? '')}` : JSON.stringify(outcome);
      // The adapter of the demo hands on what the network threw; the outbox stores none of it.
      if (id === 'local' && outcome instanceof Error) continue;
      expect(said).not.toMatch(SECRET);
      expect(said).not.toContain(to.replace('+', ''));
      expect(said).not.toContain(text);
    }
  });
});

test('there are some', () => expect(ids.length).toBeGreaterThan(2));
