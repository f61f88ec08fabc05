/** Which messengers there are. A new provider is one folder and one line here. */
import type { Network } from '../platform/network.ts';
import type { Carriers } from '../workspace/check-carriers.ts';
import { infobipProvider } from './infobip/infobip.ts';
import { lineProvider } from './line/line.ts';
import { localMessenger } from './local/local.ts';
import { localProvider } from './local/provider.ts';
import type { Messenger } from './messenger.ts';
import { metaProvider } from './meta/meta.ts';
import { postmarkProvider } from './postmark/postmark.ts';
import { rbmProvider } from './rbm/rbm.ts';
import type { Providers } from './route-message.ts';
import { sendgridProvider } from './sendgrid/sendgrid.ts';
import { telegramProvider } from './telegram/telegram.ts';
import { twilioProvider } from './twilio/twilio.ts';
import { viberProvider } from './viber/viber.ts';
import { vonageProvider } from './vonage/vonage.ts';
import { wechatProvider } from './wechat/wechat.ts';

export interface MessagingSettings {
  readonly localOutboxUrl: string | null;
}

type MessengerFactory = (settings: MessagingSettings, network: Network) => Messenger | null;

export const MESSENGERS: Readonly<Record<string, MessengerFactory>> = {
  local: ({ localOutboxUrl }, network) => (localOutboxUrl === null ? null : localMessenger(localOutboxUrl, network)),
};

/** The providers that merchants have accounts with, in the order of the alphabet. */
export const PROVIDERS: Providers = {
  infobip: infobipProvider,
  line: lineProvider,
  local: localProvider,
  meta: metaProvider,
  postmark: postmarkProvider,
  rbm: rbmProvider,
  sendgrid: sendgridProvider,
  telegram: telegramProvider,
  twilio: twilioProvider,
  vonage: vonageProvider,
  viber: viberProvider,
  wechat: wechatProvider,
};

/** What can be sent, for who judges a draft: by the operator's messenger, or by an account on that platform. */
export const carriersOf = (settings: MessagingSettings, network: Network): Carriers => ({
  hasLastResort: messengerFor(settings, network) !== null,
  canSend: (platform, channel) => PROVIDERS[platform]?.channels.includes(channel) ?? false,
});

/** The first that is set up; null where none is, and then nothing can be sent. */
export function messengerFor(settings: MessagingSettings, network: Network): Messenger | null {
  for (const make of Object.values(MESSENGERS)) {
    const messenger = make(settings, network);
    if (messenger) return messenger;
  }
  return null;
}
