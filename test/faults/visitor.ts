/** What a browser on the merchant's page sends, request for request, so that a test can cut the line at any of them. */
import { randomBytes } from 'node:crypto';
import { type WidgetConfig, widgetConfig } from '../../shared/contract/config.ts';
import { type SubmissionReceipt, submissionReceipt, type VerifyAnswer, verifyAnswer } from '../../shared/contract/submission.ts';

export const SHOP = 'https://shop.example';
/** The header that the test's edge is trusted for: each visitor comes from an address of its own, as in life. */
export const IP_HEADER = 'x-test-ip';

/** A submission that may be sent again: same key, same bytes. */
export interface Prepared {
  readonly phone: string;
  readonly idempotencyKey: string;
  readonly body: string;
}

export interface Visit {
  /** Default: one of its own. */
  readonly ip?: string;
  readonly phoneAsTyped?: string;
  readonly email?: string;
  readonly externalIds?: readonly { namespace: string; value: string }[];
  readonly page?: Record<string, unknown>;
}

export class Visitor {
  readonly url: string;
  readonly widgetId: string;
  isToday = true;
  #config: WidgetConfig | null = null;
  #count = 0;

  constructor(url: string, widgetId: string) {
    this.url = url;
    this.widgetId = widgetId;
  }

  async config(): Promise<WidgetConfig> {
    // What an earlier build says of a form is not by today's contract.
    const said = async () => (await this.#fetch('GET', `/v1/widgets/${this.widgetId}/config?locale=en`)).json();
    this.#config ??= this.isToday ? widgetConfig.parse(await said()) : ((await said()) as WidgetConfig);
    return this.#config;
  }

  /** Everything but the sending. @param granted the channels that are ticked; the others are shown and left */
  async prepare(phone: string, granted: readonly string[], visit: Visit = {}): Promise<Prepared> {
    const config = await this.config();
    const render = await this.#fetch('POST', `/v1/widgets/${this.widgetId}/render`, { locale: 'en', version: config.version });
    const { render_token } = (await render.json()) as { render_token: string };
    const choices = config.controls.flatMap((control) =>
      control.channels.map((channel) => ({
        channel,
        purpose: control.purpose,
        granted: granted.includes(channel),
        disclosure: control.disclosure,
        shown: true,
      })),
    );
    const body = JSON.stringify({
      phone: visit.phoneAsTyped ?? phone,
      phone_country: 'US',
      ...(visit.email === undefined ? {} : { email: visit.email }),
      ...(visit.externalIds === undefined ? {} : { external_ids: visit.externalIds }),
      locale: 'en',
      render_token,
      choices,
      page: { url: `${SHOP}/`, ...visit.page },
    });
    return { phone, idempotencyKey: randomBytes(16).toString('base64url'), body };
  }

  /** @returns null where the line broke before an answer came */
  async send(prepared: Prepared, ip = this.#ip()): Promise<SubmissionReceipt | null> {
    const headers = { 'idempotency-key': prepared.idempotencyKey, [IP_HEADER]: ip };
    const answer = await this.#tried('POST', `/v1/widgets/${this.widgetId}/submissions`, prepared.body, headers);
    if (answer === null) return null;
    if (answer.status !== 201) throw new Error(`submission: ${answer.status} ${answer.text}`);
    return submissionReceipt.parse(JSON.parse(answer.text));
  }

  async submit(phone: string, granted: readonly string[], visit: Visit = {}): Promise<SubmissionReceipt> {
    const receipt = await this.send(await this.prepare(phone, granted, visit), visit.ip ?? this.#ip());
    if (receipt === null) throw new Error('the line broke');
    return receipt;
  }

  /** @returns null where the line broke; 'refused' for a code that is not valid, or no longer */
  async verify(receipt: SubmissionReceipt, code: string, to?: 'phone' | 'email'): Promise<VerifyAnswer | 'refused' | null> {
    const path = `/v1/submissions/${receipt.submission_id}/verify`;
    const answer = await this.#tried('POST', path, JSON.stringify({ code, ...(to === undefined ? {} : { to }) }), {
      'sayso-secret': receipt.submission_secret,
    });
    if (answer === null) return null;
    return answer.status === 200 ? verifyAnswer.parse(JSON.parse(answer.text)) : 'refused';
  }

  /** @returns whether it was acknowledged */
  async withdrawAll(preferencesUrl: string): Promise<boolean> {
    const token = new URL(preferencesUrl).pathname.split('/').at(-1);
    const answer = await this.#tried('POST', `/v1/preferences/${token}/withdraw-all`, '{}', {});
    if (answer !== null && answer.status !== 200) throw new Error(`withdraw-all: ${answer.status} ${answer.text}`);
    return answer !== null;
  }

  async requestLink(phone: string): Promise<void> {
    await this.#fetch('POST', '/v1/preferences/requests', { widget: this.widgetId, phone, locale: 'en' });
  }

  /** 198.18.0.0/15 is for tests (RFC 2544); a /24 for each visitor, since limits are kept by /24. */
  #ip(): string {
    this.#count += 1;
    return `198.${18 + Math.floor(this.#count / 256)}.${this.#count % 256}.7`;
  }

  async #fetch(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { origin: SHOP, 'content-type': 'application/json', [IP_HEADER]: this.#ip() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  async #tried(
    method: string,
    path: string,
    body: string,
    headers: Record<string, string>,
  ): Promise<{ readonly status: number; readonly text: string } | null> {
    try {
      const response = await fetch(`${this.url}${path}`, {
        method,
        headers: { origin: SHOP, 'content-type': 'application/json', [IP_HEADER]: this.#ip(), ...headers },
        body,
      });
      return { status: response.status, text: await response.text() };
    } catch {
      return null;
    }
  }
}
