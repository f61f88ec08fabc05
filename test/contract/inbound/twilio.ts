/** What the contract suite is given for Twilio: its forms, and the same as an event stream. Built as its documentation has them (test/vendors/twilio-webhooks.ts). */
import {
  cloudEvent,
  messageEvent,
  messageForm,
  signForm,
  signJson,
  statusForm,
  type TwilioAccount,
  type TwilioMessage,
} from '../../vendors/twilio-webhooks.ts';
import { bytesOf, jsonOf, type KitAccount, type KitMessage, kit } from './kit.ts';

type Of = KitAccount<'twilio'>;
const account: Of = {
  settings: { account_sid: 'AC00000000000000000000000000000001', messaging_service_sid: 'MG00000000000000000000000000000001' },
  secrets: { auth_token: 'auth-token-of-acme' },
  senders: { sms: '+12025550199', mms: '+12025550199' },
};
const otherAccount: Of = {
  settings: { account_sid: 'AC00000000000000000000000000000002' },
  secrets: { auth_token: 'auth-token-of-another' },
  senders: { sms: '+12025550188' },
};
const vendorOf = ({ settings, secrets }: Of): TwilioAccount => ({ accountSid: settings.account_sid, authToken: secrets.auth_token });
const messageOf = ({ from, id }: KitMessage, body: string, of: Of): TwilioMessage => ({ from, id, body, to: of.senders.sms ?? '' });
const person = (value: string) => ({ sent: value, address: () => ({ kind: 'phone', scope: '', value }) as const });

const shared = {
  platform: 'twilio',
  account,
  otherAccount,
  channel: 'sms',
  people: [person('+12025550142'), person('+447700900142')],
  staleAfterMs: null,
  signsBytes: true,
  namesAccount: true,
} as const;

export const twilioForms = kit<'twilio'>({
  ...shared,
  sign: (body, { url, account: { secrets } }) => ({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signForm(secrets.auth_token, url, body),
    },
    body,
  }),
  unsigned,
  text: (message, text, of) => bytesOf(messageForm(vendorOf(of), messageOf(message, text, of))),
  stops: [
    // "Advanced Opt-Out": a word of the merchant's own, which only Twilio knows for a stop.
    {
      what: 'OptOutType STOP on a word of the merchant’s own',
      means: 'withdraw',
      body: (message, of) => bytesOf(messageForm(vendorOf(of), messageOf(message, 'ADIOS', of), { OptOutType: 'STOP' })),
    },
    {
      what: 'a delivery that failed with 21610',
      means: 'stop',
      body: ({ from, id }, of) =>
        bytesOf(statusForm(vendorOf(of), { id, from: of.senders.sms ?? '', to: from, status: 'failed' }, { ErrorCode: '21610' })),
    },
  ],
  resumes: [
    {
      what: 'OptOutType START',
      means: 'resume',
      body: (message, of) => bytesOf(messageForm(vendorOf(of), messageOf(message, 'START', of), { OptOutType: 'START' })),
    },
  ],
  unknownEvent: (of) => bytesOf(statusForm(vendorOf(of), { id: 's1', from: '+12025550199', to: '+12025550142', status: 'teleported' })),
  malformed: [
    { what: 'no bytes', body: bytesOf('') },
    { what: 'JSON without its hash in the URL', body: jsonOf({ AccountSid: account.settings.account_sid, Body: 'STOP' }) },
    { what: 'no AccountSid', body: bytesOf('MessageSid=SM1&From=%2B12025550142&To=%2B12025550199&Body=STOP') },
    {
      what: 'two accounts',
      body: bytesOf(`AccountSid=${account.settings.account_sid}&AccountSid=AC2&MessageSid=SM1&From=%2B12025550142&Body=STOP`),
    },
    { what: 'no MessageSid', body: bytesOf(`AccountSid=${account.settings.account_sid}&From=%2B12025550142&Body=STOP`) },
    { what: 'no sender', body: bytesOf(`AccountSid=${account.settings.account_sid}&MessageSid=SM1&Body=STOP`) },
    {
      what: 'a sender that is no number',
      body: bytesOf(`AccountSid=${account.settings.account_sid}&MessageSid=SM1&From=Mallory&Body=STOP`),
    },
    {
      what: 'bytes that are not UTF-8',
      body: new Uint8Array([...bytesOf(`AccountSid=${account.settings.account_sid}&Body=`), 0xff, 0xfe]),
    },
  ],
  tellsTime: false,
});

export const twilioStream = kit<'twilio'>({
  ...shared,
  sign(body, { url, account: { secrets } }) {
    const signed = signJson(secrets.auth_token, url, body);
    return {
      method: 'POST',
      url: signed.url,
      headers: { 'content-type': 'application/json', 'x-twilio-signature': signed.signature },
      body,
    };
  },
  unsigned,
  text: (message, text, of) => jsonOf([messageEvent(vendorOf(of), messageOf(message, text, of), message.atMs)]),
  stops: [
    {
      what: 'a message that failed with 21610',
      means: 'stop',
      body: ({ from, id, atMs }, of) =>
        jsonOf([
          cloudEvent(
            'com.twilio.messaging.message.failed',
            { messageSid: id, accountSid: of.settings.account_sid, from: of.senders.sms, to: from, errorCode: 21610 },
            { id, atMs },
          ),
        ]),
    },
  ],
  resumes: [],
  unknownEvent: (of) =>
    jsonOf([
      cloudEvent(
        'com.twilio.messaging.compliance.brand-registration.brand-registered',
        { accountSid: of.settings.account_sid },
        { id: 'e1', atMs: 0 },
      ),
    ]),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('[{"specversion":"1.0","type":"com.twilio') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list of numbers', body: jsonOf([1, 2]) },
    { what: 'an event without data', body: jsonOf([{ type: 'com.twilio.messaging.inbound-message.received' }]) },
    { what: 'an event without a type', body: jsonOf([{ data: { accountSid: account.settings.account_sid } }]) },
    { what: 'an event that names no account', body: jsonOf([{ type: 'com.twilio.messaging.inbound-message.received', data: {} }]) },
    {
      what: 'a sender that is a number',
      body: jsonOf([
        {
          type: 'com.twilio.messaging.inbound-message.received',
          data: { accountSid: account.settings.account_sid, messageSid: 'SM1', from: 12025550142, body: 'STOP' },
        },
      ]),
    },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]) },
  ],
  tellsTime: true,
});

function unsigned<R extends { readonly headers: Readonly<Record<string, string>> }>(request: R): R {
  const { 'x-twilio-signature': _, ...headers } = request.headers as Record<string, string>;
  return { ...request, headers };
}
