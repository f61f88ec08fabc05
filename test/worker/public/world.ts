/**
 * A merchant with a programme and a published widget, made over the admin API, and a visitor who uses it as a browser would. What the
 * local messenger sends is caught where it would leave the process: nothing of the product is replaced.
 */
import { env, exports } from 'cloudflare:workers';
import { expect } from 'vitest';
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import type { ContactView, TimelineEntry } from '../../../shared/contract/contact.ts';
import type { ProgrammeInput } from '../../../shared/contract/programme.ts';
import type { Choice, SubmissionReceipt, SubmissionRequest } from '../../../shared/contract/submission.ts';
import type { WidgetDraftInput } from '../../../shared/contract/widget.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import type { Bindings } from '../../../worker/env.ts';
import { PARTITIONS } from '../partitions.ts';

export const bindings = env as unknown as Bindings;
export const HOST = 'http://sayso.test';
export const SHOP = 'https://shop.example';

export const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  (exports as unknown as { default: { fetch(request: Request): Promise<Response> } }).default.fetch(new Request(`${HOST}${path}`, init));

export interface Sent {
  readonly id: string;
  readonly channel: string;
  readonly to: string;
  readonly text: string;
  readonly subject: string | null;
  readonly buttons?: readonly { readonly label: string; readonly data: string }[];
}
/** Every message "sent" in this file, oldest first. */
export const outbox: Sent[] = [];

globalThis.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input));
  if (url.host === 'outbox.test') {
    outbox.push(JSON.parse(String(init?.body)) as Sent);
    return new Response(null, { status: 202 });
  }
  if (url.host === 'shop.example') return new Response(`<p>${url.pathname}</p>`, { headers: { 'content-type': 'text/html' } });
  throw new Error(`no test may call ${url.host}`);
};

const realNow = Date.now.bind(Date);
/** Does something as if it were later, or earlier: the product reads no other clock. */
export async function shiftClock(byMs: number, act: () => Promise<unknown>): Promise<void> {
  const before = Date.now;
  Date.now = () => realNow() + byMs;
  try {
    await act();
  } finally {
    Date.now = before;
  }
}

export async function eventually<T>(what: string, look: () => T | null | undefined | Promise<T | null | undefined>): Promise<T> {
  const deadline = realNow() + 5000;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (realNow() > deadline) throw new Error(`not within 5 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const codeIn = (message: Sent): string => /\b\d{6}\b/.exec(message.text)![0];
/** The newest code sent to an address, as soon as there are as many messages to it as expected. */
export async function codeTo(address: string, count = 1): Promise<string> {
  return codeIn(await messageTo(address, count));
}
export const messageTo = (address: string, count = 1): Promise<Sent> =>
  eventually(`message ${count} to ${address}`, () => outbox.filter((message) => message.to === address)[count - 1]);

let last = Math.floor(Date.now() / 1000) % 9000;
/** Area codes of the United States, some of them: limits on sends are kept by prefix, so each person is of another one. */
const AREAS = (
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 ' +
  '267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 334 336 337 339 347 351 ' +
  '352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 425 430 432 434 435 440 443 469 478 479 480 484'
).split(' ');
/** A number of the fictional range, 555 0100 to 0199 of every area, that no test of this file used before. */
export function freshPhone(): string {
  last += 1;
  const ofArea = Math.floor(last / AREAS.length) % 100;
  return `+1${AREAS[last % AREAS.length]}55501${String((ofArea * 37) % 100).padStart(2, '0')}`;
}
export function freshEmail(): string {
  last += 1;
  return `visitor${last}@mail.example`;
}
export const freshKey = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');

export const PROGRAMME: ProgrammeInput = {
  name: 'News',
  sender: {
    legal_entity: 'Shop Ltd',
    brand: 'Shop',
    contact: 'hello@shop.example',
    accounts: { sms: '12345', whatsapp: '+1 202 555 0100', email: 'news@shop.example' },
  },
  kinds: { en: 'offers', de: 'Angebote' },
  frequency: { en: 'Up to 4 messages a month', de: 'Bis zu 4 Nachrichten im Monat' },
  terms_url: 'https://shop.example/terms',
  privacy_url: 'https://shop.example/privacy',
  topics: [{ id: 'sales', label: { en: 'Sales' } }],
};

export const DRAFT: WidgetDraftInput = {
  name: 'Form',
  origins: [SHOP],
  locales: ['en', 'de'],
  controls: [
    { channels: ['sms'], opt_in: 'double' },
    { channels: ['whatsapp'], opt_in: 'double' },
    { channels: ['email'], opt_in: 'double' },
  ],
  // Wherever the visitor is: the tests speak of the first and the second control.
  channel_order: ['sms', 'whatsapp', 'email'],
  title: { en: 'Stay in touch', de: 'In Kontakt bleiben' },
  intro: { en: 'Offers first', de: 'Angebote zuerst' },
};

export interface Shop {
  readonly apiKey: string;
  readonly workspaceId: string;
  readonly widgetId: string;
  readonly identitySecret: string;
  admin(method: string, path: string, body?: unknown): Promise<Response>;
  publish(draft?: WidgetDraftInput): Promise<number>;
  suspend(): Promise<void>;
}

export async function aShop(
  draft: WidgetDraftInput = DRAFT,
  programme: ProgrammeInput = PROGRAMME,
  partitions = PARTITIONS,
): Promise<Shop> {
  const made = await json<{ workspace: { id: string }; api_key: string }>(
    await call('POST', '/v1/workspaces', bindings.OPERATOR_KEY, { name: 'Shop', partitions }),
    201,
  );
  const admin: Shop['admin'] = (method, path, body) => call(method, path, made.api_key, body);
  await json(await admin('PUT', '/v1/programmes/default', programme), 200);
  const widget = await json<{ id: string; identity_secret: string }>(await admin('POST', '/v1/widgets', { key: 'form', draft }), 201);
  const publish: Shop['publish'] = async (changed) => {
    if (changed) await json(await admin('PUT', `/v1/widgets/${widget.id}/draft`, changed), 200);
    return (await json<{ version: number }>(await admin('POST', `/v1/widgets/${widget.id}/publish`), 200)).version;
  };
  await publish();
  const suspend: Shop['suspend'] = async () => {
    await json(await call('POST', `/v1/workspaces/${made.workspace.id}/suspend`, bindings.OPERATOR_KEY), 200);
  };
  return {
    apiKey: made.api_key,
    workspaceId: made.workspace.id,
    widgetId: widget.id,
    identitySecret: widget.identity_secret,
    admin,
    publish,
    suspend,
  };
}

export async function call(method: string, path: string, key: string, body?: unknown): Promise<Response> {
  return send(path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export async function json<T>(response: Response, status: number): Promise<T> {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  return JSON.parse(text) as T;
}

// The visitor's browser.

export const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SHOP, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

export const readConfig = async (shop: Shop, locale = 'en'): Promise<WidgetConfig> =>
  json(await send(`/v1/widgets/${shop.widgetId}/config?locale=${locale}`, { headers: { origin: SHOP } }), 200);

export const renderToken = async (shop: Shop, body: Record<string, unknown> = {}): Promise<string> =>
  (await json<{ render_token: string }>(await post(`/v1/widgets/${shop.widgetId}/render`, { locale: 'en', ...body }), 200)).render_token;

/** What the form would send: each channel on screen, ticked where `granted` names it. */
export async function aSubmission(
  shop: Shop,
  granted: readonly ChannelId[],
  change: Partial<SubmissionRequest> = {},
): Promise<SubmissionRequest> {
  const config = await readConfig(shop, change.locale);
  return {
    locale: config.locale,
    render_token: await renderToken(shop, { locale: config.locale, version: config.version }),
    choices: config.controls.flatMap((control) =>
      control.channels.map(
        (channel): Choice => ({
          channel,
          purpose: control.purpose,
          granted: granted.includes(channel),
          disclosure: control.disclosure,
          shown: true,
        }),
      ),
    ),
    page: { url: `${SHOP}/sale?utm_source=mail`, build: 'test' },
    ...change,
  };
}

export const submit = (shop: Shop, request: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  post(`/v1/widgets/${shop.widgetId}/submissions`, request, { 'idempotency-key': freshKey(), ...headers });

export async function submitted(
  shop: Shop,
  granted: readonly ChannelId[],
  change: Partial<SubmissionRequest> = {},
): Promise<SubmissionReceipt> {
  return json(await submit(shop, await aSubmission(shop, granted, change)), 201);
}

export const asHolder = (receipt: SubmissionReceipt) => ({ 'sayso-secret': receipt.submission_secret });
export const verify = (receipt: SubmissionReceipt, code: string, to?: 'phone' | 'email'): Promise<Response> =>
  post(`/v1/submissions/${receipt.submission_id}/verify`, { code, ...(to ? { to } : {}) }, asHolder(receipt));

/** Grants, answers the code, and is left holding a manage token. */
export async function confirmed(shop: Shop, phone: string, granted: readonly ChannelId[] = ['sms']): Promise<string> {
  const before = outbox.filter((message) => message.to === phone).length;
  const receipt = await submitted(shop, granted, { phone });
  const answer = await json<{ preferences_url: string }>(await verify(receipt, await codeTo(phone, before + 1)), 200);
  return answer.preferences_url.split('/me/')[1]!;
}

// The merchant's view of what was recorded.

export async function contactOf(shop: Shop, address: { phone?: string; email?: string }): Promise<ContactView | null> {
  return (await json<{ contact: ContactView | null }>(await shop.admin('POST', '/v1/contacts/find', address), 200)).contact;
}
export async function standingOf(shop: Shop, phone: string, channel: ChannelId): Promise<string> {
  const state = (await contactOf(shop, { phone }))?.state.find((row) => row.channel === channel);
  return state
    ? `${state.standing}${state.verified ? ' verified' : ''}${state.claims.some((claim) => claim.status === 'pending') ? ' +claim' : ''}`
    : 'none';
}
export async function timelineOf(shop: Shop, address: { phone?: string; email?: string }): Promise<TimelineEntry[]> {
  const contact = await contactOf(shop, address);
  if (!contact) return [];
  return (await json<{ entries: TimelineEntry[] }>(await shop.admin('GET', `/v1/contacts/${contact.id}/timeline`), 200)).entries;
}
