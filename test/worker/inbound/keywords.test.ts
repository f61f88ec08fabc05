/** A person sends a printed word: granted at once, by its own evidence, once, and answered; STOP after it wins, and nothing else joins. */
import { beforeEach, expect, test } from 'vitest';
import { disclosureView } from '../../../shared/contract/disclosure.ts';
import { keywordView } from '../../../shared/contract/keyword.ts';
import { jsonOf } from '../../contract/inbound/kit.ts';
import { localKit as kit } from '../../contract/inbound/local.ts';
import { bindings, DOCUMENT, outside } from '../admin/admin.ts';
import { type Connected, connected, deliver, ledgerOf, records, standing } from './world.ts';

const [person] = kit.people;
const address = person.address(kit.account);
const NUMBER = kit.account.senders.sms as string;
let at: Connected;
let messages = 0;

const say = async (text: string, more: Record<string, unknown> = {}) => {
  messages += 1;
  const event = { id: `keyword-${messages}`, channel: 'sms', from: person.sent, to: NUMBER, type: 'text', text, ...more };
  const request = kit.sign(jsonOf({ events: [event] }), { url: at.url, account: kit.account, atMs: Date.now() });
  expect((await deliver(request)).status).toBe(200);
  return event.id;
};
const answers = () =>
  outside.calls
    .filter(({ url }) => url === bindings.LOCAL_OUTBOX_URL)
    .map(({ init }) => (JSON.parse(String(init.body)) as { text: string }).text);

beforeEach(async () => {
  outside.calls = [];
  outside.answers = { [bindings.LOCAL_OUTBOX_URL!]: () => new Response(null, { status: 202 }) };
  at = await connected(kit);
  const accounts = Object.fromEntries(DOCUMENT.covers.map(({ channel }) => [channel, NUMBER]));
  const document = { ...DOCUMENT, sender: { ...DOCUMENT.sender, accounts } };
  const { hash } = await at.merchant.ok('POST', '/v1/disclosures', disclosureView, { method: 'keyword', document }, 201);
  await at.merchant.ok('PUT', '/v1/keywords/poster', keywordView, { word: 'JOIN', disclosure: hash, campaign: 'spring poster' });
});

test('it is granted, verified, by the words themselves, and answered once', async () => {
  const id = await say('Join!');
  expect(await standing(at.merchant, address, 'sms')).toBe('granted');
  const { api, place } = ledgerOf(at.merchant, address);
  const { no } = (await api.find(place, address))!;
  const { entries } = await api.timeline(place, { no }, null, 10);
  const granted = entries.find(({ record }) => record.act === 'grant')!;
  expect(granted.record).toMatchObject({ method: 'keyword', verified: true });
  expect(granted.evidence).toMatchObject({
    grade: 'address_verified',
    context: { keyword: 'poster', campaign: 'spring poster', words: 'Join!', message_id: id },
  });
  await expect.poll(answers).toHaveLength(1);
  expect(answers()[0]).toMatch(/HELP.*STOP|STOP.*HELP/);
  const before = await records(at.merchant, address);
  await say('Join!', { id });
  expect(await records(at.merchant, address)).toBe(before);
});

test('STOP ends it, and the word joins again by the person’s own later message', async () => {
  const now = Date.now();
  await say('JOIN', { at_ms: now - 9000 });
  await say('STOP', { at_ms: now - 6000 });
  expect(await standing(at.merchant, address, 'sms')).toMatch(/^withdrawn/);
  // Told late, said before the stop: nothing comes back.
  await say('JOIN', { at_ms: now - 8000 });
  expect(await standing(at.merchant, address, 'sms')).toMatch(/^withdrawn/);
});

test('other words, and the word at another sender, join nothing and make nobody known', async () => {
  await say('join us for dinner?');
  await say('hello');
  await say('JOIN', { channel: 'whatsapp', to: '+12025550188' });
  expect(await standing(at.merchant, address, 'sms')).toBe('unknown');
});
