/** A person is erased: no byte of what was stored is in any file, vendors heard off and then the deletion, and no kill leaves it half done. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ids, localNumber } from '../../worker/platform/ids.ts';
import { parseKeyRing } from '../../worker/platform/keys.ts';
import { BrazeServer } from '../vendors/braze-server.ts';
import { eventually } from './listener.ts';
import { person, signUp } from './people.ts';
import { Receiver } from './receiver.ts';
import { foundIn, readTables, secretsOf } from './stored-files.ts';
import { World } from './world.ts';

/** Longer than any back-off of a first failure, shorter than the settling of any destination here. */
const SETTLED_MS = 10_000;
/** Longer than that settling. */
const LATER_MS = 6 * 60_000;
/** Enough that tables and index have many pages. */
const CROWD = 150;
const MAPPING = [{ programme: 'default', channel: 'sms', purpose: 'marketing', subscription_group_id: 'g-sms' }] as const;

async function aWorld() {
  const receiver = await new Receiver().start();
  const braze = await new BrazeServer({ apiKey: 'rest-key', groups: { 'g-sms': 'sms' } }).start();
  const world = await World.start();
  const receiverId = await world.addDestination('receiver', receiver);
  const settings = {
    type: 'braze',
    endpoint: 'https://rest.iad-01.braze.com',
    base_url: braze.url,
    mapping: [...MAPPING],
    attributes: [],
  } as const;
  await world.admin.connect('braze', settings as never, 'rest-key');
  const stop = async () => {
    await world.stop();
    await receiver.close();
    await braze.stop();
  };
  return { world, receiver, receiverId, braze, stop };
}
type Scene = Awaited<ReturnType<typeof aWorld>>;

const objects = ({ world }: Scene) => `${world.dataDir}/objects`;
const believes = ({ receiver, braze }: Scene, phone: string) => receiver.believed.has(phone) && braze.wouldSend('g-sms', phone);
const toldOff = ({ receiver }: Scene, phone: string) =>
  receiver.arrived.some(({ data }) => data.address.value === phone && data.state.every((state) => !state.permitted));

async function ended({ world }: Scene, reportId: string, withinMs = 60_000) {
  return eventually(
    'every destination done',
    async () => {
      const report = await world.admin.erasure(reportId);
      return report.destinations.every(({ status }) => status === 'done') ? report : null;
    },
    withinMs,
  );
}
/** What a kill cut is told once more when it can no longer land, and Braze is given time before the deletion: nothing else waits. */
const later = async (scene: Scene, reportId: string) => {
  const nowMs = () => Date.now() + scene.world.clockOffsetMs;
  await eventually('told, but for what is told again', async () => {
    const { destinations } = await scene.world.admin.erasure(reportId);
    const isTold = ({ status, next_attempt_at: at }: (typeof destinations)[number]) =>
      status === 'done' || (at !== null && Date.parse(at) > nowMs() + SETTLED_MS);
    return destinations.every(isTold) ? true : null;
  });
  await scene.world.restart(LATER_MS);
  await scene.world.nudge();
};
/** No object owes its file a write any more, and no ledger a courier its job. */
const scrubbed = (scene: Scene) =>
  eventually(
    'the log written over',
    () => (readTables(objects(scene), 'scrub', (rows) => rows('SELECT * FROM scrub')).length === 0 ? true : null),
    30_000,
  );

const addressNo = (contactId: string, { secrets }: World): number => {
  const id = ids(parseKeyRing('TOKEN_KEY', secrets.TOKEN_KEY)).read('contact', contactId);
  if (!id) throw new Error('not an id of this world');
  return localNumber(id.local);
};

/** Known by a list of opt-outs, each told twice, so that their rows grow. */
async function crowd({ world }: Scene, from: number): Promise<void> {
  for (let index = from; index < from + CROWD; index++) {
    const phone = `+1630555${String(index).padStart(4, '0')}`;
    for (const channel of ['sms', 'whatsapp']) await world.admin.withdraw(phone, channel);
  }
}

describe('on disk and at the vendors', () => {
  let scene: Scene;
  const phone = person(0);
  let secrets: ReadonlyMap<string, Buffer>;
  let jobs: ReadonlyMap<string, Buffer>;
  /** Before any restart, which would end the write-ahead log in good order. */
  let foundWhileRunning: readonly string[];

  beforeAll(async () => {
    scene = await aWorld();
    const { world, receiver } = scene;
    await crowd(scene, 0);
    await signUp(world, phone);
    await crowd(scene, CROWD);
    // Others before, between and after, so that rows move about in their pages.
    for (let index = 1; index < 12; index++) {
      await signUp(world, person(index));
      await world.visitor.submit(phone, ['sms', 'whatsapp']);
    }
    await eventually('both told', () => (believes(scene, phone) && receiver.believed.size >= 12 ? true : null));
    const contact = await world.admin.find(phone);
    if (!contact) throw new Error('not found');
    await world.admin.quiet();
    const no = addressNo(contact.id, world);
    secrets = secretsOf(objects(scene), no);
    // Paused until the job was seen: it owes it.
    await world.admin.pause(scene.receiverId, 'pause');
    const report = await world.admin.erase(contact.id);
    const waiting = await eventually('the job at the courier', async () => {
      const [first] = (await world.admin.erasure(report.report_id)).destinations;
      return first?.next_attempt_at ? first : null;
    });
    expect(waiting).toMatchObject({ destination: 'receiver', status: 'waiting', detail: expect.stringContaining('paused') });
    jobs = new Map(
      readTables(objects(scene), 'deletion_bodies', (rows) => rows('SELECT body FROM deletion_bodies').map((row) => row.body))
        .filter((body) => body instanceof Uint8Array)
        .map((body, index) => [`job ${index}`, Buffer.from(body as Uint8Array)] as const),
    );
    await scrubbed(scene);
    foundWhileRunning = foundIn(objects(scene), secrets);
    await world.admin.pause(scene.receiverId, 'resume');
    await later(scene, report.report_id);
    await ended(scene, report.report_id);
    await scrubbed(scene);
    // Without a chance to tidy up: what is in the write-ahead log stays there.
    await world.kill9();
  }, 180_000);
  afterAll(() => scene.stop());

  test('R1.9 no ciphertext, wrapped key, index hash, profile, evidence, message or submission of theirs is in any byte of any file', () => {
    for (const name of ['hash', 'ciphertext', 'wrapped_key', 'evidence 0', 'submissions']) {
      expect(
        [...secrets.keys()].some((known) => known.startsWith(name)),
        `${name} was looked for`,
      ).toBe(true);
    }
    const spelt = new Map([phone, phone.slice(1), phone.slice(2)].map((text) => [`spelt ${text.length}`, Buffer.from(text)]));
    expect(foundWhileRunning).toEqual([]);
    expect(foundIn(objects(scene), new Map([...secrets, ...spelt]))).toEqual([]);
  });

  test('the search does find: those of somebody who was not erased are there', () => {
    const others = secretsOf(objects(scene), 2);
    const found = foundIn(objects(scene), others);
    for (const name of others.keys())
      expect(
        found.some((each) => each.startsWith(`${name} in`)),
        name,
      ).toBe(true);
  });

  test('the sealed job of a destination is gone once it has been told', () => {
    expect(jobs.size).toBeGreaterThan(0);
    expect(foundIn(objects(scene), jobs)).toEqual([]);
  });

  test('both vendors heard first that everything is off, then the deletion, once', () => {
    const { receiver, braze } = scene;
    expect(toldOff(scene, phone)).toBe(true);
    expect(receiver.believed.has(phone)).toBe(false);
    expect(receiver.forgotten).toHaveLength(1);
    expect(receiver.refused).toBe(0);
    expect(braze.wouldSend('g-sms', phone)).toBe(false);
    expect(braze.hasProfile(phone)).toBe(false);
    const about = braze.requests.filter(({ body }) => body.includes(phone));
    expect(about.at(-1)!.path).toBe('/users/delete');
    expect(about.at(-2)!.body).toContain('unsubscribed');
    expect(about.filter(({ path }) => path === '/users/delete')).toHaveLength(1);
    expect(receiver.believed.has(person(3)) && braze.wouldSend('g-sms', person(3))).toBe(true);
  });
});

describe('killed half-way', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await aWorld();
  }, 60_000);
  afterAll(() => scene.stop());

  test('R1.7 at any moment after it was asked for: asked again it answers, and ends erased everywhere', async () => {
    const { world, receiver } = scene;
    for (let round = 0; round < 6; round++) {
      const phone = person(20 + round);
      await signUp(world, phone);
      await eventually('told', () => (believes(scene, phone) ? true : null));
      const { id } = (await world.admin.find(phone))!;
      const cut = world.admin.erase(id).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, 2 + round * 4));
      await world.kill9();
      await cut;
      await world.restart();
      const report = await world.admin.erase(id);
      await later(scene, report.report_id);
      await ended(scene, report.report_id);
      expect(await world.admin.find(phone)).toBeNull();
      expect(receiver.believed.has(phone)).toBe(false);
      expect(scene.braze.wouldSend('g-sms', phone)).toBe(false);
      expect(scene.braze.hasProfile(phone)).toBe(false);
    }
    await scrubbed(scene);
  }, 180_000);

  test('R1.7 once acknowledged nobody has to ask again: a kill right after the answer', async () => {
    const { world, receiver } = scene;
    const phone = person(30);
    await signUp(world, phone);
    await eventually('told', () => (believes(scene, phone) ? true : null));
    const report = await world.admin.erase((await world.admin.find(phone))!.id);
    await world.kill9();
    await world.restart();
    await later(scene, report.report_id);
    await ended(scene, report.report_id);
    expect(receiver.believed.has(phone) || scene.braze.hasProfile(phone)).toBe(false);
  }, 60_000);

  test('R1.7 between a receiver’s 2xx and our own commit: told again under the same id, which it has seen', async () => {
    const { world, receiver } = scene;
    const phone = person(31);
    await signUp(world, phone);
    await eventually('told', () => (believes(scene, phone) ? true : null));
    const { contact } = receiver.believed.get(phone)!;
    let requests = 0;
    receiver.onForgotten = () => {
      requests += 1; // it has acted on it; its answer never arrives
    };
    const report = await world.admin.erase((await world.admin.find(phone))!.id);
    await eventually('the deletion at the receiver', () => (requests === 1 ? true : null));
    await world.kill9();
    receiver.onForgotten = null;
    await world.restart();
    await later(scene, report.report_id);
    await ended(scene, report.report_id);
    expect(receiver.forgotten.filter((each) => each === contact)).toHaveLength(1);
  }, 60_000);
});
