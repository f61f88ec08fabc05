/** Over real HTTP, on a fresh folder: the first sixteen requests at once, and ids that nobody gave out. The files tell what came to be. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ID_ROUTES, madeUpIds, pathWith } from '../made-up-ids.ts';
import { Admin } from './admin.ts';
import { eventually } from './listener.ts';
import { person } from './people.ts';
import { objectFiles } from './stored.ts';
import { SHOP } from './visitor.ts';
import { World } from './world.ts';

const WRITERS = 16;
const MADE_UP = 10_000;
const AT_ONCE = 64;
const ACCOUNTS = { sms: '+12025550100', email: 'letters@aurora.example' };

describe('a fresh process on an empty folder', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ partitions: 4, accounts: ACCOUNTS, controls: [{ channels: ['sms'] }, { channels: ['email'] }] });
  });
  afterAll(() => world.stop());

  test('R1.7 sixteen writers at once: no error, nobody twice', async () => {
    const people = Array.from({ length: WRITERS }, (_, n) => ({ phone: person(n), email: `visitor${n}@mail.example` }));
    const prepared = await Promise.all(people.map(({ phone, email }) => world.visitor.prepare(phone, ['sms', 'email'], { email })));
    // Each is sent twice, as by a browser that gave up too early.
    const receipts = await Promise.all([...prepared, ...prepared].map((each) => world.visitor.send(each)));
    expect(new Set(receipts.map((receipt) => receipt?.submission_id)).size).toBe(WRITERS);
    for (const { phone, email } of people) {
      const found = await eventually(email, () => world.admin.findEmail(email));
      const [first, second] = [await world.admin.timeline((await world.admin.find(phone))!.id), await world.admin.timeline(found.id)];
      expect([first, second].map((entries) => entries.map(({ record }) => record.act).sort())).toEqual([
        ['grant', 'link'],
        ['grant', 'link'],
      ]);
    }
    const merchants = await Promise.all(
      Array.from({ length: WRITERS }, () => Admin.ofNewWorkspace(world.url, world.secrets.OPERATOR_KEY, 4)),
    );
    expect(new Set(merchants.map(({ workspace }) => workspace)).size).toBe(WRITERS);
  });

  test(`R8.6 ${MADE_UP} made-up ids of every kind, on every route that takes one, make no file`, async () => {
    const before = objectFiles(world.dataDir);
    expect(before.length).toBeGreaterThan(WRITERS);
    const ids = madeUpIds(Math.ceil(MADE_UP / ID_ROUTES.length), [world.admin.workspace, world.widgetId]);
    const asked = ids.flatMap((id) => ID_ROUTES.map((route) => ({ route, id })));
    const statuses = new Set<number>();
    for (let at = 0; at < asked.length; at += AT_ONCE) {
      const some = asked.slice(at, at + AT_ONCE).map(async ({ route, id }) => {
        const hasBody = route.method !== 'get';
        const response = await fetch(world.url + pathWith(route, id), {
          method: route.method.toUpperCase(),
          redirect: 'manual',
          headers: {
            authorization: `Bearer ${route.auth === 'operator' ? world.secrets.OPERATOR_KEY : world.admin.apiKey}`,
            origin: SHOP,
            'sayso-secret': 'A'.repeat(32),
            ...(hasBody ? { 'content-type': 'application/json' } : {}),
          },
          ...(hasBody ? { body: '{}' } : {}),
        });
        await response.arrayBuffer();
        statuses.add(response.status);
      });
      await Promise.all(some);
    }
    // 302: the address of a mail's header leads on to the page that looks at the token.
    expect([...statuses].filter((status) => status !== 302 && (status < 400 || status >= 500))).toEqual([]);
    expect(objectFiles(world.dataDir)).toEqual(before);
  });
});
