/** Time passes while the process is down. What ran out in the meantime is written and told as soon as it is up again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LEDGER_BACKSTOP_MS } from '../../shared/limits.ts';
import { eventually } from './listener.ts';
import { person, signUp } from './people.ts';
import { Receiver } from './receiver.ts';
import { World } from './world.ts';

const DAY_MS = 24 * 60 * 60_000;
const PHONE = person(0);

let world: World;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await new Receiver().start();
  world = await World.start({ grantLifeDays: 2 });
  await world.addDestination('receiver', receiver);
});
afterAll(async () => {
  await world.stop();
  await receiver.close();
});

test('R1.4 a grant that ran out while the process was down permits nothing, and the receiver is told so', async () => {
  await signUp(world, PHONE);
  await eventually('the grant at the receiver', () => (receiver.standing(PHONE, 'sms') === 'granted' ? true : null));
  // The alarm that backs each commit up would find it too: only after it has fired does the one for the end of the grant stand alone.
  const backstopMs = Date.now() + LEDGER_BACKSTOP_MS + 1_000;
  await eventually('the last commit’s own alarm', () => (Date.now() > backstopMs ? true : null));
  await world.restart(3 * DAY_MS);
  // The receiver verifies by its own clock, which did not move.
  expect((await world.admin.find(PHONE))?.state.find(({ channel }) => channel === 'sms')).toMatchObject({ permitted: false });
  await eventually('the end of the grant at the receiver', () => (receiver.standing(PHONE, 'sms') === 'expired' ? true : null), 15_000);
  expect(receiver.refused).toBe(0);
  const contact = await world.admin.find(PHONE);
  const acts = (await world.admin.timeline(contact!.id)).map(({ record }) => record.act);
  expect(acts.filter((act) => act === 'expire')).toHaveLength(1);
});
