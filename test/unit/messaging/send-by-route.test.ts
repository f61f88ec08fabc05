/** Failover: whoever surely did not take it lets the next one try, and after an unknown outcome nobody ever sends it twice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MESSAGE_BACKOFF_MS } from '../../../shared/limits.ts';
import { type AfterAttempt, afterAttempt } from '../../../worker/messaging/after-attempt.ts';
import type { SendOutcome } from '../../../worker/messaging/messenger.ts';
import type { SendingAccount } from '../../../worker/messaging/route-message.ts';
import { sendByRoute } from '../../../worker/messaging/send-by-route.ts';
import { account, aWorld, type Does, MESSAGE } from './fixtures.ts';

const SENT: Does = { answers: { sent: { providerId: 'SM1' } } };
const LATER: Does = { answers: { retry: 'later', reason: 'status_429' } };
const STOPPED: Does = { answers: { retry: 'never', reason: 'recipient_stopped' } };
const NO_CREDIT: Does = { answers: { retry: 'never', reason: 'no_credit', about: 'account' } };
const LOST: Does = { does: 'lost', isThere: true };

const three = ['a', 'b', 'c'].map((id) => account({ id }));
const once = async (script: Record<string, Does>, accounts: readonly SendingAccount[] = three) => {
  const world = aWorld(({ account: id }) => script[id] ?? SENT);
  const outcome = await sendByRoute(world.deps(accounts))('w', MESSAGE, null);
  return { outcome, calls: world.calls.join('') };
};

describe('one attempt', () => {
  test('ends with the first that takes it, and says by which account and from which sender', async () => {
    const sent = { sent: { providerId: 'SM1', account: 'b', sender: '+12025550199' } };
    expect(await once({ a: LATER })).toEqual({ outcome: sent, calls: 'ab' });
    expect(await once({ a: NO_CREDIT })).toEqual({ outcome: sent, calls: 'ab' });
    expect(await once({ a: { answers: { retry: 'never', reason: 'credentials_refused' } } })).toEqual({ outcome: sent, calls: 'ab' });
  });

  test('keeps the sender that the provider names: of a pool, it alone knows which', async () => {
    const own: Does = { answers: { sent: { providerId: 'SM1', sender: '+12025550177' } } };
    expect((await once({ a: own })).outcome).toEqual({ sent: { providerId: 'SM1', account: 'a', sender: '+12025550177' } });
  });

  test('ends where the person or the message is refused: nobody else is asked', async () => {
    expect(await once({ a: STOPPED })).toEqual({ outcome: { retry: 'never', reason: 'recipient_stopped' }, calls: 'a' });
    expect(await once({ a: LATER, b: STOPPED })).toMatchObject({ outcome: { retry: 'never' }, calls: 'ab' });
  });

  test.each(['lost', 'hangs'] as const)('ends where nobody knows (%s): nobody else is asked', async (does) => {
    expect(await once({ a: LATER, b: { does, isThere: false } })).toEqual({
      outcome: { unknown: true, account: 'b', mayRepeat: false },
      calls: 'ab',
    });
  });

  test('goes on where an adapter broke, or would have called what may not be called, before anything left', async () => {
    for (const does of ['breaks_before', 'calls_inside'] as const) {
      expect(await once({ a: { does } })).toMatchObject({ outcome: { sent: { account: 'b' } }, calls: 'b' });
    }
    const all = { a: { does: 'calls_inside' }, b: { does: 'breaks_before' }, c: { does: 'breaks_before' } } as const;
    expect(await once(all)).toEqual({ outcome: { retry: 'never', reason: 'url_refused', about: 'account' }, calls: '' });
  });

  test('is to be repeated if one of them asked for that, else it is over', async () => {
    expect((await once({ a: NO_CREDIT, b: LATER, c: NO_CREDIT })).outcome).toEqual({ retry: 'later', reason: 'status_429' });
    expect((await once({ a: NO_CREDIT, b: NO_CREDIT, c: NO_CREDIT })).outcome).toMatchObject({ retry: 'never', reason: 'no_credit' });
  });

  test('tries no more than five accounts', async () => {
    const many = 'abcdefgh'.split('').map((id) => account({ id }));
    const script = Object.fromEntries(many.map(({ id }) => [id, LATER]));
    expect(await once(script, many)).toMatchObject({ outcome: { retry: 'later' }, calls: 'abcde' });
  });

  test('is put off while the accounts can’t be read: nothing was sent', async () => {
    const world = aWorld(() => SENT);
    const deps = { ...world.deps(three), accounts: () => Promise.reject(new Error('down')) };
    expect(await sendByRoute(deps)('w', MESSAGE, null)).toEqual({ retry: 'later', reason: 'accounts_not_read' });
    expect(world.calls).toEqual([]);
  });
});

describe('without an account that serves it', () => {
  const lastly = (does: () => Promise<SendOutcome>) => {
    const sent: string[] = [];
    const send = async (message: { readonly id: string }) => {
      sent.push(message.id);
      return does();
    };
    return { sent, messenger: { id: 'local', send } };
  };
  const by = (accounts: readonly SendingAccount[], lastResort: ReturnType<typeof lastly>['messenger'] | null, over = {}) =>
    sendByRoute({ ...aWorld(() => SENT).deps(accounts), lastResort })('w', { ...MESSAGE, ...over }, null);

  test('the operator’s messenger takes it, if there is one; its unknown outcome is never tried again', async () => {
    const good = lastly(async () => ({ sent: { providerId: 'local:1' } }));
    expect(await by([], good.messenger)).toEqual({ sent: { providerId: 'local:1' } });
    expect(await by([], null)).toEqual({ retry: 'never', reason: 'no_messenger' });
    const lost = lastly(() => Promise.reject(new TypeError('reset')));
    expect(await by([], lost.messenger)).toEqual({ unknown: true, account: null, mayRepeat: false });
  });

  test('it takes nothing that an account serves, nor what must go by one that is gone', async () => {
    const good = lastly(async () => ({ sent: { providerId: 'local:1' } }));
    expect(await by(three, good.messenger)).toMatchObject({ sent: { account: 'a' } });
    expect(await by(three, good.messenger, { account: 'gone' })).toEqual({ retry: 'never', reason: 'no_account' });
    expect(good.sent).toEqual([]);
  });
});

/** As the outbox does: attempt after attempt, by what is kept in the row. */
async function untilSettled(world: ReturnType<typeof aWorld>, accountsAt: (attempt: number) => readonly SendingAccount[]) {
  let mayBeSentBy: string | null = null;
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await sendByRoute(world.deps(accountsAt(attempts)))('w', MESSAGE, mayBeSentBy);
    const next: AfterAttempt = afterAttempt(outcome, attempts, mayBeSentBy);
    if (next.do !== 'postpone') return { next, attempts };
    mayBeSentBy = next.mayBeSentBy ?? mayBeSentBy;
  }
}

describe('a provider that can tell a repeat', () => {
  const line = (id: string) => account({ id, platform: 'line' });

  test('is asked again after an unknown outcome, under the same id, and nobody else is', async () => {
    const world = aWorld(({ n }) => (n === 0 ? LOST : n === 1 ? LATER : SENT));
    const { next, attempts } = await untilSettled(world, () => [line('x'), account({ id: 'y' })]);
    expect(next).toMatchObject({ do: 'settle', account: 'x' });
    expect([attempts, world.calls, world.received]).toEqual([3, ['x', 'x', 'x'], [`x ${MESSAGE.id}`]]);
  });

  test('once it is paused or gone, nobody is asked: the outcome stays unknown', async () => {
    for (const then of [[], [{ ...line('x'), status: 'paused' as const }, account({ id: 'y' })]]) {
      const world = aWorld(() => LOST, true);
      const { next } = await untilSettled(world, (attempt) => (attempt === 1 ? [line('x'), account({ id: 'y' })] : then));
      expect(next).toMatchObject({ do: 'bury', reason: 'outcome_unknown' });
      expect(world.calls).toEqual(['x']);
    }
  });

  test('whatever else it says later, its first outcome stays unknown', async () => {
    for (const then of [STOPPED, NO_CREDIT, LATER, LOST, { does: 'breaks_before' } as const]) {
      const world = aWorld(({ n }) => (n === 0 ? LOST : then));
      const { next } = await untilSettled(world, () => [line('x'), account({ id: 'y' })]);
      expect(next).toMatchObject({ do: 'bury', reason: 'outcome_unknown' });
      expect(new Set(world.calls)).toEqual(new Set(['x']));
    }
  });
});

test('what can’t be told apart from a repeat is over after one attempt', () => {
  const dead = { do: 'bury', reason: 'outcome_unknown', account: 'a' };
  expect(afterAttempt({ unknown: true, account: 'a', mayRepeat: false }, 1, null)).toEqual(dead);
});

test('attempts come to an end', () => {
  const outcome: SendOutcome = { retry: 'later', reason: 'status_429' };
  const last = MESSAGE_BACKOFF_MS.length + 1;
  expect(afterAttempt(outcome, last - 1, null)).toMatchObject({ do: 'postpone', waitMs: MESSAGE_BACKOFF_MS.at(-1) });
  expect(afterAttempt(outcome, last, null)).toEqual({ do: 'bury', reason: 'status_429', account: null });
});

const anOutcome: fc.Arbitrary<Does> = fc.oneof(
  fc.constantFrom<Does>(SENT, LATER, LATER, STOPPED, NO_CREDIT, { does: 'breaks_before' }, { does: 'calls_inside' }),
  fc.record({ does: fc.constantFrom('lost' as const, 'lost' as const, 'hangs' as const), isThere: fc.boolean() }),
);
const anAccount = fc.record({ platform: fc.constantFrom('twilio' as const, 'line' as const), pausedFrom: fc.integer({ min: 1, max: 9 }) });

test('whatever accounts and providers do, a person gets a message once at most, and whoever says it was sent is right', async () => {
  let repeats = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anAccount, { minLength: 1, maxLength: 6 }),
      fc.array(anOutcome, { minLength: 30, maxLength: 30 }),
      fc.boolean(),
      async (drawn, script, operator) => {
        let turn = 0;
        const all = drawn.map(({ platform }, at) => account({ id: `account ${at}`, platform }));
        const asked: { readonly by: string; readonly does: Does }[] = [];
        const world = aWorld(({ account: by }) => {
          const does = script[turn++] ?? SENT;
          asked.push({ by, does });
          return does;
        }, operator);
        const { next } = await untilSettled(world, (attempt) => all.filter((_, at) => attempt < (drawn[at]?.pausedFrom ?? 0)));
        expect(world.received.length).toBeLessThanOrEqual(1);
        if (next.do === 'settle') expect(world.received).toHaveLength(1);
        // Nothing that is known to have failed is called unknown, and the other way round.
        const lost = asked.findIndex(({ does }) => 'does' in does && (does.does === 'lost' || does.does === 'hangs'));
        if (next.do === 'bury') expect(next.reason === 'outcome_unknown').toBe(lost >= 0);
        if (lost < 0) return;
        expect(world.calls).not.toContain('operator');
        const after = asked.slice(lost + 1);
        repeats += after.length;
        const { by } = asked[lost]!;
        expect(after.filter((call) => call.by !== by)).toEqual([]);
        if (all.find(({ id }) => id === by)?.platform === 'twilio') expect(after).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
  expect(repeats).toBeGreaterThan(20);
});

test('while one account takes it and the others only ask to wait or are out of order, it is sent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 4 }),
      fc.array(fc.constantFrom(LATER, NO_CREDIT), { minLength: 5 }),
      async (good, others) => {
        const accounts = [0, 1, 2, 3, 4].map((n) => account({ id: String(n), platform: n % 2 === 0 ? 'twilio' : 'line' }));
        const world = aWorld(({ account: id }) => (Number(id) === good ? SENT : (others[Number(id)] ?? LATER)));
        const { next, attempts } = await untilSettled(world, () => accounts);
        expect([next, attempts]).toMatchObject([{ do: 'settle', account: String(good) }, 1]);
      },
    ),
  );
});
