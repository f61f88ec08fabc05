/**
 * Single use of render tokens, and limits on the caller's IP block. Limits on an address are the ledger's own: they must not show here.
 * The limiter gets keyed hashes alone.
 */
import { IP_BLOCK_WINDOW_MS, RENDER_TOKEN_LIFE_MS, SUBMISSIONS_PER_IP_BLOCK_HOUR } from '../../shared/limits.ts';
import { limiterStub } from '../objects.ts';
import { hex, utf8 } from '../platform/bytes.ts';
import { derive, hmac, type KeyRing } from '../platform/keys.ts';
import type { RenderTokenBody } from '../platform/tokens.ts';
import type { AppContext } from './context.ts';
import { edgeContext, ipBlock } from './edge-context.ts';

/** Binds the token to one idempotency key and the addresses it came with. False: another submission has it. */
export async function spendRenderToken(c: AppContext, token: RenderTokenBody, owner: readonly string[]): Promise<boolean> {
  const { env } = c.get('services');
  const nonce = keyedHash(env.hash, 'render-nonce', token.n);
  const spent = await limiterStub(c.env, nonce).spend(nonce, keyedHash(env.hash, 'render-owner', ...owner), token.t + RENDER_TOKEN_LIFE_MS);
  return spent === 'ok';
}

/** Counts one request of the caller's IP block. True where the edge tells no IP: then there is no block to limit. */
export async function withinBlockLimit(c: AppContext): Promise<boolean> {
  const { env } = c.get('services');
  const { ip } = edgeContext(c.req.raw.headers, null, env.edge);
  const block = ip === null ? null : ipBlock(ip);
  if (block === null) return true;
  const key = keyedHash(env.hash, 'ip-block', block);
  return limiterStub(c.env, key).count(key, IP_BLOCK_WINDOW_MS, SUBMISSIONS_PER_IP_BLOCK_HOUR);
}

const derived = new WeakMap<KeyRing, Map<string, Uint8Array>>();

/** Hex. A rotation of the ring forgets what was counted, which a day mends. */
function keyedHash(ring: KeyRing, use: string, ...parts: readonly string[]): string {
  const keys = derived.get(ring) ?? new Map<string, Uint8Array>();
  derived.set(ring, keys);
  const key = keys.get(use) ?? derive(ring.keys.get(ring.current) ?? new Uint8Array(0), `limiter:${use}`);
  keys.set(use, key);
  // JSON keeps the parts apart whatever they hold.
  return hex(hmac(key, utf8(JSON.stringify(parts))));
}
