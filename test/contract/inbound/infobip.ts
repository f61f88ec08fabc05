/** What the contract suite is given for Infobip. Payloads as the models of its client have them. */
import { createHmac } from 'node:crypto';
import type { Address } from '../../../shared/vocabulary.ts';
import { bytesOf, jsonOf, type KitAccount, type KitMessage, kit } from './kit.ts';

const accountOf = (secret: string, number: string): KitAccount<'infobip'> => ({
  settings: { host: 'xyz123.api.infobip.com' },
  secrets: { api_key: 'key', webhook_secret: secret },
  senders: { sms: number },
});
const account = accountOf('a secret of the subscription', '+12025550190');
const otherAccount = accountOf('another secret', '+12025550191');
const person = (sent: string) => ({ sent, address: (): Address => ({ kind: 'phone', scope: '', value: `+${sent}` }) });

export const infobipResult = ({ from, id, atMs }: KitMessage, of: KitAccount<'infobip'>, more: object = {}) => ({
  messageId: id,
  from,
  to: (of.senders.sms ?? '').slice(1),
  receivedAt: new Date(atMs).toISOString().replace('Z', '+0000'),
  smsCount: 1,
  price: { pricePerMessage: 0, currency: 'USD' },
  ...more,
});
const results = (...all: object[]) => jsonOf({ results: all, messageCount: all.length, pendingMessageCount: 0 });

export const infobip = kit<'infobip'>({
  platform: 'infobip',
  account,
  otherAccount,
  channel: 'sms',
  people: [person('12025550123'), person('12025550124')],
  sign: (body, { url, account: { secrets } }) => ({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'x-hub-signature': `sha256=${createHmac('sha256', secrets.webhook_secret).update(body).digest('hex')}`,
    },
    body,
  }),
  unsigned(request) {
    const { 'x-hub-signature': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: (message, text, of) => results(infobipResult(message, of, { text, cleanText: text, keyword: '' })),
  stops: [],
  resumes: [],
  unknownEvent: () => results({ messageId: 'm', to: '12025550123', status: { groupName: 'PENDING', id: 3 } }),
  malformed: [
    { what: 'nothing', body: bytesOf('') },
    { what: 'cut off', body: bytesOf('{"results":[{"messageId"') },
    { what: 'a list', body: bytesOf('[]') },
    { what: 'no results', body: jsonOf({ messageCount: 1 }) },
    { what: 'results that are no list', body: jsonOf({ results: {} }) },
    { what: 'a result that is a word', body: jsonOf({ results: ['STOP'] }) },
    { what: 'a result without an id', body: jsonOf({ results: [{ from: '12025550123', to: '12025550190', text: 'STOP' }] }) },
  ],
  staleAfterMs: null,
  signsBytes: true,
  namesAccount: false,
  tellsTime: true,
});
