/** The way from a page into one app, ready to be opened: a link, a text, a code from the platform, or a login there. */
import type { ChannelId } from '../../shared/vocabulary.ts';
import type { LedgerPlace } from '../consent/ledger-api.ts';
import { firstKey } from '../consent/place.ts';
import { type LinkAccount, type LinkWay, type WayIn, wayIn } from '../inbound/binding/link-way.ts';
import type { LoginSecrets } from '../inbound/binding/platform-login.ts';
import { PLATFORM_LOGINS } from '../inbound/binding/platform-logins.ts';
import { sceneCode } from '../inbound/binding/wechat-scene.ts';
import { base64url, utf8 } from '../platform/bytes.ts';
import { derive, hmac } from '../platform/keys.ts';
import { network } from '../platform/network.ts';
import { type GuardedFetch, guardedFetch } from '../platform/outbound.ts';
import type { AppContext } from './context.ts';

export interface EnterApp {
  readonly channel: ChannelId;
  readonly account: LinkAccount;
  readonly way: LinkWay;
  readonly token: string;
  readonly place: LedgerPlace;
  readonly jurisdiction: 'none' | 'eu';
  readonly locale: string;
}

/** Null where the platform can't be asked now. */
export async function enterApp(c: AppContext, to: EnterApp): Promise<WayIn | null> {
  const { channel, account, way, token, locale } = to;
  switch (way) {
    case 'parameter':
    case 'text':
      return wayIn(channel, account, way, token);
    case 'scene': {
      const code = await sceneCode(account, token, guarded(c));
      return code === null ? null : { openUrl: null, textToSend: null, code };
    }
    case 'login': {
      const redirectUri = loginReturnUrl(c, { workspace: to.place.workspace, jurisdiction: to.jurisdiction }, account.id);
      const start = { account, redirectUri, state: token, locale, ...loginSecrets(c, token) };
      const url = PLATFORM_LOGINS[account.platform]?.authorizeUrl(start) ?? null;
      return url === null ? null : { openUrl: url, textToSend: null, code: url };
    }
  }
}

/** What the merchant enters at the platform as where logins come back to. */
export function loginReturnUrl(c: AppContext, of: { workspace: string; jurisdiction: 'none' | 'eu' }, account: string): string {
  const { env, ids } = c.get('services');
  return `${env.publicUrl}/link/${ids.make('channel_account', { ...of, partition: 0, local: account })}`;
}

/** Limit: made under the first key of the ring, so that a login that is under way outlives a rotation. */
export function loginSecrets(c: AppContext, token: string): LoginSecrets {
  const key = derive(firstKey(c.get('services').env.token), 'app-login');
  const secret = (use: string) => base64url(hmac(key, utf8(`${use}:${token}`)));
  return { verifier: secret('verifier'), nonce: secret('nonce') };
}

export function guarded(c: AppContext): GuardedFetch {
  const { env } = c.get('services');
  return guardedFetch({ fetch: network, demo: env.demo, ownHost: new URL(env.publicUrl).host });
}
