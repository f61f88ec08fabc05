/** Numbers and emails that are typed, with a code by each provider, and an end by each provider's webhook. */
import { generateKeyPairSync } from 'node:crypto';
import { braze } from '../../contract/inbound/braze.ts';
import { infobip } from '../../contract/inbound/infobip.ts';
import { bytesOf, type InboundKit, type KitAccount, type KitMessage } from '../../contract/inbound/kit.ts';
import { localKit } from '../../contract/inbound/local.ts';
import { whatsapp } from '../../contract/inbound/meta.ts';
import { postmark } from '../../contract/inbound/postmark.ts';
import { segment, segmentEvent } from '../../contract/inbound/segment.ts';
import { sendgrid } from '../../contract/inbound/sendgrid.ts';
import { twilioForms, twilioStream } from '../../contract/inbound/twilio.ts';
import { vonageRcs, vonageSms } from '../../contract/inbound/vonage.ts';
import { InfobipServer } from '../../vendors/infobip-server.ts';
import { MetaServer } from '../../vendors/meta-server.ts';
import { PostmarkServer } from '../../vendors/postmark-server.ts';
import { SendgridServer } from '../../vendors/sendgrid-server.ts';
import { TwilioServer } from '../../vendors/twilio-server.ts';
import { messageForm } from '../../vendors/twilio-webhooks.ts';
import type { VendorServer } from '../../vendors/vendor-server.ts';
import { VonageServer } from '../../vendors/vonage-server.ts';
import { byCode, byText } from './bind.ts';
import type { Vendor, Way } from './way.ts';

type Stop = Way['stop'];

/** Written as the person would: the platform carries words. */
export const words =
  (kit: InboundKit, text: string): Stop =>
  (message, account) =>
    kit.text?.(message, text, account) ?? fail(`${kit.platform} carries no words`);
/** One of the platform's own ways to end it, by its name in the kit. */
export const event =
  (kit: InboundKit, what: string): Stop =>
  (message, account) =>
    (kit.stops.find((each) => each.what === what) ?? fail(`${kit.platform} has no such event: ${what}`)).body(message, account);
function fail(why: string): never {
  throw new Error(why);
}
/** Kits are of their own platform and are only ever given its accounts. */
export const anyKit = (kit: unknown): InboundKit => kit as InboundKit;

export async function running(
  server: VendorServer & {
    readonly delivered: readonly { readonly text: string; readonly buttons?: readonly { label: string; data: string }[] }[];
  },
  personWrote?: () => void,
): Promise<Vendor> {
  await server.start();
  return {
    url: server.url,
    delivered: () => server.delivered.map(({ text, buttons = [] }) => ({ text, buttons })),
    ...(personWrote && { personWrote }),
    stop: () => server.stop(),
  };
}

const [AC, MG, VA, HX] = ['AC', 'MG', 'VA', 'HX'].map((prefix) => `${prefix}${'1'.padStart(32, '0')}`) as [string, string, string, string];
const twilioServer = () =>
  new TwilioServer({
    accountSid: AC,
    authToken: 'auth-token-of-acme',
    senders: ['+12025550199', 'whatsapp:+12025550199'],
    services: { [MG]: ['+12025550199', 'whatsapp:+12025550199'] },
    contents: { [HX]: 1 },
    verify: { [VA]: true },
  });
const twilio = () => running(twilioServer());
const twilioForm =
  (prefix: string, more: Readonly<Record<string, string>> = {}, body = 'STOP'): Stop =>
  ({ from, id }: KitMessage, { settings, secrets }) => {
    const account = {
      accountSid: String((settings as { account_sid: string }).account_sid),
      authToken: String((secrets as { auth_token: string }).auth_token),
    };
    return bytesOf(messageForm(account, { id, from: `${prefix}${from}`, to: `${prefix}+12025550199`, body }, more));
  };

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const VONAGE_KEY = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
export const vonage = () =>
  running(
    new VonageServer({
      applicationId: '78d335fa-323d-0114-9c3d-d6f0d48968cf',
      publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
      senders: { sms: ['447700900199'], rcs: ['Acme'], whatsapp: ['447700900199'] },
      templates: {},
    }),
  );
export const infobipServer = () =>
  running(
    new InfobipServer({
      apiKey: 'api-key-of-acme',
      senders: { SMS: ['447700900199'], RCS: ['Acme'], WHATSAPP: ['447700900199'] },
      templates: { code: { language: 'en', placeholders: 1, hasButton: true } },
    }),
  );
const metaOf = ({ secrets, settings }: KitAccount<'meta'>) =>
  new MetaServer({
    accessToken: secrets.access_token,
    phoneNumberId: settings.phone_number_id ?? '',
    pageId: settings.page_id ?? '',
    instagramId: settings.instagram_id ?? '',
    templates: [{ name: 'code', language: 'en_US', category: 'AUTHENTICATION', parameters: 1 }],
    people: { messenger: [], instagram: [] },
  });

const [forms, stream, sms, rcs, info, mail, grid] = [twilioForms, twilioStream, vonageSms, vonageRcs, infobip, postmark, sendgrid].map(
  anyKit,
) as [InboundKit, InboundKit, InboundKit, InboundKit, InboundKit, InboundKit, InboundKit];
/** Whoever has no number for texts gets codes on WhatsApp: the accounts of these ways send on nothing else. */
const TEMPLATES = { templates: { code: { name: 'code', languages: ['en_US'] } } };

export const CODE_WAYS: readonly Way[] = [
  {
    channel: 'sms',
    what: 'a code by Twilio Messages, STOP',
    kit: forms,
    vendor: twilio,
    bind: byCode,
    stop: words(forms, 'STOP'),
    says: 'withdrawn',
  },
  {
    channel: 'sms',
    what: 'a code by Twilio Verify, a STOP that Twilio alone heard (21610)',
    kit: forms,
    account: { settings: { verify_service_sid: VA } },
    vendor: twilio,
    bind: byCode,
    stop: event(forms, 'a delivery that failed with 21610'),
    says: 'stopped',
  },
  {
    channel: 'sms',
    what: 'text-to-join at Twilio and YES with the word, STOP',
    kit: forms,
    vendor: twilio,
    bind: byText((text, shop) =>
      shop.platformTells(twilioForm('', {}, text)({ from: shop.person.sent, id: text, atMs: 0 }, forms.account)),
    ),
    stop: twilioForm('', { OptOutType: 'STOP' }),
    says: 'withdrawn',
  },
  {
    channel: 'whatsapp',
    what: 'wa.me at Twilio, which has no buttons: YES with the word, STOP',
    kit: forms,
    account: { senders: { whatsapp: '+12025550199' } },
    vendor: async () => {
      const server = twilioServer();
      return running(server, () => server.wrote.add('+12025550142'));
    },
    bind: byText((text, shop) => {
      shop.vendor?.personWrote?.();
      return shop.platformTells(twilioForm('whatsapp:', {}, text)({ from: shop.person.sent, id: text, atMs: 0 }, forms.account));
    }),
    stop: twilioForm('whatsapp:'),
    says: 'withdrawn',
  },
  {
    channel: 'sms',
    what: 'a code by Twilio Messages, STOP through an event stream',
    kit: stream,
    vendor: twilio,
    bind: byCode,
    stop: words(stream, 'Stop!'),
    says: 'withdrawn',
  },
  {
    channel: 'sms',
    what: 'a code by Vonage Messages, STOP',
    kit: sms,
    account: { secrets: { private_key: VONAGE_KEY } },
    vendor: vonage,
    bind: byCode,
    stop: words(sms, 'STOP'),
    says: 'withdrawn',
  },
  {
    channel: 'sms',
    what: 'a code by Vonage Verify, STOP',
    kit: sms,
    account: { settings: { verify: { brand: 'Aurora' } }, secrets: { private_key: VONAGE_KEY } },
    vendor: vonage,
    bind: byCode,
    stop: words(sms, 'stop.'),
    says: 'withdrawn',
  },
  {
    channel: 'sms',
    what: 'a code by Infobip, STOP by its Messages API',
    kit: info,
    vendor: infobipServer,
    bind: byCode,
    stop: event(info, 'STOP by the Messages API'),
    says: 'withdrawn',
  },
  {
    channel: 'sms',
    what: 'a code on the demo’s own phone, STOP there',
    kit: anyKit(localKit),
    vendor: null,
    bind: byCode,
    stop: words(anyKit(localKit), 'STOP'),
    says: 'withdrawn',
  },
  {
    channel: 'mms',
    what: 'a code by Twilio Messages, STOP below a picture',
    kit: forms,
    vendor: twilio,
    bind: byCode,
    stop: twilioForm('', { NumMedia: '1', MediaUrl0: 'https://media.example/1', MediaContentType0: 'image/png' }),
    says: 'withdrawn',
  },
  {
    channel: 'rcs',
    what: 'a code by Vonage, the button Unsubscribe in Spain',
    kit: rcs,
    account: { secrets: { private_key: VONAGE_KEY } },
    vendor: vonage,
    bind: byCode,
    stop: event(rcs, 'the button Unsubscribe, in Spain'),
    says: 'withdrawn',
  },
  {
    channel: 'whatsapp',
    what: 'a code by Meta’s authentication template, “stop offers”',
    kit: anyKit(whatsapp),
    account: { settings: TEMPLATES },
    vendor: () => running(metaOf(whatsapp.account)),
    bind: byCode,
    stop: event(anyKit(whatsapp), 'user_preferences: stop'),
    says: 'withdrawn',
  },
  {
    channel: 'whatsapp',
    what: 'a code by Twilio’s template, STOP',
    kit: forms,
    account: { settings: { content: { code: [{ language: 'en', sid: HX }] } }, senders: { whatsapp: '+12025550199' } },
    vendor: twilio,
    bind: byCode,
    stop: twilioForm('whatsapp:'),
    says: 'withdrawn',
  },
  {
    channel: 'email',
    what: 'a code by Postmark, an unsubscribe',
    kit: mail,
    vendor: () => running(postmarkServer()),
    bind: byCode,
    stop: event(mail, 'an unsubscribe'),
    says: 'withdrawn',
  },
  {
    channel: 'email',
    what: 'a code by Postmark, a hard bounce',
    kit: mail,
    person: 1,
    vendor: () => running(postmarkServer()),
    bind: byCode,
    stop: event(mail, 'a hard bounce'),
    says: 'stopped',
  },
  {
    channel: 'email',
    what: 'a code by SendGrid, an unsubscribe',
    kit: grid,
    vendor: () => running(sendgridServer()),
    bind: byCode,
    stop: event(grid, 'an unsubscribe'),
    says: 'withdrawn',
  },
  {
    channel: 'email',
    what: 'a code by Postmark, an unsubscribe that Braze heard',
    kit: mail,
    vendor: () => running(postmarkServer()),
    bind: byCode,
    told: anyKit(braze),
    stop: event(anyKit(braze), 'an unsubscribe'),
    says: 'withdrawn',
  },
  {
    channel: 'email',
    what: 'a code by SendGrid, a choice that Segment heard',
    kit: grid,
    vendor: () => running(sendgridServer()),
    bind: byCode,
    told: anyKit(segment),
    stop: (message) => bytesOf(JSON.stringify(segmentEvent(message, { Advertising: false, 'Text messages': false }))),
    says: 'withdrawn',
  },
];

function postmarkServer(): PostmarkServer {
  return new PostmarkServer({
    serverToken: postmark.account.secrets.server_token,
    senders: ['offers@acme.example'],
    streams: ['outbound'],
  });
}
function sendgridServer(): SendgridServer {
  return new SendgridServer({ apiKey: sendgrid.account.secrets.api_key, senders: ['offers@acme.example'] });
}
