/** A code message invites the answer YES where the account that sent it hears one, and YES then confirms. */
import { expect, test, vi } from 'vitest';
import { anAppShop, chat } from '../public/links-world.ts';
import { aShop, codeIn, freshPhone, messageTo, standingOf, submitted } from '../public/world.ts';

vi.setConfig({ testTimeout: 60_000 });

test('by an account that hears, it invites YES above the line that browsers read, and YES confirms', async () => {
  const shop = await anAppShop();
  const phone = freshPhone();
  await submitted(shop, ['sms'], { phone });
  const message = await messageTo(phone);
  const lines = message.text.split('\n');
  expect(lines[0]).toMatch(/ Or reply YES to confirm\.$/);
  expect(lines.at(-1)).toBe(`@shop.example #${codeIn(message)}`);
  await chat(shop, phone, 'sms').say('YES');
  expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');
});
test('by the operator’s messenger, whose answers nobody hears, it invites none', async () => {
  const shop = await aShop();
  const phone = freshPhone();
  await submitted(shop, ['sms'], { phone });
  const { text } = await messageTo(phone);
  expect(text).toContain('is your code');
  expect(text).not.toContain('YES');
});
