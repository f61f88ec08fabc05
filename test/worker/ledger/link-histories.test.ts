/** Any history of two addresses against a model of one line: linked is who gave both codes in one session and was not parted since. */
import { runDurableObjectAlarm } from 'cloudflare:test';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { followLinks } from '../../../worker/consent/follow-links.ts';
import { EVIDENCE, ledgerAt, outbox, phone, until } from './fixtures.ts';
import { aPair, codeTo, owed, type Pair, prove } from './two-ledgers.ts';

vi.setConfig({ testTimeout: 120_000 });
beforeAll(() => {
  outbox.open();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 0, 10) });
});
afterAll(() => {
  vi.useRealTimers();
});

type Op = 'submit' | 'phone' | 'email' | 'wrong phone' | 'wrong email' | 'swapped' | 'retract' | 'reassign' | 'unlink';
const OPS: readonly Op[] = ['phone', 'email', 'phone', 'email', 'wrong phone', 'wrong email', 'swapped', 'retract', 'reassign', 'unlink'];
/** Each session, and what happens until the next: codes of a session before are void by then. */
const history = fc.array(fc.array(fc.constantFrom(...OPS), { maxLength: 6 }), { minLength: 1, maxLength: 3 });

class Model {
  linked = false;
  epoch = 0;
  proved: { phone?: number; email?: number } = {};

  submit(): void {
    this.proved = {};
  }
  prove(to: 'phone' | 'email'): void {
    // A code given again is answered alike and proves nothing anew.
    if (this.proved[to] !== undefined) return;
    this.proved[to] = this.epoch;
    // Who proved the number before it changed hands proved nothing of its new owner.
    if (this.proved.phone === this.epoch && this.proved.email !== undefined) this.linked = true;
  }
  part(): void {
    this.linked = false;
  }
}

const quiet = (pair: Pair) =>
  until(async () => {
    const left = (await owed(pair.first)) + (await owed(pair.second));
    if (left > 0) {
      vi.setSystemTime(Date.now() + 5_000);
      for (const { object } of [pair.first, pair.second]) await runDurableObjectAlarm(object);
    }
    return left === 0;
  }, 'all debts paid');

async function verified(pair: Pair, from: 'phone' | 'email'): Promise<boolean> {
  const { api, place } = from === 'phone' ? pair.first : pair.second;
  const address = from === 'phone' ? phone() : ({ kind: 'email', scope: '', value: pair.value } as const);
  const { no } = (await api.find(place, address))!;
  const links = await followLinks((partition) => ledgerAt({ ...place, partition }).api, place, no);
  return links?.some((link) => link.verified) ?? false;
}

async function submit(pair: Pair): Promise<string> {
  // Past the pause that follows codes which nobody answered.
  vi.setSystemTime(Date.now() + 31 * 86_400_000);
  const before = new Set([...outbox.all(pair.first), ...outbox.all(pair.second)]);
  const command = pair.command();
  await pair.first.api.submit(pair.first.place, command);
  await quiet(pair);
  const fresh = () => [...new Set([...outbox.all(pair.first), ...outbox.all(pair.second)])].filter((message) => !before.has(message));
  await until(() => fresh().length === 2, 'both codes');
  return command.submission;
}

async function apply(pair: Pair, model: Model, id: string, op: Op): Promise<void> {
  const { api, place } = pair.first;
  const wrong = (to: 'phone' | 'email') => String((Number(codeTo(pair, to)) + 1) % 1_000_000).padStart(6, '0');
  if (op === 'phone' || op === 'email') {
    if ((await prove(pair, id, op)).ok) model.prove(op);
  } else if (op === 'wrong phone' || op === 'wrong email') {
    const to = op === 'wrong phone' ? 'phone' : 'email';
    expect((await prove(pair, id, to, wrong(to))).ok).toBe(false);
  } else if (op === 'swapped') {
    if (codeTo(pair, 'phone') !== codeTo(pair, 'email')) expect((await prove(pair, id, 'email', codeTo(pair, 'phone'))).ok).toBe(false);
  } else if (op === 'retract') {
    await api.retract(place, id, [{ channel: 'whatsapp', purpose: 'marketing' }], EVIDENCE);
  } else if (op === 'reassign') {
    const key = { programme: null, channel: null, purpose: null };
    const act = { act: 'reassign', key, topics: null, at: null, method: 'api', disclosure: null, terms: {}, optIn: 'single' } as const;
    // No two in one instant.
    vi.setSystemTime(Date.now() + 10);
    await api.recordActs(place, phone(), [{ ...act, words: null, attestation: null }], {}, []);
    model.epoch += 1;
    model.part();
  } else if (op === 'unlink') {
    const { no } = (await api.find(place, phone()))!;
    const [link] = (await api.links(place, { no }))!.links;
    if (link) await api.unlink(place, { no }, link.hash, {});
    if (link) model.part();
  }
}

test.each([1, 4])('R5.16 with %i partitions no history links more than the model, or less', async (partitions) => {
  let linked = 0;
  await fc.assert(
    fc.asyncProperty(history, async (sessions) => {
      const pair = aPair(partitions);
      const model = new Model();
      for (const ops of sessions) {
        const id = await submit(pair);
        model.submit();
        for (const op of ops) {
          await apply(pair, model, id, op);
          await quiet(pair);
          linked += model.linked ? 1 : 0;
          expect([await verified(pair, 'phone'), await verified(pair, 'email')], op).toEqual([model.linked, model.linked]);
        }
      }
    }),
    {
      numRuns: 25,
      examples: [
        [
          [
            ['phone', 'email', 'unlink'],
            ['email', 'phone', 'reassign', 'email'],
            ['phone', 'email', 'wrong phone'],
          ],
        ],
      ],
    },
  );
  expect(linked).toBeGreaterThan(0);
});
