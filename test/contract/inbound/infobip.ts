/** What the contract suite is given for Infobip: text messages. Built as its documentation has them (test/vendors/infobip-webhooks.ts). */
import { basic, type InfobipMessage, inboundMo, inboundSms } from '../../vendors/infobip-webhooks.ts';
import { bytesOf, jsonOf, type KitAccount, type KitMessage, kit } from './kit.ts';

type Of = KitAccount<'infobip'>;
const account: Of = {
  settings: { host: 'abc123.api.infobip.com' },
  secrets: { api_key: 'api-key-of-acme', webhook_secret: 'sayso:password-of-acme' },
  senders: { sms: '447700900199' },
};
const otherAccount: Of = {
  settings: { host: 'def456.api.infobip.com' },
  secrets: { api_key: 'api-key-of-another', webhook_secret: 'sayso:password-of-another' },
  senders: { sms: '447700900188' },
};
const person = (sent: string) => ({ sent, address: () => ({ kind: 'phone', scope: '', value: `+${sent}` }) as const });
const sentBy = ({ from, id, atMs }: KitMessage, { senders }: Of): InfobipMessage => ({ from, id, atMs, to: senders.sms ?? '' });
const SAMPLE: InfobipMessage = { id: 'm', from: '447700900142', to: '447700900199', atMs: 0 };
const sample = (over: object) => {
  const { results } = inboundSms(SAMPLE, 'STOP') as { results: object[] };
  return jsonOf({ results: [{ ...results[0], ...over }] });
};

export const infobip = kit<'infobip'>({
  platform: 'infobip',
  account,
  otherAccount,
  channel: 'sms',
  people: [person('447700900142'), person('12025550142')],
  sign: (body, { url, account: { secrets } }) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', authorization: basic(secrets.webhook_secret) },
    body,
  }),
  unsigned(request) {
    const { authorization: _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: (message, text, of) => jsonOf(inboundSms(sentBy(message, of), text)),
  stops: [
    {
      what: 'STOP by the Messages API',
      means: 'withdraw',
      body: (message, of) => jsonOf(inboundMo(sentBy(message, of), 'SMS', { text: 'STOP', cleanText: '', type: 'TEXT' })),
    },
  ],
  resumes: [],
  unknownEvent: () =>
    jsonOf({ results: [{ event: 'TYPING_STARTED', channel: 'SMS', sender: '447700900142', destination: '447700900199' }] }),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"results":[{"messageId":"8177') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: jsonOf([1]) },
    { what: 'no results', body: jsonOf({ messageId: '1', from: '447700900142', text: 'STOP' }) },
    { what: 'results that are no list', body: jsonOf({ results: { messageId: '1' } }) },
    { what: 'a result that is a text', body: jsonOf({ results: ['STOP'] }) },
    { what: 'no messageId', body: sample({ messageId: undefined }) },
    { what: 'a sender that is a number', body: sample({ from: 447700900142 }) },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  ],
  staleAfterMs: null,
  signsBytes: false,
  namesAccount: false,
  tellsTime: true,
});
