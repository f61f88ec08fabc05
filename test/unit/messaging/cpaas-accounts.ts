/** Accounts at Twilio, Vonage and Infobip with their stand-ins. */
import { generateKeyPairSync } from 'node:crypto';
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import type { MessagingAccount } from '../../../worker/messaging/messenger.ts';
import { InfobipServer } from '../../vendors/infobip-server.ts';
import { TwilioServer } from '../../vendors/twilio-server.ts';
import { VonageServer } from '../../vendors/vonage-server.ts';
import { anAccount } from './chat-accounts.ts';

export const PHONE = '+12025550142';
const hex = (last: number) => String(last).padStart(32, '0');
export const [AC, MG, HX_EN, HX_DE, VA] = [`AC${hex(1)}`, `MG${hex(1)}`, `HX${hex(1)}`, `HX${hex(2)}`, `VA${hex(1)}`] as const;

export const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const privateKey = String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
export const publicKey = String(keys.publicKey.export({ type: 'spki', format: 'pem' }));

type Given<P extends PlatformId> = Partial<MessagingAccount<P>['settings']>;

export const twilioAccount = (settings: Given<'twilio'> = {}, senders: MessagingAccount['senders'] = {}): MessagingAccount<'twilio'> => ({
  ...anAccount('twilio', { settings: { account_sid: AC, ...settings }, secrets: { auth_token: 'shh-token' } }),
  senders: { sms: '+12025550199', mms: '+12025550199', whatsapp: '+12025550199', rcs: 'acme', ...senders },
});
export const vonageAccount = (settings: Given<'vonage'> = {}, key = privateKey): MessagingAccount<'vonage'> => ({
  ...anAccount('vonage', {
    settings: { application_id: 'app-1', api_key: 'a1b2c3d4', ...settings },
    secrets: { private_key: key, signature_secret: 'shh-signature' },
  }),
  senders: { sms: '+447700900199', mms: '+447700900199', whatsapp: '447700900199', rcs: 'Acme' },
});
export const infobipAccount = (settings: Given<'infobip'> = {}): MessagingAccount<'infobip'> => ({
  ...anAccount('infobip', {
    settings: { host: 'abc123.api.infobip.com', ...settings },
    secrets: { api_key: 'shh-key', webhook_secret: 'shh-name:shh-word' },
  }),
  senders: { sms: '+447700900199', mms: '+447700900199', whatsapp: '447700900199', rcs: 'Acme' },
});

export const templates = {
  code: { name: 'code', languages: ['en_US', 'de'] },
  link: { name: 'link', languages: ['en_US'] },
  notice: { name: 'link', languages: ['en_US'] },
};

export const standIns = () => ({
  twilio: new TwilioServer({
    accountSid: AC,
    authToken: 'shh-token',
    senders: ['+12025550199', 'whatsapp:+12025550199', 'rcs:acme'],
    services: { [MG]: ['+12025550199', 'rcs:acme'] },
    contents: { [HX_EN]: 1, [HX_DE]: 1 },
    verify: { [VA]: true, [`VA${hex(2)}`]: false },
  }),
  vonage: new VonageServer({
    applicationId: 'app-1',
    publicKey,
    senders: { sms: ['447700900199'], rcs: ['Acme'], whatsapp: ['447700900199'] },
    templates: { code: { language: 'de', parameters: 1, hasButton: true }, link: { language: 'en_US', parameters: 1, hasButton: false } },
  }),
  infobip: new InfobipServer({
    apiKey: 'shh-key',
    senders: { SMS: ['447700900199'], RCS: ['Acme'], WHATSAPP: ['447700900199'] },
    templates: {
      code: { language: 'de', placeholders: 1, hasButton: true },
      link: { language: 'en_US', placeholders: 1, hasButton: false },
    },
  }),
});
