/** YES is read as the answer to one question and to no other: with two open, from another phone, to another sender, after STOP, twice. */
import { createHmac } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { channelAccountView } from '../../../shared/contract/channel-account.ts';
import { type AppShop, anAppShop, chat } from '../public/links-world.ts';
import {
  aSubmission,
  codeTo,
  freshPhone,
  json,
  messageTo,
  type Shop,
  send,
  shiftClock,
  standingOf,
  submit,
  submitted,
  timelineOf,
  verify,
} from '../public/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// One each: a ledger's clock does not go back after a test that went ahead.
let shop: AppShop;
beforeEach(async () => {
  shop = await anAppShop();
});

/** Left off in the holder's form, ticked in a stranger's: it waits, and permits nothing. */
const LEFT_OFF_THEN_CLAIMED = 'declined +claim';

/** A form whose question has reached the number. */
async function asked(phone: string, count = 1) {
  const receipt = await submitted(shop, ['sms'], { phone });
  await codeTo(phone, count);
  return receipt;
}
const acts = async (owner: Shop, phone: string) => (await timelineOf(owner, { phone })).map(({ record }) => record.act);

test('R1.5 what a stranger’s form added after the question is not confirmed by its YES', async () => {
  const phone = freshPhone();
  await asked(phone);
  // Within the minute of the first message: nothing is sent for it, so there is one question.
  const added = await json<{ choices: unknown[] }>(await submit(shop, await aSubmission(shop, ['sms', 'whatsapp'], { phone })), 201);
  expect(added.choices.length).toBeGreaterThan(1);
  expect(await standingOf(shop, phone, 'whatsapp')).toBe(LEFT_OFF_THEN_CLAIMED);
  await chat(shop, phone, 'sms').say('YES');
  expect(await standingOf(shop, phone, 'sms')).toMatch(/^granted verified/);
  expect(await standingOf(shop, phone, 'whatsapp')).toBe(LEFT_OFF_THEN_CLAIMED);
});

test('R1.5 two questions to one number: YES is neither’s answer, the code of each is its own', async () => {
  const phone = freshPhone();
  const mine = await asked(phone);
  const code = await codeTo(phone);
  await shiftClock(61_000, async () => {
    await submitted(shop, ['sms', 'whatsapp'], { phone });
    await codeTo(phone, 2);
    await chat(shop, phone, 'sms').say('YES');
    expect(await acts(shop, phone)).not.toContain('confirm');
    expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
    // Legitimate: whoever has the first form and its code is let in by it.
    expect((await verify(mine, code)).status).toBe(200);
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^granted verified/);
    expect(await standingOf(shop, phone, 'whatsapp')).toBe(LEFT_OFF_THEN_CLAIMED);
  });
});

test('R1.5 YES of another phone, and YES that answers nothing, confirm nothing and make nobody known', async () => {
  const [phone, stranger] = [freshPhone(), freshPhone()];
  await asked(phone);
  await chat(shop, stranger, 'sms').say('YES');
  expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
  expect(await standingOf(shop, stranger, 'sms')).toBe('none');
  await chat(shop, phone, 'sms').say('YES');
  expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');
});

test('R1.4 YES after STOP revives nothing, told again later neither', async () => {
  const phone = freshPhone();
  await asked(phone);
  const app = chat(shop, phone, 'sms');
  const yes = { type: 'text', text: 'YES' };
  await app.say('STOP');
  await shiftClock(300_000, async () => expect((await app.tell(yes, `late-yes-${phone}`)).status).toBe(200));
  await shiftClock(310_000, async () => expect((await app.tell(yes, `late-yes-${phone}`)).status).toBe(200));
  expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
  expect(await acts(shop, phone)).not.toContain('confirm');
});

test('R1.4 a YES told twice is one confirm, and the second telling does not undo the STOP between', async () => {
  const phone = freshPhone();
  await asked(phone);
  const app = chat(shop, phone, 'sms');
  const yes = { type: 'text', text: 'YES', at_ms: Date.now() };
  expect((await app.tell(yes, `yes-${phone}`)).status).toBe(200);
  expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');
  await shiftClock(5000, async () => {
    await app.say('STOP');
    expect((await app.tell(yes, `yes-${phone}`)).status).toBe(200);
  });
  expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
  expect((await acts(shop, phone)).filter((act) => act === 'confirm')).toHaveLength(1);
});

test('R1.5 YES to another sender of the merchant’s is no answer to this one’s question', async () => {
  const own = await anAppShop();
  const [phone, number, secret] = [freshPhone(), '+12025550177', 'another secret of the demo'];
  const receipt = await submitted(own, ['sms'], { phone });
  await messageTo(phone);
  const body = {
    key: 'second',
    platform: 'local',
    name: 'Second',
    settings: {},
    secrets: { signing_secret: secret },
    senders: { sms: number },
  };
  const second = channelAccountView.parse(await json(await own.admin('POST', '/v1/channel-accounts', body), 201));
  const yes = JSON.stringify({
    events: [{ id: 'to-second', channel: 'sms', from: phone, to: number, type: 'text', text: 'YES', at_ms: Date.now() }],
  });
  const headers = { 'content-type': 'application/json', 'x-local-signature': createHmac('sha256', secret).update(yes).digest('hex') };
  expect((await send(new URL(second.inbound_url).pathname, { method: 'POST', headers, body: yes })).status).toBe(200);
  expect(await standingOf(own, phone, 'sms')).toBe('not_asked +claim');
  expect((await verify(receipt, await codeTo(phone))).status).toBe(200);
  expect(await standingOf(own, phone, 'sms')).toBe('granted verified');
});
