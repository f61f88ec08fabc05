/** What the contract suite is given for RBM. Payloads and signature as its documentation has them (test/vendors/rbm-webhooks.ts). */
import { type RbmTold, rbmData, rbmEnvelope, rbmEvent, rbmMessage, rbmSignature } from '../../vendors/rbm-webhooks.ts';
import { bytesOf, jsonOf, type KitAccount, type KitEvent, type KitMessage, type KitRequest, kit } from './kit.ts';

const account: KitAccount<'rbm'> = {
  settings: { agent_id: 'acme_coffee_7a2b' },
  secrets: { client_token: 'SJENCPGJESMGUFPY' },
  senders: { rcs: 'acme_coffee_7a2b' },
};
const otherAccount: KitAccount<'rbm'> = {
  settings: { agent_id: 'other_tea_8b3c' },
  secrets: { client_token: 'TKFODQHKFTNHVGQZ' },
  senders: { rcs: 'other_tea_8b3c' },
};
const JO = '+12025550142';
const MIN = '+447700900142';
const address = (value: string) => () => ({ kind: 'phone', scope: '', value }) as const;
const told = ({ from, id, atMs }: KitMessage, { settings }: KitAccount<'rbm'>): RbmTold => ({
  phone: from,
  agent: settings.agent_id,
  id,
  atMs,
});
const event = (what: string, means: KitEvent['means'], type: string): KitEvent<'rbm'> => ({
  what,
  means,
  body: (message, of) => bytesOf(rbmEvent(told(message, of), type)),
});
const setUp = (url: string, token: string): KitRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: jsonOf({ clientToken: token, secret: '0123456789' }),
});

export const rbm = kit<'rbm'>({
  platform: 'rbm',
  account,
  otherAccount,
  channel: 'rcs',
  people: [
    { sent: JO, address: address(JO) },
    { sent: MIN, address: address(MIN) },
  ],
  sign: (body, { url, account: { secrets } }) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'x-goog-signature': rbmSignature(secrets.client_token, rbmData(body)) },
    body,
  }),
  unsigned(request) {
    const { 'x-goog-signature': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: (message, text, of) => bytesOf(rbmMessage(told(message, of), { text })),
  stops: [event('unsubscribed', 'withdraw', 'UNSUBSCRIBE')],
  resumes: [event('subscribed again', 'resume', 'SUBSCRIBE')],
  unknownEvent: (of) => bytesOf(rbmEvent(told({ from: JO, id: 'typing', atMs: 1_780_000_000_000 }, of), 'IS_TYPING')),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"message":{"data":"eyJzZW5kZXJ') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: bytesOf('[]') },
    { what: 'no message', body: jsonOf({ subscription: 's' }) },
    { what: 'data that is a number', body: jsonOf({ message: { data: 7 } }) },
    { what: 'data that is no base64', body: jsonOf({ message: { data: '{"eventType":"UNSUBSCRIBE"}' } }) },
    { what: 'data that is no JSON', body: bytesOf(rbmEnvelope('UNSUBSCRIBE', 0)) },
    { what: 'data that is a list', body: bytesOf(rbmEnvelope('[{"eventType":"UNSUBSCRIBE"}]', 0)) },
    { what: 'no number', body: bytesOf(rbmEnvelope(JSON.stringify({ eventType: 'UNSUBSCRIBE', eventId: '1' }), 0)) },
  ],
  staleAfterMs: null,
  // The event's bytes are signed and not its envelope.
  signsBytes: false,
  namesAccount: true,
  tellsTime: true,
  handshakes: [
    {
      what: 'the verification of a webhook',
      request: (url, { secrets }) => setUp(url, secrets.client_token),
      forged: (url) => setUp(url, 'GUESSED'),
      reply: { status: 200, body: '{"secret":"0123456789"}' },
    },
  ],
});
