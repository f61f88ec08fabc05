import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { AdminAct } from '../../../worker/consent/ledger-api.ts';
import {
  aLedger,
  choice,
  codeIn,
  DISCLOSURE,
  EVIDENCE,
  outbox,
  part,
  phone,
  sql,
  submission,
  TEMPLATE,
  type TestLedger,
} from './fixtures.ts';

beforeAll(outbox.open);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 0, 10, 12) });
});
afterEach(() => {
  vi.useRealTimers();
});

const PHONES = [phone('+12025550101'), phone('+12025550102')];
const key = (channel: 'sms' | 'whatsapp') => ({ programme: 'default', channel, purpose: 'marketing' }) as const;
const act = fc.record({
  do: fc.constantFrom('submit', 'submit', 'verify', 'resend', 'retract', 'withdraw', 'all', 'report', 'alarm', 'evict'),
  who: fc.constantFrom(0, 1),
  channel: fc.constantFrom('sms' as const, 'whatsapp' as const),
  flag: fc.boolean(),
  stepMs: fc.constantFrom(0, 1, 61_000, 11 * 60_000, 86_400_000),
  reported: fc.constantFrom(
    'grant' as const,
    'withdraw' as const,
    'stop' as const,
    'resume' as const,
    'hold' as const,
    'reassign' as const,
  ),
});
type Step = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** One step of somebody's life with a ledger; what can't be done yet does nothing. */
async function live(ledger: TestLedger, sent: { id: string; who: number }[], step: Step): Promise<void> {
  const { api, place } = ledger;
  const last = sent.findLast(({ who }) => who === step.who);
  const no = (await api.find(place, PHONES[step.who]!))?.no ?? 99;
  switch (step.do) {
    case 'submit': {
      const choices = [choice(step.channel, { optIn: step.flag ? 'single' : 'double', grantLifeMs: step.flag ? 90_000_000 : null })];
      const made = submission({ parts: [part({ address: PHONES[step.who]!, choices })] });
      await api.submit(place, made);
      sent.push({ id: made.submission, who: step.who });
      return;
    }
    case 'verify': {
      const message = outbox.all(ledger).findLast(({ to }) => to === PHONES[step.who]!.value);
      if (last && message) await api.verify(place, last.id, null, codeIn(message.text), EVIDENCE);
      return;
    }
    case 'resend':
      if (last) await api.resend(place, last.id, null, TEMPLATE);
      return;
    case 'retract':
      if (last) await api.retract(place, last.id, [{ channel: step.channel, purpose: 'marketing' }], EVIDENCE);
      return;
    case 'withdraw': {
      const change = { ...key(step.channel), act: 'withdraw', topic: null, disclosure: null, seenSeq: 0, grantLifeMs: null } as const;
      await api.change(place, { no }, [change], EVIDENCE);
      return;
    }
    case 'all':
      await api.withdrawAll(place, { no }, EVIDENCE);
      return;
    case 'report': {
      const whole = step.reported === 'hold' || step.reported === 'reassign' || step.flag;
      const report: AdminAct = {
        act: step.reported,
        key: whole && step.reported !== 'grant' ? { programme: null, channel: null, purpose: null } : key(step.channel),
        topics: null,
        at: step.flag ? '2027-01-09' : null,
        method: 'api',
        disclosure: DISCLOSURE,
        terms: {},
        optIn: 'single',
        words: null,
        attestation: null,
      };
      await api.recordActs(place, PHONES[step.who]!, [report], {}, []);
      return;
    }
    case 'alarm':
      await runDurableObjectAlarm(ledger.object);
      return;
    case 'evict':
      await evictDurableObject(ledger.object);
  }
}

test('R1.3 after any history the stored state is what the records fold to, and every record is handed on once', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 20 }), async (steps) => {
      vi.setSystemTime(Date.UTC(2027, 0, 10, 12));
      const ledger = aLedger();
      const sent: { id: string; who: number }[] = [];
      for (const step of steps) {
        vi.setSystemTime(Date.now() + step.stepMs);
        await live(ledger, sent, step);
      }
      expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
      const head = await ledger.api.head(ledger.place);
      const times = await sql<{ at: number }>(ledger, 'SELECT recorded_at_ms AS at FROM records ORDER BY seq');
      expect(times).toHaveLength(head);
      expect(times.map(({ at }) => at)).toEqual(times.map(({ at }) => at).toSorted((a, b) => a - b));
      const page = await ledger.api.changes(ledger.place, 0, 1000);
      for (const { no, records, state, seq } of page.addresses) {
        const timeline = await ledger.api.timeline(ledger.place, { no }, null, 1000);
        expect(timeline.entries.map(({ record }) => record).toReversed()).toEqual(records);
        expect(timeline.entries.every(({ evidence }) => evidence !== null)).toBe(true);
        expect(state.seq).toBe(seq);
        // The last word on the whole address was a withdrawal: nothing is granted.
        if (records.at(-1)?.act === 'withdraw' && records.at(-1)?.key.channel === null) {
          expect(state.keys.filter(({ standing }) => standing === 'granted')).toEqual([]);
        }
      }
      expect(page.addresses.flatMap(({ records }) => records)).toHaveLength(head);
    }),
    { numRuns: 40 },
  );
});
