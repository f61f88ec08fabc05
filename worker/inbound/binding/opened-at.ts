/**
 * Where a platform's own web address opens: as it is, or at the stand-in that an account's `base_url` names on this machine, where t.me and
 * line.me, or an app behind `viber:`, lead nowhere. Pure. Outside the demo no account has such a `base_url`: worker/platform/outbound-url.ts refuses it.
 */
import type { PlatformSettings } from '../../../shared/contract/channel-account.ts';
import { isLoopback } from '../../platform/outbound-url.ts';

/**
 * `https://t.me/shop_bot?start=x` at `http://127.0.0.1:1/apps` is `http://127.0.0.1:1/apps/t.me/shop_bot?start=x`, and `viber://pa?chatURI=x` is
 * `http://127.0.0.1:1/apps/viber/pa?chatURI=x`. What has no host, such as `sms:`, stays.
 */
export function openedAt(url: string, settings: PlatformSettings): string {
  const base = 'base_url' in settings ? settings.base_url : undefined;
  if (base === undefined || !URL.canParse(base) || !isLoopback(new URL(base).hostname) || !URL.canParse(url)) return url;
  const { protocol, host, pathname, search } = new URL(url);
  if (host === '') return url;
  const app = protocol === 'https:' ? '' : `${protocol.slice(0, -1)}/`;
  return `${base.replace(/\/+$/, '')}/${app}${host}${pathname}${search}`;
}
