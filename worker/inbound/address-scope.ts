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

/** `app_user_id` is given per app. Limit: an account that names no app id is known by its key, which a merchant may have made anew. */
export const kakaoScope = ({ app_id, rest_api_key }: PlatformSettings<'kakao'>): string => app_id ?? rest_api_key;
