/**
 * Vonage's Messages and Verify v2 APIs as far as they send texts and codes. It knows nothing of Sayso. Sources, read 2026-11-22: the OpenAPI
 * document of Verify v2, the data sets of vonage-node-sdk's tests for Messages, developer.vonage.com "Authentication" (JWT).
 */
import { createVerify } from 'node:crypto';
import { items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface VonageOptions {
  readonly applicationId: string;
  /** PEM. */
  readonly publicKey: string;
  readonly senders: readonly string[];
}

const DIGITS = /^[1-9]\d{6,14}$/;
const UUID = (n: number) => `aaaaaaaa-bbbb-4ccc-8ddd-${String(n).padStart(12, '0')}`;

export class VonageServer extends VendorServer {
  readonly delivered: { readonly channel: string; readonly to: string; readonly text: string }[] = [];
  readonly verifications: { readonly brand: string; readonly to: string; readonly code: string; readonly channel: string }[] = [];
  readonly #options: VonageOptions;
  readonly #tokens = new Set<string>();
  readonly #running = new Set<string>();
  #count = 0;

  constructor(options: VonageOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      if (request.method !== 'POST') return problem(405, 'Method Not Allowed');
      const refused = this.#authenticate(request.headers.authorization ?? '');
      if (refused !== null) return problem(401, 'Unauthorized', refused);
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return problem(415, 'Unsupported Media Type');
      const body = jsonObject(request.body) ?? wrong('the body is no JSON object');
      if (request.path === '/v1/messages') return this.#message(body);
      if (request.path === '/v2/verify') return this.#verify(body);
      return problem(404, 'Not Found');
    } catch (error) {
      if (error instanceof Wrong) return problem(422, 'Invalid params', error.message);
      throw error;
    }
  }

  /** @returns why not */
  #authenticate(authorization: string): string | null {
    const token = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization);
    if (!token) return 'no bearer token';
    const [, head = '', claims = '', signature = ''] = token;
    const read = (part: string) => jsonObject(Buffer.from(part, 'base64url').toString('utf8'));
    if (read(head)?.alg !== 'RS256' || read(head)?.typ !== 'JWT') return 'algorithm';
    const isSigned = createVerify('RSA-SHA256')
      .update(`${head}.${claims}`)
      .verify(this.#options.publicKey, Buffer.from(signature, 'base64url'));
    if (!isSigned) return 'signature';
    const { application_id, iat, exp, jti } = read(claims) ?? {};
    if (application_id !== this.#options.applicationId) return 'application';
    const isTimed = typeof iat === 'number' && typeof exp === 'number' && Number.isInteger(iat) && exp > iat && exp - iat <= 86_400;
    if (!isTimed || typeof jti !== 'string' || jti === '') return 'claims';
    if (this.#tokens.has(jti)) return 'the token was used before';
    this.#tokens.add(jti);
    return null;
  }

  #message(body: Record<string, unknown>): VendorAnswer {
    record(body, 'body', ['channel', 'message_type', 'from', 'to', 'text', 'client_ref', 'webhook_url', 'webhook_version', 'ttl']);
    oneOf(body.channel, 'channel', 'sms', 'rcs', 'whatsapp', 'viber_service');
    oneOf(body.message_type, 'message_type', 'text');
    const [from, to] = [words(body.from, 'from', 50), words(body.to, 'to', 15)];
    if (!DIGITS.test(to)) wrong('to must be digits in E.164 without a plus');
    if (!this.#options.senders.includes(from)) wrong('from is not a sender of this account');
    const text = words(body.text, 'text', body.channel === 'whatsapp' ? 4096 : body.channel === 'viber_service' ? 1000 : 3072);
    if (body.client_ref !== undefined) words(body.client_ref, 'client_ref', 100);
    this.#count += 1;
    this.delivered.push({ channel: String(body.channel), to, text });
    return { status: 202, body: { message_uuid: UUID(this.#count) } };
  }

  #verify(body: Record<string, unknown>): VendorAnswer {
    record(body, 'body', [
      'brand',
      'workflow',
      'code',
      'code_length',
      'locale',
      'channel_timeout',
      'client_ref',
      'fraud_check',
      'template_id',
    ]);
    const brand = words(body.brand, 'brand', 16);
    const code = words(body.code, 'code', 10);
    if (!/^[A-Za-z0-9]{4,10}$/.test(code)) wrong('code must be 4 to 10 letters and digits');
    if (body.code_length !== undefined) wrong('code_length beside a code of your own');
    if (body.client_ref !== undefined && !/^[A-Za-z0-9_-]{1,40}$/.test(words(body.client_ref, 'client_ref', 40))) wrong('client_ref');
    if (body.locale !== undefined && !/^[a-z]{2}-[a-z]{2}$/.test(words(body.locale, 'locale', 5))) wrong('locale');
    const [first] = items(body.workflow, 'workflow', 3).map((item) => record(item, 'workflow', ['channel', 'to', 'from', 'app_hash']));
    oneOf(first?.channel, 'workflow.channel', 'sms', 'rcs', 'whatsapp');
    const to = words(first?.to, 'workflow.to', 15);
    if (!DIGITS.test(to)) wrong('workflow.to must be digits in E.164 without a plus');
    if (first?.channel === 'whatsapp' && !this.#options.senders.includes(words(first.from, 'workflow.from', 15))) wrong('workflow.from');
    if (this.#running.has(to)) return problem(409, 'Conflict', 'Concurrent verifications to the same number are not allowed');
    this.#running.add(to);
    this.#count += 1;
    this.verifications.push({ brand, to, code, channel: String(first?.channel) });
    return { status: 202, body: { request_id: UUID(this.#count) } };
  }
}

const problem = (status: number, title: string, detail = ''): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: 'https://developer.vonage.com/api-errors', title, detail, instance: 'bf0ca0bf927b3b52e3cb03217e1a1ddf' },
});
