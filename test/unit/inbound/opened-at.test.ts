/** Links into apps lead to the platform, but for accounts whose platform is a stand-in on this machine. */
import { expect, test } from 'vitest';
import type { LinkAccount } from '../../../worker/inbound/binding/link-way.ts';
import { wayIn } from '../../../worker/inbound/binding/link-way.ts';
import { openedAt } from '../../../worker/inbound/binding/opened-at.ts';

const of = (base_url?: string) => ({ bot_username: 'shop_bot', ...(base_url === undefined ? {} : { base_url }) });
const LINK = 'https://t.me/shop_bot?start=x';

test.each([
  ['http://127.0.0.1:8788/apps/telegram', 'http://127.0.0.1:8788/apps/telegram/t.me/shop_bot?start=x'],
  ['http://127.0.0.1:8788/apps/telegram//', 'http://127.0.0.1:8788/apps/telegram/t.me/shop_bot?start=x'],
  ['http://localhost:1', 'http://localhost:1/t.me/shop_bot?start=x'],
  ['http://[::1]:1', 'http://[::1]:1/t.me/shop_bot?start=x'],
])('a stand-in at %s has it', (base, opened) => {
  expect(openedAt(LINK, of(base))).toBe(opened);
});

test.each([undefined, 'https://proxy.shop.example/telegram', 'http://127.0.0.1.shop.example', 'https://localhost.example', 'nonsense'])(
  'with %s as the account’s host the platform has it',
  (base) => {
    expect(openedAt(LINK, of(base))).toBe(LINK);
  },
);

test('an app behind a scheme of its own is below that scheme’s name', () => {
  const link = 'viber://pa?chatURI=shop&context=x';
  expect(openedAt(link, of('http://127.0.0.1:1/apps/viber'))).toBe('http://127.0.0.1:1/apps/viber/viber/pa?chatURI=shop&context=x');
  expect(openedAt(link, of('https://proxy.shop.example'))).toBe(link);
});

test('what names no host stays: a text message, a bare token', () => {
  for (const link of ['sms:+12025550123?&body=JOIN', 'TOKEN']) {
    expect(openedAt(link, of('http://127.0.0.1:1'))).toBe(link);
  }
});

test('the button and the code of a form carry the same address', () => {
  const account = {
    platform: 'telegram',
    settings: of('http://127.0.0.1:1/apps'),
    secrets: { bot_token: '1:x', webhook_secret: 'x' },
    senders: { telegram: 'shop_bot' },
  } as unknown as LinkAccount;
  const opened = 'http://127.0.0.1:1/apps/t.me/shop_bot?start=TOKEN';
  expect(wayIn('telegram', account, 'parameter', 'TOKEN')).toEqual({ openUrl: opened, textToSend: null, code: opened });
});
