/**
 * Visitors who give a phone and an email in one form, so that their acts lie in two ledgers. The process is killed between the halves:
 * when a submission is just acknowledged, and when the second of two codes is.
 */
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { eventually } from '../listener.ts';
import type { Prepared } from '../visitor.ts';
import type { World } from '../world.ts';

export interface Guest {
  readonly phone: string;
  readonly email: string;
  readonly prepared: Prepared;
  receipt: SubmissionReceipt | null;
  /** Addresses whose code was acknowledged. A message that a kill cut short is never sent again: such a claim stays one. */
  readonly verified: Set<'phone' | 'email'>;
}

const GRANTED: Readonly<Record<'phone' | 'email', ChannelId>> = { phone: 'sms', email: 'email' };
const BURST = 6;

export const grantedTo = (guest: Guest, to: 'phone' | 'email'): ReadonlySet<ChannelId> =>
  new Set(guest.verified.has(to) ? [GRANTED[to]] : []);

/** Whether enough gave both codes to speak of: how many a kill cut short is chance. */
export const areEnough = (all: readonly Guest[]): boolean => all.filter(({ verified }) => verified.size === 2).length > all.length / 10;

/**
 * @param count at least; where too few of them gave both codes, more come whom no kill cuts short
 * @param kill SIGKILL at once; resolves when it runs again
 */
export async function guests(world: World, count: number, phoneOf: (index: number) => string, kill: () => Promise<void>): Promise<Guest[]> {
  const all: Guest[] = [];
  while (all.length < count || !areEnough(all)) {
    const burst: Guest[] = [];
    const isCut = all.length < count;
    for (let n = 0; n < BURST && (!isCut || all.length + n < count); n += 1) {
      const index = all.length + n;
      const [phone, email] = [phoneOf(index), `guest${index}@people.example`];
      const prepared = await world.visitor.prepare(phone, Object.values(GRANTED), { email });
      burst.push({ phone, email, prepared, receipt: null, verified: new Set() });
    }
    all.push(...burst);
    await cutAtFirst(burst, isCut ? kill : null, async (guest) => {
      guest.receipt = await world.visitor.send(guest.prepared);
      return guest.receipt !== null;
    });
    for (const to of ['phone', 'email'] as const) {
      const coded = await withCodes(world, burst, to);
      await cutAtFirst([...coded.keys()], isCut && to === 'email' ? kill : null, async (guest) => {
        const answer = await world.visitor.verify(guest.receipt!, coded.get(guest) ?? '', to);
        if (answer === null) return false;
        // Refused only where the first asking was recorded and its answer lost.
        guest.verified.add(to);
        return true;
      });
    }
  }
  return all;
}

/** All at once; the process dies at the first answer; what got none is sent again. */
async function cutAtFirst(
  burst: readonly Guest[],
  kill: (() => Promise<void>) | null,
  act: (guest: Guest) => Promise<boolean>,
): Promise<void> {
  const load = burst.map(act);
  if (kill && load.length > 0) {
    await Promise.race(load);
    await kill();
  }
  const answered = await Promise.all(load);
  for (const [index, guest] of burst.entries()) while (!(answered[index] || (await act(guest)))) await pause();
}

async function withCodes(world: World, burst: readonly Guest[], to: 'phone' | 'email'): Promise<ReadonlyMap<Guest, string>> {
  const codes = new Map<Guest, string>();
  await eventually(
    'codes in the outbox, or none to come',
    () => {
      for (const guest of burst) {
        const code = world.lastCode(guest[to]);
        if (code !== undefined) codes.set(guest, code);
      }
      return codes.size === burst.length ? true : null;
    },
    CODES_WITHIN_MS,
  ).catch(() => undefined);
  return codes;
}

const CODES_WITHIN_MS = 8_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
