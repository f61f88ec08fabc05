/**
 * Wrong codes of the caller's IP block: somebody who guesses at many submissions is refused before any is asked. It tells of the
 * caller's network alone. Limit: where the edge tells no IP, only the limits of the challenge and of the address stand.
 */
import { IP_BLOCK_RETRY_SECONDS, IP_BLOCK_WINDOW_MS, WRONG_CODES_PER_IP_BLOCK_HOUR } from '../../shared/limits.ts';
import { limiterShard, limiterStub } from '../objects.ts';
import { callerBlock } from './block-limit.ts';
import type { AppContext } from './context.ts';
import { keyedHash } from './public-limits.ts';

export async function hasGuessedTooOften(c: AppContext): Promise<boolean> {
  const held = await count(c, 0);
  if (held < WRONG_CODES_PER_IP_BLOCK_HOUR) return false;
  c.header('retry-after', String(IP_BLOCK_RETRY_SECONDS));
  return true;
}

export const countWrongGuess = (c: AppContext): Promise<number> => count(c, 1);

async function count(c: AppContext, amount: 0 | 1): Promise<number> {
  const { env } = c.get('services');
  const block = callerBlock(c);
  if (block === null) return 0;
  const key = keyedHash(env.hash, 'wrong-codes', block);
  return limiterStub(c.env, limiterShard(env.edge, key)).count(key, IP_BLOCK_WINDOW_MS, amount);
}
