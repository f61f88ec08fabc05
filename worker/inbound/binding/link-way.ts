/**
 * How a person gets from the page into the chat of one account: by a link that carries the token, by a text with it, by a code that the
 * platform makes, or by signing in there. Pure; the catalogue knows the links.
 */
import type { PlatformId, PlatformSecrets, PlatformSettings } from '../../../shared/contract/channel-account.ts';
import { type ChannelId, TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import { joinText } from '../../channels/join-text.ts';
import { CHANNEL_CATALOGUE } from '../../channels/registry.ts';
import { openedAt } from './opened-at.ts';

export interface LinkAccount {
  readonly id: string;
  readonly platform: PlatformId;
  readonly programme: string;
  readonly settings: PlatformSettings;
  readonly secrets: PlatformSecrets;
  readonly senders: Partial<Readonly<Record<ChannelId, string>>>;
  readonly inbound: 'off' | 'withdrawals' | 'withdrawals_and_grants';
  readonly status: 'active' | 'paused';
}

/** `login`: on a page of the platform's. `scene`: in a code that the platform makes when asked. */
export type LinkWay = 'parameter' | 'text' | 'scene' | 'login';

/** Null where this account has no way into that channel's chat. */
export function linkWay(channel: ChannelId, account: LinkAccount): LinkWay | null {
  const { platform, settings, secrets } = account;
  if (channel === 'kakaotalk') return platform === 'kakao' ? 'login' : null;
  if (platform === 'line' && 'login_channel_id' in settings && 'login_channel_secret' in secrets) {
    if (settings.login_channel_id !== undefined && secrets.login_channel_secret !== undefined) return 'login';
  }
  const room = CHANNEL_CATALOGUE[channel].token?.value.carriedIn;
  if (room === undefined) return null;
  if (room === 'qr_scene') return platform === 'wechat' ? 'scene' : platform === 'local' ? 'parameter' : null;
  return room;
}

/** The first that is in use, sends on this channel for this programme, hears what comes back, and has a way. In the order of trying. */
export const accountFor = (channel: ChannelId, programme: string, accounts: readonly LinkAccount[]): LinkAccount | null =>
  accounts.find(
    (account) =>
      account.status === 'active' &&
      account.inbound !== 'off' &&
      account.programme === programme &&
      account.senders[channel] !== undefined &&
      linkWay(channel, account) !== null,
  ) ?? null;

export interface WayIn {
  /** Null where the person writes by hand, or scans. */
  readonly openUrl: string | null;
  readonly textToSend: { readonly to: string; readonly text: string } | null;
  /** What the picture says. */
  readonly code: string;
}

/**
 * A text message is never opened prefilled from a form: its number and words are shown, and the code is for another phone's camera.
 * @param way `parameter` or `text`
 */
export function wayIn(channel: ChannelId, account: LinkAccount, way: 'parameter' | 'text', token: string): WayIn {
  const sender = nameOf(channel, account);
  // A chat that no link opens: the demo's phone reads the code.
  const link = openedAt(CHANNEL_CATALOGUE[channel].link?.(sender, token) ?? token, account.settings);
  if (TEXT_CHANNELS.some((each) => each === channel)) {
    return { openUrl: null, textToSend: { to: sender, text: joinText(token) }, code: link };
  }
  const openUrl = URL.canParse(link) ? link : null;
  return { openUrl, textToSend: way === 'text' ? { to: sender, text: joinText(token) } : null, code: link };
}

/** As links spell the account: a name where the platform has one. */
function nameOf(channel: ChannelId, { settings, senders }: LinkAccount): string {
  if (channel === 'telegram' && 'bot_username' in settings) return settings.bot_username;
  if (channel === 'line' && 'basic_id' in settings) return settings.basic_id;
  if (channel === 'viber' && 'uri' in settings) return settings.uri;
  return senders[channel] ?? '';
}
