/**
 * Single use of render tokens. Limits on an address are the ledger's own: they must not show here. The limiter gets keyed hashes alone.
 */
import { RENDER_TOKEN_LIFE_MS } from '../../shared/limits.ts';
import { limiterStub } from '../objects.ts';
import { hex, utf8 } from '../platform/bytes.ts';
import { derive, hmac, type KeyRing } from '../platform/keys.ts';
import type { RenderTokenBody } from '../platform/tokens.ts';
import type { AppContext } from './context.ts';

/** Binds the token to one idempotency key and the addresses it came with. False: another submission has it. */
export async function spendRenderToken(c: AppContext, token: RenderTokenBody, owner: readonly string[]): Promise<boolean> {
  const { env } = c.get('services');
  const nonce = keyedHash(env.hash, 'render-nonce', token.n);
  const spent = await limiterStub(c.env, nonce).spend(nonce, keyedHash(env.hash, 'render-owner', ...owner), token.t + RENDER_TOKEN_LIFE_MS);
  return spent === 'ok';
}

const derived = new WeakMap<KeyRing, Map<string, Uint8Array>>();

/** Hex. A rotation of the ring forgets what was counted, which a day mends. */
export function keyedHash(ring: KeyRing, use: string, ...parts: readonly string[]): string {
  const keys = derived.get(ring) ?? new Map<string, Uint8Array>();
  derived.set(ring, keys);
  const key = keys.get(use) ?? derive(ring.keys.get(ring.current) ?? new Uint8Array(0), `limiter:${use}`);
  keys.set(use, key);
  // JSON keeps the parts apart whatever they hold.
  return hex(hmac(key, utf8(JSON.stringify(parts))));
}
