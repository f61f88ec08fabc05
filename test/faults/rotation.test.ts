/** A new version of the master key comes in under load, the process is killed in the middle, and the old version is taken out at the end. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findContactAnswer } from '../../shared/contract/contact.ts';
import { rotationView } from '../../shared/contract/operations.ts';
import { eventually } from './listener.ts';
import { person } from './people.ts';
import { Receiver } from './receiver.ts';
import { World } from './world.ts';

const PEOPLE = 1200;
const AT_ONCE = 20;
const versionOf = (version: number) => `${version}:${randomBytes(32).toString('base64url')}`;

describe('a new version of the master key', () => {
  let world: World;
  let receiver: Receiver;
  let newest = '';
  const joined = person(1);
  let page = '';

  beforeAll(async () => {
    receiver = await new Receiver().start();
    world = await World.start();
    await world.addDestination('receiver', receiver);
    const receipt = (await world.visitor.send(await world.visitor.prepare(joined, ['sms'])))!;
    const code = await eventually('a code', () => world.lastCode(joined));
    const answer = await world.visitor.verify(receipt, code);
    if (answer === null || answer === 'refused') throw new Error('the code was right');
    page = answer.preferences_url;
    for (let from = 100; from < 100 + PEOPLE; from += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => withdrawalOf(from + index)));
    }
  }, 240_000);

  afterAll(async () => {
    await world.stop();
    await receiver.close();
  });

  const emailOf = (n: number) => `visitor${n}@example.com`;
  const headers = () => ({ authorization: `Bearer ${world.admin.apiKey}`, 'content-type': 'application/json' });
  async function withdrawalOf(n: number): Promise<boolean> {
    const body = JSON.stringify({ email: emailOf(n), acts: [{ act: 'withdraw', channel: 'email', purpose: 'marketing' }] });
    try {
      return (await fetch(`${world.url}/v1/consents`, { method: 'POST', headers: headers(), body })).status === 201;
    } catch {
      return false; // cut by the kill
    }
  }
  async function found(n: number) {
    const response = await fetch(`${world.url}/v1/contacts/find`, {
      method: 'POST',
      headers: headers(),
      body: JSON.stringify({ email: emailOf(n) }),
    });
    return findContactAnswer.parse(await response.json()).contact;
  }
  async function rotation(method: 'GET' | 'POST') {
    const response = await fetch(`${world.url}/v1/workspaces/${world.admin.workspace}/rotation`, {
      method,
      headers: { authorization: `Bearer ${world.secrets.OPERATOR_KEY}` },
    });
    if (response.status !== 200) throw new Error(`${method} rotation: ${response.status}`);
    return rotationView.parse(await response.json());
  }
  const setKeys = (ring: string) => {
    world.secrets = { ...world.secrets, MASTER_KEY: ring };
  };

  /** Keys by version, read from the file while no process has it open. */
  function versions(): Record<number, number> {
    const folder = path.join(world.dataDir, 'objects', 'sayso-Ledger');
    const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite');
    const database = new DatabaseSync(path.join(folder, file!));
    try {
      const rows = database.prepare('SELECT key_version AS version, count(*) AS n FROM addresses GROUP BY key_version').all();
      return Object.fromEntries((rows as { version: number; n: number }[]).map(({ version, n }) => [version, n]));
    } finally {
      database.close();
    }
  }

  test('is brought in under load and over kills, and everything opens afterwards without the old one', async () => {
    const ring = [world.secrets.MASTER_KEY];
    await world.kill9();
    expect(versions()).toEqual({ 1: PEOPLE + 1 });

    // Whether a kill falls into the middle is chance: where it came too late, the next version is brought in.
    let isBetween = false;
    for (let version = 2; version <= 9 && !isBetween; version += 1) {
      ring.push(versionOf(version));
      setKeys(ring.join());
      await world.restart();
      const load = Array.from({ length: 8 }, (_, n) => withdrawalOf(5000 + version * 8 + n));
      const started = rotation('POST').catch(() => null);
      await eventually('the first step', async () => ((await rotation('GET')).ledgers[0]!.rewrapped > 0 ? true : null));
      await world.kill9();
      await Promise.all([...load, started]);
      const { [version]: done = 0, ...older } = versions();
      isBetween = done > 0 && Object.keys(older).length > 0;
    }
    expect(isBetween, 'a kill fell between the first and the last step').toBe(true);
    newest = ring.at(-1)!;
    const last = ring.length;
    await world.restart();
    for (let n = 0; n < 50; n += 1) expect(await withdrawalOf(6000 + n)).toBe(true);
    const done = await eventually('the rotation ends', async () => ((await rotation('GET')).done ? rotation('GET') : null), 60_000);
    expect(done).toMatchObject({ version: last, secrets: { left: 0 }, ledgers: [{ partition: 0, left: 0 }] });
    await world.kill9();
    expect(Object.keys(versions())).toEqual([String(last)]);

    setKeys(newest);
    await world.restart();
    for (const n of [100, 700, 99 + PEOPLE, 6000]) {
      const contact = await found(n);
      const [entry] = await world.admin.timeline(contact!.id);
      expect(entry, emailOf(n)).toMatchObject({ record: { act: 'withdraw' }, evidence: { grade: 'client_attested' } });
    }
    const contact = (await world.admin.find(joined))!;
    expect(contact.state.find(({ channel }) => channel === 'sms')).toMatchObject({ standing: 'granted', permitted: true });
    const [, confirm] = await world.admin.timeline(contact.id).then((entries) => entries.slice(-2));
    expect(confirm!.evidence).toMatchObject({ grade: 'address_verified' });
    // The destination's secret was sealed anew too: what it is told is signed.
    expect(await world.visitor.withdrawAll(page)).toBe(true);
    await eventually('the withdrawal is told', () => (receiver.standing(joined, 'sms') === 'withdrawn' ? true : null), 60_000);
    expect(receiver.refused).toBe(0);
  });

  test('a version that is still in use and missing, or another key in its place, is a clear error at the start; nothing is harmed', async () => {
    const last = Number.parseInt(newest, 10);
    for (const [ring, said] of [
      [versionOf(last + 1), `MASTER_KEY lacks version ${last}`],
      [versionOf(last), `version ${last} of MASTER_KEY is not the key that it was`],
    ] as const) {
      setKeys(ring);
      const from = world.lines.length;
      await world.restart();
      const response = await fetch(`${world.url}/v1/contacts/find`, {
        method: 'POST',
        headers: headers(),
        body: JSON.stringify({ email: emailOf(100) }),
      });
      expect(response.status).toBe(500);
      expect(await withdrawalOf(7000)).toBe(false);
      const line = await eventually('the log says why', () => world.lines.slice(from).find((line) => line.includes(said)));
      expect(line).not.toContain(ring.slice(2));
    }
    setKeys(newest);
    await world.restart();
    expect(await found(100)).not.toBeNull();
    expect(await found(7000)).toBeNull();
  });

  test('another HASH_KEY is a clear error, too: it would find nobody', async () => {
    const { HASH_KEY } = world.secrets;
    world.secrets = { ...world.secrets, HASH_KEY: versionOf(1) };
    const from = world.lines.length;
    await world.restart();
    expect(await withdrawalOf(7000)).toBe(false);
    await eventually('the log says why', () => world.lines.slice(from).find((line) => line.includes('the lowest version of HASH_KEY')));
    world.secrets = { ...world.secrets, HASH_KEY };
    await world.restart();
    expect(await found(100)).not.toBeNull();
  });

  test('a new TOKEN_KEY makes new tokens and ids, and takes the old ones', async () => {
    const before = (await found(100))!.id;
    world.secrets = { ...world.secrets, TOKEN_KEY: `${world.secrets.TOKEN_KEY},${versionOf(2)}` };
    await world.restart();
    const after = (await found(100))!.id;
    expect(after).not.toBe(before);
    expect(await world.admin.timeline(before)).toEqual(await world.admin.timeline(before));
    expect((await world.admin.timeline(before)).length).toBe(1);
    // A preference link and an API key of before.
    expect((await fetch(page)).status).toBe(200);
    expect(await world.visitor.withdrawAll(page)).toBe(true);
  });
});
