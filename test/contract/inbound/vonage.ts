/** What the contract suite is given for Vonage. Payloads as the data sets of its SDK's tests have them. */
import { createHash, createHmac } from 'node:crypto';
import type { Address } from '../../../shared/vocabulary.ts';
import { bytesOf, jsonOf, type KitAccount, type KitMessage, kit } from './kit.ts';

const accountOf = (apiKey: string, secret: string, number: string): KitAccount<'vonage'> => ({
  settings: { application_id: `aaaaaaaa-bbbb-4ccc-8ddd-0000${apiKey}`, api_key: apiKey },
  secrets: { private_key: 'not used by webhooks', signature_secret: secret },
  senders: { sms: number, rcs: 'Aurora' },
});
const account = accountOf('a1b2c3d4', 'CzyWnjkSqnmD9uePOZ4GWTAhhbFvBpPmWa0Rd1Ut5L', '12025550190');
const otherAccount = accountOf('e5f6a7b8', 'MKPXmWuRhzSNB6LeTnqKdCo4WbcuJYqpA3vGxKJ0Q', '12025550191');
const person = (sent: string) => ({ sent, address: (): Address => ({ kind: 'phone', scope: '', value: `+${sent}` }) });

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** HS256 (RFC 7515) over the claims that the documentation lists. */
export function vonageToken(secret: string, claims: object, head: object = { alg: 'HS256', typ: 'JWT' }): string {
  const signed = `${part(head)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
export const vonageClaims = (body: Uint8Array, of: KitAccount<'vonage'>, atMs: number) => ({
  iat: Math.floor(atMs / 1000),
  exp: Math.floor(atMs / 1000) + 300,
  jti: createHash('md5').update(body).digest('hex'),
  iss: 'Vonage',
  payload_hash: createHash('sha256').update(body).digest('hex'),
  api_key: of.settings.api_key,
  application_id: of.settings.application_id,
});

const uuid = (id: string): string => {
  const digits = createHash('md5').update(id).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
};
export const vonageMessage = ({ from, id, atMs }: KitMessage, of: KitAccount<'vonage'>, more: object = {}) => ({
  message_uuid: uuid(id),
  from,
  to: of.senders.sms,
  channel: 'sms',
  timestamp: new Date(atMs).toISOString(),
  message_type: 'text',
  ...more,
});

export const vonage = kit<'vonage'>({
  platform: 'vonage',
  account,
  otherAccount,
  channel: 'sms',
  people: [person('12025550123'), person('12025550124')],
  sign: (body, { url, account: of, atMs }) => ({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${vonageToken(of.secrets.signature_secret, vonageClaims(body, of, atMs))}`,
    },
    body,
  }),
  unsigned(request) {
    const { authorization: _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: (message, text, of) => jsonOf(vonageMessage(message, of, { text })),
  stops: [],
  resumes: [],
  unknownEvent: (of) => jsonOf(vonageMessage({ from: '12025550123', id: 'sent', atMs: 1_780_000_000_000 }, of, { status: 'submitted' })),
  malformed: [
    { what: 'nothing', body: bytesOf('') },
    { what: 'cut off', body: bytesOf('{"message_uuid":"aaaaaaaa') },
    { what: 'a list', body: bytesOf('[]') },
    { what: 'no id', body: jsonOf({ from: '12025550123', to: '12025550190', channel: 'sms' }) },
    { what: 'no sender', body: jsonOf({ message_uuid: uuid('a'), to: '12025550190', channel: 'sms' }) },
    { what: 'a sender that is a number', body: jsonOf({ message_uuid: uuid('a'), from: 12025550123, to: '1', channel: 'sms' }) },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  ],
  staleAfterMs: 300_000,
  signsBytes: true,
  // The token does, not the body; its claims are tested with the platform.
  namesAccount: false,
  tellsTime: true,
});
