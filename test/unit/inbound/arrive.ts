/** Brings a vendor's request to its adapter as the route does: verified over the bytes, then parsed. */
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, Parsed, RawRequest } from '../../../worker/inbound/inbound.ts';
import type { InboundKit, KitAccount, KitRequest } from '../../contract/inbound/kit.ts';

export const URL_OF_ACCOUNT = 'https://sayso.example/inbound/acc_1';
export const RECEIVED_AT_MS = Date.UTC(2026, 10, 22, 12);

export const rawOf = ({ method, url, headers, body }: KitRequest, receivedAtMs = RECEIVED_AT_MS): RawRequest => ({
  method,
  url,
  headers: new Headers(headers),
  body,
  receivedAtMs,
});

export const accountOf = <P extends PlatformId>(platform: P, of: KitAccount<P>): InboundAccount<P> => ({ id: 'acc_1', platform, ...of });

/** What comes of a signed body; a refusal by its name. */
export async function arrive<P extends PlatformId>(
  platform: InboundPlatform<P>,
  kit: InboundKit<P>,
  body: Uint8Array<ArrayBuffer>,
  of: KitAccount<P> = kit.account,
): Promise<Parsed | string> {
  const raw = rawOf(kit.sign(body, { url: URL_OF_ACCOUNT, account: of, atMs: RECEIVED_AT_MS }));
  const account = accountOf(kit.platform, of);
  const verified = await platform.verify(raw, account);
  if (!verified.ok) return verified.error;
  const parsed = await platform.parse(raw, account);
  return parsed.ok ? parsed.value : parsed.error.reason;
}

/** @throws where it was refused or not understood. */
export async function eventsOf<P extends PlatformId>(
  platform: InboundPlatform<P>,
  kit: InboundKit<P>,
  body: Uint8Array<ArrayBuffer>,
  of: KitAccount<P> = kit.account,
): Promise<readonly InboundEvent[]> {
  const parsed = await arrive(platform, kit, body, of);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed.events;
}
