/** Words of no vendor's list, in several languages, through a signed webhook to what is known of the address; and words that only look like them. */
import { afterEach, expect, test } from 'vitest';
import { jsonOf } from '../../contract/inbound/kit.ts';
import { localKit as kit } from '../../contract/inbound/local.ts';
import { outside } from '../admin/admin.ts';
import { connected, counted, deliver, standing } from './world.ts';

const [person] = kit.people;
const address = person.address(kit.account);

afterEach(() => {
  outside.calls = [];
  outside.answers = {};
});

/** What is known of the person's address after one signed message to a merchant of its own. */
async function after(id: string, text: string): Promise<string> {
  const at = await connected(kit);
  const event = { id, channel: 'sms', from: person.sent, to: kit.account.senders.sms, type: 'text', text };
  const response = await deliver(kit.sign(jsonOf({ events: [event] }), { url: at.url, account: kit.account, atMs: Date.now() }));
  expect(response.status).toBe(200);
  expect((await counted(at, 1)).accepted).toEqual({ text: 1 });
  return standing(at.merchant, address, 'sms');
}

test.each([
  ['en', 'please take my number off your list'],
  ['de', 'Bitte schicken Sie mir keine Werbung mehr'],
  ['fr', 'Merci de ne plus m’envoyer de SMS'],
  ['es', 'No quiero recibir más mensajes'],
  ['ja', 'もうメッセージを送らないでください'],
  ['ar', 'لا ترسلوا لي رسائل بعد الآن'],
  ['tr', 'Bana bir daha mesaj atmayın'],
])('asked in words (%s), it ends: withdrawn', async (language, text) => {
  expect(await after(`words-${language}`, text)).toMatch(/^withdrawn/);
});

test.each([
  ['a visit', 'stop by tomorrow?'],
  ['the opposite', "don't stop"],
  ['delight', "can't stop loving it"],
])('%s is no withdrawal', async (what, text) => {
  expect(await after(`words-${what}`, text)).toBe('unknown');
});
