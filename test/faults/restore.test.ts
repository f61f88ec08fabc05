/** One ledger's file is put back from a copy: what was withdrawn since stays so, and nobody is told yes before the operator has judged it. */
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerList, ledgerView } from '../../shared/contract/operations.ts';
import { eventually } from './listener.ts';
import { person } from './people.ts';
import { Receiver } from './receiver.ts';
import { World } from './world.ts';

const [WITHDRAWN, GRANTED, NEWCOMER, LATE, ERASED, UNTOUCHED] = [person(1), person(2), person(3), person(4), person(5), person(6)];

describe('a ledger file put back from a copy', () => {
  let world: World;
  let receiver: Receiver;
  const pages = new Map<string, string>();
  let erasedId = '';

  beforeAll(async () => {
    receiver = await new Receiver().start();
    world = await World.start();
    await world.addDestination('receiver', receiver);
    await joins(WITHDRAWN);
    await joins(GRANTED);
    await joins(ERASED);
    await joins(UNTOUCHED);
    await world.nudge();
    await world.admin.quiet();
    const copy = await copied();
    expect(await world.visitor.withdrawAll(pages.get(WITHDRAWN)!)).toBe(true);
    await erase(ERASED);
    await joins(NEWCOMER);
    await world.nudge();
    await world.admin.quiet();
    expect(receiver.standing(WITHDRAWN, 'sms')).toBe('withdrawn');
    await eventually('the last head is reported', async () => ((await ledgers())[0]!.sequence >= lastSeq() ? true : null));
    await world.kill9();
    putBack(copy);
    await world.restart();
  }, 240_000);

  afterAll(async () => {
    await world.stop();
    await receiver.close();
  });

  async function joins(phone: string): Promise<void> {
    const before = world.outbox.filter(({ to }) => to === phone).length;
    const receipt = (await world.visitor.send(await world.visitor.prepare(phone, ['sms'])))!;
    const code = await eventually('a code', () =>
      world.outbox.filter(({ to }) => to === phone).length > before ? world.lastCode(phone) : null,
    );
    const answer = await world.visitor.verify(receipt, code);
    if (answer === null || answer === 'refused') throw new Error('the code was right');
    pages.set(phone, answer.preferences_url);
  }

  async function erase(phone: string): Promise<void> {
    erasedId = (await world.admin.find(phone))!.id;
    const headers = { authorization: `Bearer ${world.admin.apiKey}`, 'content-type': 'application/json' };
    const answer = await fetch(`${world.url}/v1/contacts/${erasedId}/erase`, { method: 'POST', headers, body: '{}' });
    expect(answer.status, await answer.text()).toBeLessThan(300);
    expect(await world.admin.find(phone)).toBeNull();
  }

  const folder = () => path.join(world.dataDir, 'objects', 'sayso-Ledger');
  const files = () => readdirSync(folder()).filter((name) => /\.sqlite(-wal|-shm)?$/.test(name) && name !== 'metadata.sqlite');
  function lastSeq(): number {
    const database = new DatabaseSync(path.join(folder(), files().find((name) => name.endsWith('.sqlite'))!), { readOnly: true });
    try {
      return (database.prepare('SELECT max(seq) AS seq FROM records').get() as { seq: number }).seq;
    } finally {
      database.close();
    }
  }

  /** With the process stopped, as a copy of files must be made. */
  async function copied(): Promise<string> {
    await world.kill9();
    const to = `${world.dataDir}-copy`;
    rmSync(to, { recursive: true, force: true });
    cpSync(world.dataDir, to, { recursive: true });
    await world.restart();
    return to;
  }

  function putBack(copy: string): void {
    const from = path.join(copy, 'objects', 'sayso-Ledger');
    for (const name of files()) rmSync(path.join(folder(), name));
    const names = readdirSync(from).filter((name) => /\.sqlite(-wal|-shm)?$/.test(name) && statSync(path.join(from, name)).isFile());
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) cpSync(path.join(from, name), path.join(folder(), name));
    rmSync(copy, { recursive: true, force: true });
  }

  async function operator(method: string, route: string, body?: unknown): Promise<Response> {
    return fetch(`${world.url}/v1/workspaces/${world.admin.workspace}${route}`, {
      method,
      headers: { authorization: `Bearer ${world.secrets.OPERATOR_KEY}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
  const ledgers = async () => ledgerList.parse(await (await operator('GET', '/ledgers')).json()).ledgers;
  const sms = async (phone: string) => (await world.admin.find(phone))?.state.find(({ channel }) => channel === 'sms');
  const yesses = () => receiver.arrived.filter(({ data }) => data.state.some((state) => state.permitted)).length;

  test('R1.4 until the operator has judged it nothing is sendable, and withdrawals are recorded and told', async () => {
    const told = yesses();
    for (const phone of [WITHDRAWN, GRANTED]) {
      expect(await sms(phone), phone).toMatchObject({ standing: 'granted', permitted: false });
      expect((await sms(phone))!.suppressed_by, phone).toContain('recovering');
    }
    expect(await world.admin.find(NEWCOMER)).toBeNull();
    expect(receiver.standing(WITHDRAWN, 'sms'), 'what was told stays told').toBe('withdrawn');

    expect(await world.visitor.withdrawAll(pages.get(GRANTED)!)).toBe(true);
    expect(await sms(GRANTED)).toMatchObject({ standing: 'withdrawn', permitted: false });
    await eventually('the withdrawal is told', () => (receiver.standing(GRANTED, 'sms') === 'withdrawn' ? true : null), 60_000);
    expect(yesses()).toBe(told);
  });

  test('nobody is un-erased: not found, not readable, and told to nobody', async () => {
    expect(await world.admin.find(ERASED)).toBeNull();
    const headers = { authorization: `Bearer ${world.admin.apiKey}` };
    expect((await fetch(`${world.url}/v1/contacts/${erasedId}/timeline`, { headers })).status).toBe(404);
    expect((await fetch(pages.get(ERASED)!)).status).toBe(404);
  });

  test('the operator is told which ledger and what to do; the merchant sees it too', async () => {
    const [ledger, ...others] = await ledgers();
    expect(others).toEqual([]);
    expect(ledger).toMatchObject({ partition: 0, status: 'recovering', generation: 2, recovering_since: expect.any(String) });
    expect(ledger!.advice).toContain('successor');
    const view = await fetch(`${world.url}/v1/workspaces/${world.admin.workspace}`, {
      headers: { authorization: `Bearer ${world.admin.apiKey}` },
    });
    expect(await view.json()).toMatchObject({ recovering_partitions: [0] });
    expect((await operator('POST', '/ledgers/7/successor', {})).status).toBe(422);
  });

  test('over a further kill it stays so', async () => {
    await world.kill9();
    await world.restart();
    expect((await sms(WITHDRAWN))!.suppressed_by).toContain('recovering');
    expect((await ledgers())[0]).toMatchObject({ status: 'recovering', generation: 2 });
  });

  test('R1.4 with a successor: who withdrew stays so, who granted before confirms anew, and the couriers go on', async () => {
    const opened = await operator('POST', '/ledgers/0/successor', {});
    expect(opened.status).toBe(200);
    expect(ledgerView.parse(await opened.json())).toMatchObject({ status: 'whole', generation: 2, advice: null });
    expect((await ledgers())[0]).toMatchObject({ status: 'whole' });
    expect((await operator('POST', '/ledgers/0/successor', {})).status, 'a whole one has none').toBe(409);

    expect(await sms(GRANTED)).toMatchObject({ standing: 'withdrawn', permitted: false });
    // Her withdrawal was lost with the file: nothing says so any more but the doubt.
    expect(await sms(WITHDRAWN)).toMatchObject({ permitted: false, suppressed_by: ['needs_confirm'] });

    // And whoever was told of a grant is told that it waits.
    expect(await sms(UNTOUCHED)).toMatchObject({ permitted: false, suppressed_by: ['needs_confirm'] });
    const smsAt = (phone: string) => receiver.believed.get(phone)?.state.find((state) => state.channel === 'sms');
    await eventually('told off', () => (smsAt(UNTOUCHED)?.permitted === false ? true : null), 60_000);

    await joins(LATE);
    await world.restart(2 * 60_000); // one code a minute
    await joins(WITHDRAWN);
    for (const phone of [LATE, WITHDRAWN]) {
      expect(await sms(phone), phone).toMatchObject({ standing: 'granted', permitted: true, suppressed_by: [] });
      await eventually('told', () => (receiver.standing(phone, 'sms') === 'granted' ? true : null), 60_000);
    }
    await world.admin.quiet(60_000);
    const sequences = receiver.arrived.filter(({ data }) => data.address.value === WITHDRAWN).map(({ data }) => data.sequence);
    expect(sequences, 'a receiver that drops lower sequences drops none').toEqual([...sequences].sort((a, b) => a - b));
  });

  test('and no page, code or id of the lost time opens anybody else', async () => {
    const lost = await fetch(pages.get(NEWCOMER)!);
    expect(lost.status).toBe(404);
  });
});
