/** Which platforms may tell us something. A new one is one folder and one line here, in the order of the alphabet. */
import type { PlatformId } from '../../shared/contract/channel-account.ts';
import { braze } from './braze/braze.ts';
import type { InboundPlatform } from './inbound.ts';
import { infobip } from './infobip/infobip.ts';
import { kakao } from './kakao/kakao.ts';
import { line } from './line/line.ts';
import { local } from './local/local.ts';
import { meta } from './meta/meta.ts';
import { postmark } from './postmark/postmark.ts';
import { rbm } from './rbm/rbm.ts';
import { segment } from './segment/segment.ts';
import { sendgrid } from './sendgrid/sendgrid.ts';
import { telegram } from './telegram/telegram.ts';
import { twilio } from './twilio/twilio.ts';
import { viber } from './viber/viber.ts';
import { vonage } from './vonage/vonage.ts';
import { wechat } from './wechat/wechat.ts';

export const INBOUND_PLATFORMS: { readonly [P in PlatformId]?: InboundPlatform<P> } = {
  braze,
  infobip,
  kakao,
  line,
  local,
  meta,
  postmark,
  rbm,
  segment,
  sendgrid,
  telegram,
  twilio,
  vonage,
  viber,
  wechat,
};

/** Null for an account whose platform tells nothing. An account is always of its own platform, so what reads it is, too. */
export const inboundPlatform = (platform: PlatformId): InboundPlatform | null =>
  (INBOUND_PLATFORMS[platform] as InboundPlatform | undefined) ?? null;
