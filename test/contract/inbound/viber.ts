/** What the contract suite is given for Viber. Callbacks as developers.viber.com "REST API" shows them; read 2026-11-23. */
import { viberBody, viberMessage, viberSignature } from '../../vendors/viber-callbacks.ts';
import { bytesOf, jsonOf, type KitAccount, type KitEvent, kit } from './kit.ts';

const account: KitAccount<'viber'> = {
  settings: { uri: 'acmecoffee' },
  secrets: { auth_token: '445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9' },
  senders: { viber: 'Acme' },
};
const otherAccount: KitAccount<'viber'> = {
  settings: { uri: 'othertea' },
  secrets: { auth_token: '556eb7ba2t456a89-ebaddac3653aw62b-f1wd6gwb28591jn0' },
  senders: { viber: 'Other' },
};
const JO = '01234567890A=';
const MIN = '01234567890B=';
const address = (value: string) => (of: KitAccount<'viber'>) => ({ kind: 'viber_user', scope: of.settings.uri, value }) as const;

const event = (what: string, means: KitEvent['means'], name: string, rest: (from: string) => object): KitEvent<'viber'> => ({
  what,
  means,
  body: (message) => viberBody(message, name, rest(message.from)),
});

export const viber = kit<'viber'>({
  platform: 'viber',
  account,
  otherAccount,
  channel: 'viber',
  people: [
    { sent: JO, address: address(JO) },
    { sent: MIN, address: address(MIN) },
  ],
  sign: (body, { url, account: { secrets } }) => ({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'akka-http/10.1.12',
      'x-viber-content-signature': viberSignature(secrets.auth_token, body),
    },
    body,
  }),
  unsigned(request) {
    const { 'x-viber-content-signature': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: (message, text) => viberMessage(message, { type: 'text', text }),
  stops: [event('unsubscribed', 'withdraw', 'unsubscribed', (from) => ({ user_id: from }))],
  resumes: [event('subscribed', 'resume', 'subscribed', (from) => ({ user: { id: from, name: 'Jo', api_version: 10 } }))],
  unknownEvent: () => viberBody({ id: 'w', atMs: 1_780_000_000_000 }, 'client_status', { user: { id: JO }, status: { code: 0 } }),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"event":"unsubscribed","user_id":"0123') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: bytesOf('[{"event":"unsubscribed"}]') },
    { what: 'no event', body: jsonOf({ user_id: JO, message_token: 1, timestamp: 1 }) },
    { what: 'an event that is a number', body: jsonOf({ event: 7, user_id: JO, message_token: 1 }) },
    { what: 'no user', body: jsonOf({ event: 'unsubscribed', message_token: 1, timestamp: 1 }) },
    { what: 'no token', body: jsonOf({ event: 'unsubscribed', user_id: JO, timestamp: 1 }) },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  ],
  staleAfterMs: null,
  signsBytes: true,
  namesAccount: false,
  tellsTime: true,
});
