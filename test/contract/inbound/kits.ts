/** The kits of all platforms: one line each, in the order of the registry. */
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import { braze } from './braze.ts';
import { infobip } from './infobip.ts';
import { kakao } from './kakao.ts';
import type { InboundKit } from './kit.ts';
import { line } from './line.ts';
import { localKit } from './local.ts';
import { instagram, messenger, whatsapp } from './meta.ts';
import { postmark } from './postmark.ts';
import { rbm } from './rbm.ts';
import { segment } from './segment.ts';
import { sendgrid } from './sendgrid.ts';
import { telegram } from './telegram.ts';
import { twilioForms, twilioStream } from './twilio.ts';
import { viber } from './viber.ts';
import { vonageRcs, vonageSms } from './vonage.ts';
import { wechat, wechatEncrypted } from './wechat.ts';

/** Each is of its own platform and is only ever given its own accounts. */
export const KITS: readonly InboundKit[] = [
  braze,
  infobip,
  kakao,
  line,
  localKit,
  whatsapp,
  messenger,
  instagram,
  postmark,
  rbm,
  segment,
  sendgrid,
  telegram,
  twilioForms,
  twilioStream,
  viber,
  vonageRcs,
  vonageSms,
  wechat,
  wechatEncrypted,
] as readonly unknown[] as readonly InboundKit<PlatformId>[];
