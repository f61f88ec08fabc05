/** A merchant with a landing page, and a visitor without script: reads forms off a page as a browser does, and sends them. */
import { expect } from 'vitest';
import { landingPageView } from '../../../shared/contract/admin.ts';
import { type ContactView, findContactAnswer, timeline } from '../../../shared/contract/contact.ts';
import { programmeView } from '../../../shared/contract/programme.ts';
import { publishAnswer, widgetView } from '../../../shared/contract/widget.ts';
import type { TokenGrade } from '../../../shared/vocabulary.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { tokens } from '../../../worker/platform/tokens.ts';
import { aMerchant, bindings, HOST, type Merchant, PROGRAMME, publicIds, send } from '../admin/admin.ts';

export interface Shop {
  readonly merchant: Merchant;
  readonly widget: string;
  readonly path: string;
}

export async function aShop(texts: { title?: string; intro?: string; brand?: string } = {}): Promise<Shop> {
  const merchant = await aMerchant();
  const { brand = PROGRAMME.sender.brand, title = 'First pick', intro = 'Hear of it first' } = texts;
  await merchant.ok('PUT', '/v1/programmes/default', programmeView, { ...PROGRAMME, sender: { ...PROGRAMME.sender, brand } });
  const draft = {
    name: 'Landing',
    origins: ['https://shop.example'],
    locales: ['en'],
    controls: [{ channels: ['sms'] }, { channels: ['whatsapp'] }, { channels: ['email'] }],
    channel_order: ['sms', 'whatsapp', 'email'] as const,
    title: { en: title },
    intro: { en: intro },
  };
  const { id } = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'landing', draft }, 201);
  await merchant.ok('POST', `/v1/widgets/${id}/publish`, publishAnswer, {});
  await merchant.ok('PUT', '/v1/landing-pages/spring', landingPageView, { widget: 'landing', title: { en: title }, intro: { en: intro } });
  return { merchant, widget: id, path: `/p/${merchant.workspaceId}/spring` };
}

export const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => send(path, { headers, redirect: 'manual' });
export const head = (path: string): Promise<Response> => send(path, { method: 'HEAD', redirect: 'manual' });

export type Fields = readonly (readonly [string, string])[];
export function post(path: string, fields: Fields, headers: Record<string, string> = { origin: HOST }): Promise<Response> {
  return send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
    redirect: 'manual',
  });
}

/** The hidden fields of the first form of a page. */
export function hidden(html: string): (readonly [string, string])[] {
  const form = /<form[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
}

/** The disclosure of the box with this label, as it stands on the page. */
export function boxValue(html: string, at: number): string {
  return [...html.matchAll(/<input type="checkbox"[^>]*value="([0-9a-f]{64})"/g)][at]?.[1] ?? '';
}

/** Through the landing page as anybody would; unverified. */
export async function submit(shop: Shop, phone: string, ticked: readonly number[] = [0]): Promise<Response> {
  const html = await (await get(shop.path)).text();
  const agree = ticked.map((at) => ['agree', boxValue(html, at)] as const);
  return post(shop.path, [...hidden(html), ['phone', phone], ['phone_country', 'US'], ...agree]);
}

export async function contactOf(shop: Shop, phone: string): Promise<ContactView | null> {
  return (await shop.merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone })).contact;
}

export async function recordsOf(shop: Shop, phone: string) {
  const contact = await contactOf(shop, phone);
  if (!contact) return [];
  return (await shop.merchant.ok('GET', `/v1/contacts/${contact.id}/timeline`, timeline)).entries.toReversed();
}

/** A token for this number, as a message or a code would have led to; `lifeMs` below zero: one that has lapsed. */
export async function tokenFor(shop: Shop, phone: string, grade: Exclude<TokenGrade, 'submission'>, lifeMs = 60_000): Promise<string> {
  const contact = await contactOf(shop, phone);
  expect(contact).not.toBeNull();
  const { workspace, partition, local } = publicIds.read('contact', contact!.id)!;
  const widget = publicIds.read('widget', shop.widget)!.local;
  return tokens(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY)).make({
    g: grade,
    w: workspace,
    j: 'none',
    p: partition,
    a: Number.parseInt(local, 16),
    f: widget,
    l: 'en',
    e: Date.now() + lifeMs,
  });
}

/** The `submission` token of what was just sent, from the code page that answered it. */
export function ownActsToken(shop: Shop, codePage: string): string {
  const id = hidden(codePage).find(([name]) => name === 'submission_id')?.[1] ?? '';
  const { workspace, partition, local } = publicIds.read('submission', id)!;
  const widget = publicIds.read('widget', shop.widget)!.local;
  const ring = parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY);
  return tokens(ring).make({
    g: 'submission',
    w: workspace,
    j: 'none',
    p: partition,
    a: local,
    f: widget,
    l: 'en',
    e: Date.now() + 60_000,
  });
}

/** Status, body and all headers but those that differ from one request to the next. */
export async function whole(response: Response): Promise<unknown> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date'));
  return { status: response.status, headers, body: await response.text() };
}
