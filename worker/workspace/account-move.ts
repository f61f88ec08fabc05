/**
 * What of a platform's settings says whose account it is and where it is called. A secret was given for one account at one host: when
 * either changes it is cleared. Pure. It must not decide which secrets an account needs: that is the platform's form.
 */
import type { PlatformId, PlatformSettings } from '../../shared/contract/channel-account.ts';

type Settings = Readonly<Record<string, unknown>>;

/**
 * Settings that change nothing about whose account it is: below it, or how it is used. Every other one, also one that a later release
 * adds, is taken to name the account, so that what is forgotten here costs a secret typed again and never one sent to somebody else.
 */
const ASIDE: Readonly<Partial<Record<PlatformId, readonly string[]>>> = {
  twilio: ['messaging_service_sid', 'verify_service_sid', 'content'],
  vonage: ['verify', 'templates'],
  infobip: ['templates'],
  meta: ['templates'],
  wechat: ['mode'],
  postmark: ['message_stream'],
  braze: ['shown_texts'],
  segment: ['categories', 'shown_texts'],
};

/** Whether these are settings of another account or another host. */
export function isMoved(platform: PlatformId, before: PlatformSettings, after: PlatformSettings): boolean {
  const [was, is] = [before as Settings, after as Settings];
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].some((name) => {
    if (name === 'base_url') return originOf(was[name]) !== originOf(is[name]);
    return !ASIDE[platform]?.includes(name) && JSON.stringify(was[name]) !== JSON.stringify(is[name]);
  });
}

/** URLs that an account's settings lead to, by where they stand. */
export function settingUrls(settings: PlatformSettings): { readonly path: string; readonly url: string }[] {
  const { base_url: base, host } = settings as Settings;
  return [
    ...(typeof base === 'string' ? [{ path: 'settings.base_url', url: base }] : []),
    ...(typeof host === 'string' ? [{ path: 'settings.host', url: hostUrl(host) }] : []),
  ];
}

/** A name with a path or a user in it is no host: left as it is, so that it is refused as no URL. */
function hostUrl(host: string): string {
  const url = `https://${host}`;
  return URL.canParse(url) && new URL(url).host === host.toLowerCase() ? url : host;
}

/** A path behind the host is the merchant's proxy's own matter. */
const originOf = (url: unknown): string | null => (typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : null);
