/** The process is killed while it works. What it acknowledged must be there, once; what it didn't may be sent again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubmissionReceipt } from '../../shared/contract/submission.ts';
import { eventually } from './listener.ts';
import { person } from './people.ts';
import { Receiver } from './receiver.ts';
import type { Prepared } from './visitor.ts';
import { World } from './world.ts';

const KILLS = 10;
const NEW_PEOPLE_A_ROUND = 3;
/** Each kill is within this of the requests that it cuts. */
const WITHIN_MS = 50;
const BETWEEN_REQUESTS_MS = 12;

interface Person {
  readonly phone: string;
  readonly prepared: Prepared;
  receipt: SubmissionReceipt | null;
  preferencesUrl: string | null;
  isVerified: boolean;
  /** How often the code, or the withdrawal, was sent; more than once only where no answer came. */
  verifies: number;
  withdrawals: number;
  isWithdrawn: boolean;
}

describe.each([1, 4])('SIGKILL during load, %i partitions', (partitions) => {
  let world: World;
  let receiver: Receiver;
  const people: Person[] = [];
  const acts = { acknowledged: 0, cut: 0 };

  beforeAll(async () => {
    receiver = await new Receiver().start();
    world = await World.start({ partitions });
    await world.addDestination('receiver', receiver);
    for (let round = 0; round < KILLS; round += 1) await killOnce(round);
    await settled();
  }, 240_000);

  afterAll(async () => {
    await world.stop();
    await receiver.close();
  });

  /** An attempt that a kill cut short has an unknown outcome: what was told after it is repeated when it can no longer land. */
  async function settled(): Promise<void> {
    const waitsForRepeats = async () => {
      const { deliveries, destinations } = await world.admin.deliveries();
      return destinations[0]?.lag === 0 && deliveries.every(({ attempts, status }) => status === 'retrying' && attempts === 0)
        ? true
        : null;
    };
    await eventually('everything told once', waitsForRepeats, 60_000);
    await world.restart(2 * 60_000);
    await world.nudge();
    await world.admin.quiet();
  }

  async function killOnce(round: number): Promise<void> {
    const fresh: Person[] = [];
    for (let n = 0; n < NEW_PEOPLE_A_ROUND; n += 1) {
      const phone = person(round * NEW_PEOPLE_A_ROUND + n);
      const prepared = await world.visitor.prepare(phone, ['sms']);
      const untouched = { receipt: null, preferencesUrl: null, isVerified: false, verifies: 0, withdrawals: 0, isWithdrawn: false };
      fresh.push({ phone, prepared, ...untouched });
    }
    const toVerify = people.filter(({ phone, isVerified }) => !isVerified && world.lastCode(phone) !== undefined).slice(0, 3);
    // A message whose sending a kill cut short is never sent again: its outcome is unknown. Such a person stays unverified.
    const codes = new Map<Person, string>();
    for (const one of toVerify) codes.set(one, world.lastCode(one.phone) ?? '');
    const toWithdraw = people.filter(({ preferencesUrl, isWithdrawn }) => preferencesUrl !== null && !isWithdrawn).slice(0, 1);
    people.push(...fresh);

    const all = () => [
      ...toWithdraw.filter(({ isWithdrawn }) => !isWithdrawn).map((one) => () => withdraw(one)),
      ...toVerify.filter(({ isVerified }) => !isVerified).map((one) => () => verify(one, codes.get(one) ?? '')),
      ...fresh.filter(({ receipt }) => receipt === null).map((one) => () => submit(one)),
    ];
    const [last, ...others] = all().reverse();
    const load: Promise<boolean>[] = [];
    for (const act of others.reverse()) {
      load.push(act());
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_REQUESTS_MS));
    }
    // However slow the machine, something was acknowledged just before the kill, and something is on its way when it comes.
    await Promise.race(load);
    if (last) load.push(last());
    // Spread over the window: some kills fall before the commit, some between commit and answer.
    await new Promise((resolve) => setTimeout(resolve, ((WITHIN_MS - 5) * round) / KILLS));
    await world.kill9();
    for (const answered of await Promise.all(load)) acts[answered ? 'acknowledged' : 'cut'] += 1;
    await world.restart();
    expect(await Promise.all(all().map((act) => act())), 'what was sent again is answered').not.toContain(false);
  }

  const submit = async (one: Person): Promise<boolean> => {
    one.receipt = await world.visitor.send(one.prepared);
    return one.receipt !== null;
  };
  const verify = async (one: Person, code: string): Promise<boolean> => {
    one.verifies += 1;
    const answer = await world.visitor.verify(one.receipt!, code);
    // Refused is an answer only to the second asking: the first was recorded, and its answer lost.
    if (answer === null || (answer === 'refused' && one.verifies === 1)) return false;
    one.isVerified = true;
    if (answer !== 'refused') one.preferencesUrl = answer.preferences_url;
    return true;
  };
  const withdraw = async (one: Person): Promise<boolean> => {
    one.withdrawals += 1;
    one.isWithdrawn = await world.visitor.withdrawAll(one.preferencesUrl!);
    return one.isWithdrawn;
  };

  test('the kills did cut requests, and others were answered', () => {
    expect(acts.cut).toBeGreaterThanOrEqual(KILLS);
    expect(acts.acknowledged).toBeGreaterThanOrEqual(KILLS);
    expect(people.filter(({ isVerified }) => isVerified).length).toBeGreaterThan(KILLS / 2);
    expect(people.some(({ isWithdrawn }) => isWithdrawn)).toBe(true);
  });

  test('R1.7 every acknowledged act is there exactly once, and none is there twice', async () => {
    for (const one of people) {
      const contact = await world.admin.find(one.phone);
      expect(contact, one.phone).not.toBeNull();
      const entries = await world.admin.timeline(contact!.id);
      const count = (act: string, channel: string | null) =>
        entries.filter(({ record }) => record.act === act && (channel === null || record.channel === channel)).length;
      expect([count('grant', 'sms'), count('grant', null)], one.phone).toEqual([1, 1]);
      expect([count('decline', 'whatsapp'), count('decline', null)], one.phone).toEqual([1, 1]);
      expect(count('confirm', 'sms'), one.phone).toBe(one.isVerified ? 1 : 0);
      if (one.withdrawals <= 1) expect(count('withdraw', null), one.phone).toBe(one.withdrawals);
      else expect(count('withdraw', null), one.phone).toBeGreaterThan(0);
      const sequences = entries.map(({ record }) => record.seq);
      expect(new Set(sequences).size).toBe(sequences.length);
    }
  });

  test('each standing is what the acknowledged acts make it', async () => {
    for (const one of people) {
      const sms = (await world.admin.find(one.phone))!.state.find(({ channel }) => channel === 'sms');
      const expected = one.isWithdrawn ? 'withdrawn' : one.isVerified ? 'granted' : 'not_asked';
      expect(sms?.standing ?? 'not_asked', one.phone).toBe(expected);
    }
  });

  test("R1.6 once quiet, the receiver's last word on every address equals the ledger's", async () => {
    expect(receiver.refused).toBe(0);
    for (const one of people) {
      const contact = (await world.admin.find(one.phone))!;
      const believed = receiver.believed.get(one.phone);
      const permitted = contact.state.filter((state) => state.permitted).map(({ channel }) => channel);
      expect(believed?.state.filter((state) => state.permitted).map(({ channel }) => channel) ?? [], one.phone).toEqual(permitted);
      for (const state of believed?.state ?? []) {
        const { standing, verified } = contact.state.find(({ channel }) => channel === state.channel)!;
        expect([state.standing, state.verified], one.phone).toEqual([standing, verified]);
      }
      expect(believed === undefined, one.phone).toBe(!one.isVerified);
    }
  });
});
