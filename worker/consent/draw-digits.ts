/** The two digits that a page shows and those that the chat offers beside them. Randomness is a parameter. */
import { LINK_DIGITS_OFFERED } from '../../shared/link-limits.ts';
import type { Random } from './address-crypto.ts';
import type { Digits } from './app-link.ts';

/** Different two-digit numbers without a leading zero, the right one at any place. */
export function drawDigits(random: Random): Digits {
  const offered: string[] = [];
  while (offered.length < LINK_DIGITS_OFFERED) {
    const drawn = String(10 + below(random, 90));
    if (!offered.includes(drawn)) offered.push(drawn);
  }
  return { right: offered[below(random, offered.length)] ?? '', offered };
}

/** Every number equally likely: what lies beyond the last whole multiple is drawn again. */
function below(random: Random, end: number): number {
  for (;;) {
    const [byte = 0] = random(1);
    if (byte < Math.floor(256 / end) * end) return byte % end;
  }
}
