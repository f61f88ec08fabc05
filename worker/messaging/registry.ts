/** Which messengers there are. A new provider is one folder and one line here. */
import type { Network } from '../platform/network.ts';
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
import { viberProvider } from './viber/viber.ts';
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
  line: lineProvider,
  local: localProvider,
  meta: metaProvider,
  postmark: postmarkProvider,
  rbm: rbmProvider,
  sendgrid: sendgridProvider,
  telegram: telegramProvider,
  viber: viberProvider,
  wechat: wechatProvider,
};

/** The first that is set up; null where none is, and then nothing can be sent. */
export function messengerFor(settings: MessagingSettings, network: Network): Messenger | null {
  for (const make of Object.values(MESSENGERS)) {
    const messenger = make(settings, network);
    if (messenger) return messenger;
  }
  return null;
}
