/**
 * Single use of render tokens. Limits on an address are the ledger's own: they must not show here. The limiter gets keyed hashes alone.
 */
import { RENDER_TOKEN_LIFE_MS } from '../../shared/limits.ts';
import type { Spendable } from '../limiter-api.ts';
import { formerLimiterStub, limiterStub } from '../objects.ts';
import { hex, utf8 } from '../platform/bytes.ts';
import { derive, hmac, type KeyRing } from '../platform/keys.ts';
import type { RenderTokenBody } from '../platform/tokens.ts';
import type { AppContext } from './context.ts';

/** As the limiter takes it: bound to one idempotency key and the addresses it came with. */
export function spendable(c: AppContext, token: RenderTokenBody, owner: readonly string[]): Spendable {
  const { hash } = c.get('services').env;
  const nonce = keyedHash(hash, 'render-nonce', token.n);
  return { nonce, owner: keyedHash(hash, 'render-owner', ...owner), expiresAtMs: token.t + RENDER_TOKEN_LIFE_MS };
}

/** Where the caller's own limiter did not. False: another submission has it. */
export async function spendRenderToken(c: AppContext, token: RenderTokenBody, given: Spendable): Promise<boolean> {
  const limiter = token.s === undefined ? formerLimiterStub(c.env, given.nonce) : limiterStub(c.env, token.s);
  return (await limiter.spend(given)) === 'ok';
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
