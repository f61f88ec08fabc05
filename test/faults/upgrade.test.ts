/** A store that an earlier build wrote, killed in the middle of its work, is opened by this one. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { owedIn } from '../../scripts/upgrade-fixture/cut-submissions.ts';
import { openEarlierBuild } from './earlier-build.ts';
import { eventually } from './listener.ts';
import { call, type Json, known, must, standingIn, withdrawAll } from './plain-client.ts';
import { buildThatRefolds, workspaceIn, Yesterday } from './yesterday.ts';

describe.each(['091b814'])('the store of %s', (commit) => {
  const store = new Yesterday(openEarlierBuild(commit));
  const { made, dataDir } = store.earlier;
  const { people, api_key: key } = made;
  const get = (path: string) => must(store.url, 'GET', path, { key });
  const find = (to: { phone?: string; email?: string }) => known(store.url, key, to);
  const standing = async (phone: string, channel: string) => standingIn(await find({ phone }), channel);

  beforeAll(() => store.open());
  afterAll(() => store.stop());

  test('everybody reads as the earlier build said: standing, history, evidence, the text that was on screen', async () => {
    expect(Object.keys(made.said).length).toBeGreaterThan(5);
    for (const [name, said] of Object.entries(made.said)) {
      const found = await find({ phone: people[name as keyof typeof people].phone });
      expect(found, name).toMatchObject(said as unknown as Json);
      expect(found?.timeline.length, name).toBeGreaterThan(0);
      for (const entry of found?.timeline ?? []) expect(entry.evidence, name).not.toBeNull();
    }
    expect(await standing(people.granted.phone, 'sms')).toBe('granted');
    expect(await standing(people.withdrawn.phone, 'sms')).toBe('withdrawn');
  });

  test('the merchant’s own is there: programme, widget, landing page, destinations, audit, dead letter', async () => {
    expect(await get('/v1/programmes')).toMatchObject({ programmes: [{ id: 'default' }] });
    expect(await get('/v1/widgets')).toMatchObject({ widgets: [{ id: made.widget }] });
    expect(await get('/v1/landing-pages')).toMatchObject({ landing_pages: [{ slug: 'spring' }] });
    expect(((await get('/v1/audit')).entries as Json[]).length).toBeGreaterThan(4);
    expect((await get('/v1/destinations')).destinations as Json[]).toMatchObject([{ key: 'webhooks' }, { key: 'segment' }]);
    expect(((await get('/v1/deliveries')).deliveries as Json[]).map(({ status }) => status)).toContain('dead');
    expect((await call(store.url, 'GET', `/p/${made.workspace}/spring`)).status).toBe(200);
  });

  test('what was published before says what it said, though texts are composed otherwise today', async () => {
    const { body } = await call(store.url, 'GET', `/v1/widgets/${made.widget}/config?locale=en`);
    const [sms] = body.controls as Json[];
    expect(sms?.text).toContain('Reply STOP to stop, HELP for help.');
  });

  test('half a submission that a kill left owed between partitions is paid', async () => {
    const halves: { phone: string; email: string }[] = [];
    for (const who of made.cut) if ((await find({ phone: who.phone })) !== null) halves.push(who);
    expect(halves.length).toBeGreaterThan(0);
    for (const { email } of halves) await eventually(`the other half: ${email}`, () => find({ email }), 30_000);
  });

  test('a page of the earlier build sends its form, and the same again is recorded once', async () => {
    const { phone } = made.prepared;
    expect(await find({ phone })).toBeNull();
    const [first, again] = [await store.visitor.send(made.prepared), await store.visitor.send(made.prepared)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.submission_id).toBe(first.body.submission_id);
    const acts = (await find({ phone }))?.timeline.map((entry) => (entry.record as Json).act);
    expect(acts?.filter((act) => act === 'grant')).toHaveLength(1);
  });

  test('a code that the earlier build sent still confirms', async () => {
    const { phone, receipt, code } = people.pending;
    expect((await store.visitor.verify(receipt, code)).status).toBe(200);
    expect(await standing(phone, 'sms')).toBe('granted');
  });

  test('the couriers go on where they were: what waited is told, what was told is not told again', async () => {
    await store.pointDestinations();
    // Past the wait that the earlier build had set after its last attempt.
    await store.open(undefined, 10 * 60_000);
    const isTold = (phone: string) => store.told.find(({ address }) => address === phone);
    expect((await eventually('what waited', () => isTold(people.waiting.phone), 60_000)).permitted).toEqual(['sms']);
    expect((await eventually('what was confirmed today', () => isTold(people.pending.phone), 60_000)).permitted).toEqual(['sms']);
    expect(isTold(people.granted.phone)).toBeUndefined();
    expect(isTold(people.withdrawn.phone)).toBeUndefined();
    await eventually('Segment, too', () => store.segmentCalls.find((body) => body.includes('sms_marketing')), 60_000);
    expect(store.refused).toBe(0);
  });

  test('the link that the earlier build gave takes everything back, and it is told', async () => {
    const { phone, preferences_url } = people.granted;
    expect((await withdrawAll(store.url, preferences_url)).status).toBe(200);
    expect(await standing(phone, 'sms')).toBe('withdrawn');
    const told = await eventually('the withdrawal', () => store.told.find(({ address }) => address === phone), 60_000);
    expect(told.permitted).toEqual([]);
  });

  test('folded again from its records, nothing differs', async () => {
    await store.open(buildThatRefolds(path.dirname(dataDir)));
    let addresses = 0;
    for (let partition = 0; partition < made.partitions; partition += 1) {
      const place = { workspace: workspaceIn(made.workspace), partition, partitions: made.partitions };
      const step = (await call(store.url, 'GET', `/refold?place=${encodeURIComponent(JSON.stringify(place))}`)).body;
      expect(step.differed, `partition ${partition}`).toBe(0);
      addresses += Number(step.addresses);
    }
    expect(addresses).toBeGreaterThan(Object.keys(people).length);
  });
});

test('the fixture holds what only a kill leaves', () => {
  const earlier = openEarlierBuild('091b814');
  expect(owedIn(earlier.dataDir)).toBeGreaterThan(0);
  earlier.remove();
});
