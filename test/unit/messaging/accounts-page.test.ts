/** The page on channel accounts says what the forms and registries say: what is not checked drifts. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { platformTable } from '../../../scripts/channel-accounts-page/table.ts';
import { PLATFORM_FORMS, PLATFORMS } from '../../../shared/contract/channel-account.ts';
import { CHANNEL_ACCOUNTS_MAX, CONFIG_CACHE_MS, MESSAGE_BACKOFF_MS } from '../../../shared/limits.ts';
import { isMoved } from '../../../worker/workspace/account-move.ts';

const page = readFileSync('docs/channel-accounts.md', 'utf8');

test('the table in docs/channel-accounts.md is the one that `node scripts/channel-accounts-page.ts` makes', () => {
  expect(page).toContain(platformTable());
  expect(
    platformTable()
      .split('\n')
      .filter((line) => line.startsWith('| `')),
  ).toHaveLength(PLATFORMS.length);
});

test('its numbers are those of the code', () => {
  expect(page).toContain(`at most ${CHANNEL_ACCOUNTS_MAX}`);
  expect(page).toContain(`at most ${CONFIG_CACHE_MS / 1000} s`);
  expect(MESSAGE_BACKOFF_MS).toEqual([5_000, 30_000, 120_000]);
  expect(page).toContain('after 5 s, 30 s, 2 min');
});

test.each(PLATFORMS)('%s: another account, or another host, moves it; a path behind the host does not', (platform) => {
  const names = Object.keys(PLATFORM_FORMS[platform].settings.shape);
  const settings = (over: Record<string, unknown>) => over as Parameters<typeof isMoved>[1];
  const aside = names.filter((name) => name !== 'base_url' && !isMoved(platform, settings({ [name]: 'a' }), settings({ [name]: 'b' })));
  // Nothing that names an account: what a message is sent through or written by, or what people were shown.
  expect(
    aside.filter(
      (name) =>
        !/^(?:messaging_service_sid|verify_service_sid|verify|templates|mode|message_stream|shown_texts|content|categories)$/.test(name),
    ),
  ).toEqual([]);
  const at = (base_url: string) => settings({ base_url });
  expect(isMoved(platform, at('https://a.example/x'), at('https://a.example/y'))).toBe(false);
  for (const other of ['https://b.example/x', 'http://a.example/x', 'https://a.example:8443/x'])
    expect(isMoved(platform, at('https://a.example/x'), at(other))).toBe(true);
  expect(isMoved(platform, settings({}), at('https://a.example/'))).toBe(true);
});
