/** The demo's phone as the contract suite knows it. */
import { createHmac } from 'node:crypto';
import type { Address } from '../../../shared/vocabulary.ts';
import { bytesOf, jsonOf, type KitAccount, type KitMessage, kit } from './kit.ts';

const accountOf = (number: string, secret: string): KitAccount<'local'> => ({
  settings: {},
  secrets: { signing_secret: secret },
  senders: { sms: number, rcs: number, whatsapp: '+12025550188' },
});
const person = (sent: string) => ({ sent, address: (): Address => ({ kind: 'phone', scope: '', value: sent }) });
const event = (message: KitMessage, account: KitAccount<'local'>, more: Record<string, unknown>) =>
  jsonOf({
    events: [{ id: message.id, channel: 'sms', from: message.from, to: account.senders.sms, at_ms: message.atMs, ...more }],
  });
const broken = { id: 'm', channel: 'sms', from: '+12025550123', to: '+12025550190', type: 'text', text: 'STOP' };

export const localKit = kit({
  platform: 'local',
  account: accountOf('+12025550190', 'a secret of the demo'),
  otherAccount: accountOf('+12025550191', 'another secret of the demo'),
  channel: 'sms',
  people: [person('+12025550123'), person('+12025550124')],
  sign: (body, { url, account }) => ({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'x-local-signature': createHmac('sha256', account.secrets.signing_secret).update(body).digest('hex'),
    },
    body,
  }),
  unsigned: ({ headers: { 'x-local-signature': _, ...headers }, ...request }) => ({ ...request, headers }),
  text: (message, text, account) => event(message, account, { type: 'text', text }),
  stops: [
    { what: 'stop offers', means: 'withdraw', body: (message, account) => event(message, account, { type: 'stop_offers' }) },
    { what: 'block', means: 'stop', body: (message, account) => event(message, account, { type: 'block' }) },
  ],
  resumes: [
    { what: 'resume offers', means: 'resume', body: (message, account) => event(message, account, { type: 'resume_offers' }) },
    { what: 'unblock', means: 'resume', body: (message, account) => event(message, account, { type: 'unblock' }) },
  ],
  unknownEvent: (account) => event({ from: '+12025550123', id: 'typing-1', atMs: 0 }, account, { type: 'typing' }),
  malformed: [
    { what: 'nothing', body: bytesOf('') },
    { what: 'cut off', body: bytesOf('{"events":[{"id":"m"') },
    { what: 'not UTF-8', body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) },
    { what: 'a list', body: jsonOf([broken]) },
    { what: 'no events', body: jsonOf({}) },
    { what: 'a field too many', body: jsonOf({ events: [{ ...broken, extra: 1 }] }) },
    { what: 'no text', body: jsonOf({ events: [{ ...broken, text: undefined }] }) },
    { what: 'a text that is a number', body: jsonOf({ events: [{ ...broken, text: 5 }] }) },
    { what: 'a time in words', body: jsonOf({ events: [{ ...broken, at_ms: 'noon' }] }) },
    { what: 'an unknown channel', body: jsonOf({ events: [{ ...broken, channel: 'pigeon' }] }) },
  ],
  staleAfterMs: null,
  signsBytes: true,
  namesAccount: true,
  tellsTime: true,
});
