/** What the contract suite is given for Twilio. Payloads as "Messaging webhook request" and "Track outbound message status" have them. */
import { createHash, createHmac } from 'node:crypto';
import type { Address } from '../../../shared/vocabulary.ts';
import { bytesOf, type KitAccount, type KitMessage, kit } from './kit.ts';

const accountOf = (sid: string, token: string, number: string): KitAccount<'twilio'> => ({
  settings: { account_sid: sid },
  secrets: { auth_token: token },
  senders: { sms: number, whatsapp: number },
});
const account = accountOf(`AC${'1'.repeat(32)}`, 'f2ca1bb6c7e907d06dafe4687e579fce', '+12025550190');
const otherAccount = accountOf(`AC${'2'.repeat(32)}`, '0a4d55a8d778e5022fab701977c5d840', '+12025550191');
const person = (sent: string) => ({ sent, address: (): Address => ({ kind: 'phone', scope: '', value: sent }) });

/** As the documentation says it, and not as the adapter does: names sorted, name and value without anything between. */
export function twilioSignature(authToken: string, url: string, form: URLSearchParams | null): string {
  const names = form ? [...new Set(form.keys())].sort() : [];
  const text = names.flatMap((name) => [...new Set(form?.getAll(name))].sort().map((value) => `${name}${value}`));
  return createHmac('sha1', authToken)
    .update([url, ...text].join(''), 'utf8')
    .digest('base64');
}

const sid = (id: string): string => `SM${createHash('md5').update(id).digest('hex')}`;
export const twilioForm = (message: Pick<KitMessage, 'from' | 'id'>, of: KitAccount<'twilio'>, more: Record<string, string> = {}) =>
  new URLSearchParams({
    ToCountry: 'US',
    MessageSid: sid(message.id),
    SmsMessageSid: sid(message.id),
    NumMedia: '0',
    FromCountry: 'US',
    To: of.senders.sms ?? '',
    From: message.from,
    AccountSid: of.settings.account_sid,
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    ...more,
  });
const bodyOf = (form: URLSearchParams) => bytesOf(form.toString());

export const twilio = kit<'twilio'>({
  platform: 'twilio',
  account,
  otherAccount,
  channel: 'sms',
  people: [person('+12025550123'), person('+12025550124')],
  sign(body, { url, account: { secrets } }) {
    const form = new URLSearchParams(new TextDecoder().decode(body));
    return {
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'user-agent': 'TwilioProxy/1.1',
        'x-twilio-signature': twilioSignature(secrets.auth_token, url, form),
      },
      body,
    };
  },
  unsigned(request) {
    const { 'x-twilio-signature': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: (message, text, of) => bodyOf(twilioForm(message, of, { Body: text })),
  stops: [
    {
      what: 'a word of the merchant’s own that Advanced Opt-Out takes for STOP',
      means: 'withdraw',
      body: (message, of) => bodyOf(twilioForm(message, of, { Body: 'enough', OptOutType: 'STOP' })),
    },
  ],
  resumes: [
    {
      what: 'START by Advanced Opt-Out',
      means: 'resume',
      body: (message, of) => bodyOf(twilioForm(message, of, { Body: 'START', OptOutType: 'START' })),
    },
  ],
  unknownEvent: (of) => bodyOf(twilioForm({ from: '+12025550123', id: 'queued' }, of, { MessageStatus: 'queued' })),
  malformed: [
    { what: 'nothing', body: bytesOf('') },
    { what: 'no sid', body: bytesOf(`From=%2B12025550123&To=%2B12025550190&Body=STOP&AccountSid=${account.settings.account_sid}`) },
    { what: 'another sid', body: bodyOf(twilioForm({ from: '+12025550123', id: 'x' }, account, { MessageSid: 'CA1', SmsSid: 'CA1' })) },
    { what: 'no sender', body: bodyOf(twilioForm({ from: '', id: 'x' }, account, { Body: 'STOP' })) },
    { what: 'no recipient', body: bodyOf(twilioForm({ from: '+12025550123', id: 'x' }, account, { To: '' })) },
    { what: 'one name alone', body: bytesOf('MessageSid') },
  ],
  staleAfterMs: null,
  signsBytes: true,
  namesAccount: true,
  tellsTime: false,
});
