/**
 * Google's token endpoint for service accounts and RBM's agent messages, as far as they send one. It knows nothing of Sayso.
 * Sources, read 2026-11-23: rbm.proto (CreateAgentMessageRequest, AgentContentMessage, Suggestion), RBM "Send messages", "Error codes"; Google
 * Identity "Using OAuth 2.0 for Server to Server Applications" (claims, grant type, one hour).
 */
import { Buffer } from 'node:buffer';
import { createPublicKey, verify } from 'node:crypto';
import { items, record, Wrong, words, wrong } from './checks.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface RbmMessage {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}
export interface RbmOptions {
  readonly agentId: string;
  readonly clientEmail: string;
  /** SPKI, PEM. */
  readonly publicKey: string;
  /** Numbers that have RCS. */
  readonly phones: readonly string[];
}

const TOKEN = 'ya29.access';
const SCOPE = 'https://www.googleapis.com/auth/rcsbusinessmessaging';
const ID = /^[A-Za-z0-9_-]{1,64}$/;

export class RbmServer extends VendorServer {
  readonly delivered: RbmMessage[] = [];
  /** Unix seconds. */
  now = 0;
  readonly #options: RbmOptions;
  readonly #taken = new Set<string>();

  constructor(options: RbmOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    const url = new URL(request.path, 'http://rbm.test');
    try {
      if (request.method !== 'POST') return failed(405, 'METHOD_NOT_ALLOWED');
      if (url.pathname === '/token') return this.#token(request);
      const [, phone] = /^\/v1\/phones\/([^/]+)\/agentMessages$/.exec(url.pathname) ?? [];
      return phone === undefined ? failed(404, 'NOT_FOUND') : this.#send(decodeURIComponent(phone), url.searchParams, request);
    } catch (error) {
      if (error instanceof Wrong) return failed(400, 'INVALID_ARGUMENT', error.message);
      throw error;
    }
  }

  #token({ headers, body }: VendorRequest): VendorAnswer {
    if (!/^application\/x-www-form-urlencoded\b/.test(headers['content-type'] ?? ''))
      return { status: 400, body: { error: 'invalid_request' } };
    const form = new URLSearchParams(body);
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return { status: 400, body: { error: 'unsupported_grant_type' } };
    const [head = '', claims = '', signature = '', ...more] = (form.get('assertion') ?? '').split('.');
    const part = (text: string) => jsonObject(Buffer.from(text, 'base64url').toString('utf8'));
    const { iss, scope, aud, iat, exp } = part(claims) ?? {};
    const isSigned =
      part(head)?.alg === 'RS256' &&
      more.length === 0 &&
      verify('sha256', Buffer.from(`${head}.${claims}`), createPublicKey(this.#options.publicKey), Buffer.from(signature, 'base64url'));
    const isRight =
      isSigned &&
      iss === this.#options.clientEmail &&
      scope === SCOPE &&
      aud === 'https://oauth2.googleapis.com/token' &&
      typeof iat === 'number' &&
      typeof exp === 'number' &&
      exp - iat <= 3600 &&
      iat <= this.now &&
      exp > this.now;
    if (!isRight) return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
    return { status: 200, body: { access_token: TOKEN, expires_in: 3599, token_type: 'Bearer' } };
  }

  #send(phone: string, query: URLSearchParams, { headers, body }: VendorRequest): VendorAnswer {
    if (headers.authorization !== `Bearer ${TOKEN}`) return failed(401, 'UNAUTHENTICATED');
    if (!/^application\/json\b/.test(headers['content-type'] ?? '')) wrong('Content-Type');
    if (query.get('agentId') !== this.#options.agentId) return failed(403, 'PERMISSION_DENIED');
    const id = query.get('messageId') ?? '';
    if (!ID.test(id)) wrong('messageId');
    if (!/^\+[1-9]\d{6,14}$/.test(phone)) wrong('phone must be E.164');
    const content = record(
      record(jsonObject(body) ?? wrong('Invalid JSON'), 'body', ['contentMessage', 'ttl', 'expireTime']).contentMessage,
      'contentMessage',
      ['text', 'suggestions'],
    );
    const text = words(content.text, 'text', 3072);
    const buttons = content.suggestions === undefined ? [] : items(content.suggestions, 'suggestions', 11).map(suggestion);
    if (!this.#options.phones.includes(phone)) return failed(404, 'NOT_FOUND', 'Requested entity was not found.');
    if (this.#taken.has(id)) return failed(409, 'ALREADY_EXISTS', 'Requested entity already exists');
    this.#taken.add(id);
    this.delivered.push({ id, to: phone, text, buttons });
    return {
      status: 200,
      body: { name: `phones/${phone}/agentMessages/${id}`, sendTime: '2026-11-23T12:00:00Z', contentMessage: content },
    };
  }
}

function suggestion(value: unknown) {
  const reply = record(record(value, 'suggestion', ['reply']).reply, 'reply', ['text', 'postbackData']);
  return { label: words(reply.text, 'reply.text', 25), data: words(reply.postbackData, 'postbackData', 2048) };
}

const failed = (status: number, code: string, message = code): VendorAnswer => ({
  status,
  body: { error: { code: status, message, status: code } },
});
