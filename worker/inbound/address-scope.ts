/**
 * By which of its own ids a merchant's account scopes the addresses of its people: such an address means nothing outside that account.
 * Ids that a merchant may rename (a bot's name, a basic id) are not taken: a withdrawal must be found again after it. Meta's payloads name
 * theirs in each entry: the WhatsApp Business Account, the page, the professional account.
 */
import type { PlatformSecrets, PlatformSettings } from '../../shared/contract/channel-account.ts';

/** LINE user ids are the same for all channels of one provider; the bot's own id is what every webhook names. */
export const lineScope = (settings: PlatformSettings<'line'>): string => settings.bot_user_id;

/** The number before the colon of a bot's token is the bot's user id; it stays when the token is replaced. Bot API, "Authorizing your bot". */
export const telegramScope = (secrets: PlatformSecrets<'telegram'>): string => secrets.bot_token.split(':')[0] ?? '';

/** An app's user ids mean nothing outside the app; the channel's public id is the setting that every account has and every webhook names. */
export const kakaoScope = (settings: PlatformSettings<'kakao'>): string => settings.channel_id;

/** An openid is of one official account: its `gh_…`, which the merchant can't rename. */
export const wechatScope = (settings: PlatformSettings<'wechat'>): string => settings.original_id;

/** A Viber user id is of one bot, whose URI stays. */
export const viberScope = (settings: PlatformSettings<'viber'>): string => settings.uri;
