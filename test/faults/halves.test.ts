/**
 * The process is killed between the two halves of a submission, and of a link, whose addresses live in different ledgers. The kill comes
 * with the first answer of a burst: what was answered is durable, and what it owes to the other ledger is just on its way.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TimelineEntry } from '../../shared/contract/contact.ts';
import type { SubmissionReceipt } from '../../shared/contract/submission.ts';
import { eventually } from './listener.ts';
import { person } from './people.ts';
import { sumOver } from './stored.ts';
import type { Prepared } from './visitor.ts';
import { World } from './world.ts';

const PEOPLE_A_BURST = 6;
/** At least two, and more until both halves were cut at least once: on a quiet machine what is owed is often handed over before the kill. */
const ROUNDS_MAX = 20;
const ACCOUNTS = { sms: '+12025550100', email: 'letters@aurora.example' };

interface Person {
  readonly phone: string;
  readonly email: string;
  readonly prepared: Prepared;
  receipt: SubmissionReceipt | null;
  readonly proved: Record<'phone' | 'email', boolean>;
}

describe('SIGKILL between two halves, 4 partitions', () => {
  let world: World;
  const people: Person[] = [];
  /** Kills at which a ledger had committed its half and still owed the other. */
  const cut = { submission: 0, link: 0 };

  beforeAll(async () => {
    world = await World.start({ partitions: 4, accounts: ACCOUNTS, controls: [{ channels: ['sms'] }, { channels: ['email'] }] });
    for (let round = 0; round < ROUNDS_MAX && (cut.submission === 0 || cut.link === 0 || round < 2); round += 1) {
      const cutShort = await newcomers();
      await killIn(
        'submission',
        cutShort.map((one) => () => submit(one)),
      );
      // Of others, for a message whose sending a kill cut short is never sent again.
      const linking = await newcomers();
      await Promise.all(linking.map(submit));
      for (const one of linking)
        await eventually('both codes', () => (world.lastCode(one.phone) && world.lastCode(one.email) ? true : null));
      await Promise.all(linking.map((one) => prove(one, 'phone')));
      await killIn(
        'link',
        linking.map((one) => () => prove(one, 'email')),
      );
    }
    // Everything that waits is due.
    await world.restart(60 * 60_000);
    await world.nudge();
  }, 300_000);
  afterAll(() => world.stop());

  async function newcomers(): Promise<Person[]> {
    const made: Person[] = [];
    for (let n = 0; n < PEOPLE_A_BURST; n += 1) {
      const index = people.length + n;
      const [phone, email] = [person(index), `visitor${index}@mail.example`];
      const prepared = await world.visitor.prepare(phone, ['sms', 'email'], { email });
      made.push({ phone, email, prepared, receipt: null, proved: { phone: false, email: false } });
    }
    people.push(...made);
    return made;
  }

  async function killIn(kind: 'submission' | 'link', load: readonly (() => Promise<boolean>)[]): Promise<void> {
    const burst = load.map((act) => act());
    await Promise.race(burst);
    await world.kill9();
    await Promise.all(burst);
    if (sumOver(world.dataDir, 'SELECT count(*) FROM owed') > 0) cut[kind] += 1;
    await world.restart();
    // As a browser does that got no answer.
    expect(await Promise.all(load.map((act) => act()))).not.toContain(false);
  }

  const submit = async (one: Person): Promise<boolean> => {
    one.receipt = (await world.visitor.send(one.prepared)) ?? one.receipt;
    return one.receipt !== null;
  };
  const prove = async (one: Person, to: 'phone' | 'email'): Promise<boolean> => {
    const code = world.lastCode(one[to]);
    if (code === undefined || one.proved[to]) return true;
    const answer = await world.visitor.verify(one.receipt!, code, to);
    if (answer !== null && answer !== 'refused') one.proved[to] = true;
    return one.proved[to];
  };

  const lookUp = async (one: Person) => {
    const [phone, email] = [await world.admin.find(one.phone), await world.admin.findEmail(one.email)];
    return { phone: phone!, email: email! };
  };
  const count = (entries: readonly TimelineEntry[], act: string, verified: boolean) =>
    entries.filter(({ record }) => record.act === act && record.verified === verified).length;

  test('kills did fall between the halves of submissions, and of links', () => {
    expect(cut.submission).toBeGreaterThan(0);
    expect(cut.link).toBeGreaterThan(0);
    expect(people.filter(({ proved }) => proved.phone && proved.email).length).toBeGreaterThan(3);
  });

  test('R1.7 every acknowledged submission is there once at both of its addresses', async () => {
    for (const one of people) {
      const contacts = await eventually(`both halves of ${one.email}`, async () => {
        const found = await lookUp(one);
        return found.phone && found.email ? found : null;
      });
      for (const [to, contact] of Object.entries(contacts) as ['phone' | 'email', { id: string }][]) {
        const entries = await world.admin.timeline(contact.id);
        const [grants, claims, confirms] = [count(entries, 'grant', false), count(entries, 'link', false), count(entries, 'confirm', true)];
        expect([grants, claims, confirms], `${to} of ${one.email}`).toEqual([1, 1, one.proved[to] ? 1 : 0]);
      }
    }
  });

  test('R1.7 R5.16 whoever gave both codes is linked once at both ends, whoever did not nowhere', async () => {
    for (const one of people) {
      const both = one.proved.phone && one.proved.email;
      await eventually(`the link of ${one.email}`, async () => {
        const { phone, email } = await lookUp(one);
        return phone.linked[0]?.verified === both && email.linked[0]?.verified === both ? true : null;
      });
      const { phone, email } = await lookUp(one);
      expect([phone.linked, email.linked]).toEqual([
        [{ contact_id: email.id, kind: 'email', verified: both }],
        [{ contact_id: phone.id, kind: 'phone', verified: both }],
      ]);
      for (const { id } of [phone, email]) expect(count(await world.admin.timeline(id), 'link', true), one.email).toBe(both ? 1 : 0);
    }
  });

  test('in the end nothing is owed any more', async () => {
    const isPaid = () => {
      try {
        return sumOver(world.dataDir, 'SELECT count(*) FROM owed') === 0 ? true : null;
      } catch {
        return null; // copied while it was being written
      }
    };
    await eventually('an empty table of debts', isPaid);
  });
});
