/** STOP and HELP through a signed webhook are answered in the language that the person wished for, where the programme has it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jsonOf } from '../../contract/inbound/kit.ts';
import { localKit as kit } from '../../contract/inbound/local.ts';
import { bindings, outside } from '../admin/admin.ts';
import { type Connected, connected, deliver } from './world.ts';

const [person] = kit.people;
let at: Connected;
let messages = 0;

const say = async (text: string) => {
  messages += 1;
  const event = { id: `wish-${messages}`, channel: 'sms', from: person.sent, to: kit.account.senders.sms, type: 'text', text };
  expect((await deliver(kit.sign(jsonOf({ events: [event] }), { url: at.url, account: kit.account, atMs: Date.now() }))).status).toBe(200);
};
const answers = () =>
  outside.calls
    .filter(({ url }) => url === bindings.LOCAL_OUTBOX_URL)
    .map(({ init }) => (JSON.parse(String(init.body)) as { text: string }).text);

async function wishes(language: string) {
  const phone = person.address(kit.account).value;
  const response = await at.merchant.call('POST', '/v1/consents', { phone, acts: [{ act: 'prefer', preference: { language } }] });
  expect(response.status, await response.clone().text()).toBe(201);
}

beforeEach(async () => {
  outside.calls = [];
  outside.answers = { [bindings.LOCAL_OUTBOX_URL!]: () => new Response(null, { status: 202 }) };
  at = await connected(kit);
});
afterEach(() => {
  outside.calls = [];
  outside.answers = {};
});

test.each([
  ['de', /keine Nachrichten/],
  ['de-CH', /keine Nachrichten/],
  ['fr', /no more messages/],
])('whoever wished for %s reads %s after STOP, without anything that sells', async (language, words) => {
  await wishes(language);
  await say('STOP');
  await expect.poll(answers).toHaveLength(1);
  expect(answers()[0]).toMatch(words);
  expect(answers()[0]).not.toMatch(/offers|Angebote/);
});
test('whoever wished for none reads the programme’s English', async () => {
  await say('STOP');
  await expect.poll(answers).toHaveLength(1);
  expect(answers()[0]).toMatch(/no more messages/);
});
test('HELP is answered by the wish, too', async () => {
  await wishes('de');
  await say('HELP');
  await expect.poll(answers).toHaveLength(1);
  expect(answers()[0]).toMatch(/Angebote/);
});
