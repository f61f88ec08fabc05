/** What the contract suite is given for Vonage: text messages, and RCS with its button. Built as its documentation has them (test/vendors/vonage-webhooks.ts). */
import { claimsFor, inboundMessage, jwt, type VonageAccount, type VonageMessage } from '../../vendors/vonage-webhooks.ts';
import { bytesOf, type InboundKit, jsonOf, type KitAccount, type KitMessage, kit } from './kit.ts';

type Of = KitAccount<'vonage'>;
const account: Of = {
  settings: { application_id: '78d335fa-323d-0114-9c3d-d6f0d48968cf', api_key: 'a1b2c3d4' },
  secrets: { private_key: 'not needed to read', signature_secret: 'signature-secret-of-acme-0123456789' },
  senders: { sms: '447700900199', rcs: 'Acme' },
};
const otherAccount: Of = {
  settings: { application_id: '11111111-323d-0114-9c3d-d6f0d48968cf', api_key: 'ffffffff' },
  secrets: { private_key: 'not needed to read', signature_secret: 'signature-secret-of-another-012345' },
  senders: { sms: '447700900188' },
};
const vendorOf = ({ settings, secrets }: Of): VonageAccount => ({
  apiKey: settings.api_key,
  applicationId: settings.application_id,
  signatureSecret: secrets.signature_secret,
});
const person = (sent: string) => ({ sent, address: () => ({ kind: 'phone', scope: '', value: `+${sent}` }) as const });
const words = (text: string) => ({ message_type: 'text', text });

const of = (channel: 'sms' | 'rcs', given: Pick<InboundKit<'vonage'>, 'people' | 'stops' | 'resumes'>) =>
  kit<'vonage'>({
    platform: 'vonage',
    account,
    otherAccount,
    channel,
    ...given,
    sign(body, { url, account: signing, atMs }) {
      const vendor = vendorOf(signing);
      const token = jwt(claimsFor(vendor, body, atMs), vendor.signatureSecret);
      return { method: 'POST', url, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body };
    },
    unsigned(request) {
      const { authorization: _, ...headers } = request.headers as Record<string, string>;
      return { ...request, headers };
    },
    text: (message, text, to) => jsonOf(inboundMessage(sentBy(message, to, channel), words(text))),
    unknownEvent: () =>
      jsonOf({ request_id: 'c11236f4-00bf-4b89-84ba-88b25df97315', type: 'summary', channel: 'sms', status: 'completed' }),
    malformed: [
      { what: 'JSON that is cut off', body: bytesOf('{"message_uuid":"aaaaaaaa-bbbb') },
      { what: 'no bytes', body: bytesOf('') },
      { what: 'a list', body: jsonOf([inboundMessage(SAMPLE, words('STOP'))]) },
      { what: 'no message_uuid', body: jsonOf({ ...inboundMessage(SAMPLE, words('STOP')), message_uuid: undefined }) },
      { what: 'a message_uuid that is a number', body: jsonOf({ ...inboundMessage(SAMPLE, words('STOP')), message_uuid: 1 }) },
      { what: 'a sender that is a number', body: jsonOf({ ...inboundMessage(SAMPLE, words('STOP')), from: 447700900142 }) },
      {
        what: 'the sender as the first version of the API had it',
        body: jsonOf({ ...inboundMessage(SAMPLE, words('STOP')), from: { type: 'sms', number: '447700900142' } }),
      },
      { what: 'a form', body: bytesOf('message_uuid=1&from=447700900142&text=STOP') },
      { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
    ],
    staleAfterMs: 24 * 3_600_000,
    signsBytes: true,
    // The signature names the account, the payload only our number: tests of its own show the claims.
    namesAccount: false,
    tellsTime: true,
  });

const SAMPLE: VonageMessage = { id: 's', from: '447700900142', to: '447700900199', atMs: 0 };
const sentBy = ({ from, id, atMs }: KitMessage, { senders }: Of, channel: 'sms' | 'rcs'): VonageMessage => ({
  from,
  id,
  atMs,
  channel,
  to: senders[channel] ?? 'Other',
});
const rcsText = (text: string) => (message: KitMessage, to: Of) => jsonOf(inboundMessage(sentBy(message, to, 'rcs'), words(text)));

export const vonageSms = of('sms', { people: [person('447700900142'), person('12025550142')], stops: [], resumes: [] });
export const vonageRcs = of('rcs', {
  // The button's words go by the country of the number: this one is Spain's.
  people: [person('34600000142'), person('12025550142')],
  stops: [{ what: 'the button Unsubscribe, in Spain', means: 'withdraw', body: rcsText('BAJA') }],
  resumes: [{ what: 'the button Subscribe, in Spain', means: 'resume', body: rcsText('ALTA') }],
});
