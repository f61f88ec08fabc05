/**
 * The HTTP interface without today's contract: what an earlier build says must not be judged by what this one promises. The upgrade
 * tests and the script that makes their fixture use it; it must not import from `shared/` or `worker/`.
 */
import { randomBytes } from 'node:crypto';
import { IP_HEADER, SHOP } from './visitor.ts';

export type Json = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** A submission that may be sent again: same key, same bytes. */
export interface PreparedSubmission {
  readonly idempotency_key: string;
  readonly body: string;
}

export interface Receipt {
  readonly submission_id: string;
  readonly submission_secret: string;
}

let visits = 0;

export async function call(
  url: string,
  method: string,
  path: string,
  given: { key?: string; body?: unknown; headers?: Json } = {},
): Promise<Answer> {
  visits += 1;
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      // 198.18.0.0/15 is for tests (RFC 2544); limits are kept by /24.
      [IP_HEADER]: `198.${18 + (Math.floor(visits / 256) % 2)}.${visits % 256}.9`,
      ...(given.key === undefined ? { origin: SHOP } : { authorization: `Bearer ${given.key}` }),
      ...(given.headers as Record<string, string> | undefined),
    },
    ...(given.body === undefined ? {} : { body: typeof given.body === 'string' ? given.body : JSON.stringify(given.body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Json) : { text } };
}

/** @throws where the answer is not a 2xx. */
export async function must(...[url, method, path, given]: Parameters<typeof call>): Promise<Json> {
  const answer = await call(url, method, path, given);
  if (answer.status < 200 || answer.status > 299) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export class PlainVisitor {
  readonly url: string;
  readonly widget: string;

  constructor(url: string, widget: string) {
    this.url = url;
    this.widget = widget;
  }

  /** Everything but the sending, in a showing of its own. */
  async prepare(to: { phone?: string; email?: string }, granted: readonly string[]): Promise<PreparedSubmission> {
    const config = await must(this.url, 'GET', `/v1/widgets/${this.widget}/config?locale=en`);
    const { render_token } = await must(this.url, 'POST', `/v1/widgets/${this.widget}/render`, {
      body: { locale: 'en', version: config.version },
    });
    const controls = config.controls as { channels: string[]; purpose: string; disclosure: string }[];
    const choices = controls.flatMap(({ channels, purpose, disclosure }) =>
      channels.map((channel) => ({ channel, purpose, granted: granted.includes(channel), disclosure, shown: true })),
    );
    const body = { ...to, phone_country: 'US', locale: 'en', render_token, choices, page: { url: `${SHOP}/` } };
    return { idempotency_key: randomBytes(16).toString('base64url'), body: JSON.stringify(body) };
  }

  send({ idempotency_key, body }: PreparedSubmission): Promise<Answer> {
    return call(this.url, 'POST', `/v1/widgets/${this.widget}/submissions`, { body, headers: { 'idempotency-key': idempotency_key } });
  }

  async submit(to: { phone?: string; email?: string }, granted: readonly string[]): Promise<Receipt> {
    const { status, body } = await this.send(await this.prepare(to, granted));
    if (status !== 201) throw new Error(`submission: ${status} ${JSON.stringify(body)}`);
    return body as unknown as Receipt;
  }

  verify({ submission_id, submission_secret }: Receipt, code: string): Promise<Answer> {
    return call(this.url, 'POST', `/v1/submissions/${submission_id}/verify`, {
      body: { code },
      headers: { 'sayso-secret': submission_secret },
    });
  }
}

/** By the link that a person was given. */
export const withdrawAll = (url: string, preferencesUrl: string): Promise<Answer> =>
  call(url, 'POST', `/v1/preferences/${new URL(preferencesUrl).pathname.split('/').at(-1)}/withdraw-all`, { body: {} });

export interface KnownPerson {
  readonly contact: Json;
  readonly timeline: readonly Json[];
}

/** @returns undefined where nothing is known of the channel */
export function standingIn(found: KnownPerson | null, channel: string): unknown {
  return ((found?.contact.state ?? []) as Json[]).find((state) => state.channel === channel)?.standing;
}

/** All that the merchant's API says of a person; null where the address is unknown. */
export async function known(url: string, key: string, to: { phone?: string; email?: string }): Promise<KnownPerson | null> {
  const { contact } = (await must(url, 'POST', '/v1/contacts/find', { key, body: to })) as { contact: Json | null };
  if (contact === null) return null;
  const timeline: Json[] = [];
  for (let cursor: unknown = ''; cursor !== null; ) {
    const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(String(cursor))}`;
    const page = await must(url, 'GET', `/v1/contacts/${contact.id}/timeline${query}`, { key });
    timeline.unshift(...(page.entries as Json[]).toReversed());
    cursor = page.next_cursor;
  }
  return { contact, timeline };
}
