/** Versions side by side: who is shown what, that what was on screen is what is recorded, and what a merchant may ask for. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/contract/widget.ts';
import { CONFIG_CACHE_MS } from '../../../shared/limits.ts';
import {
  aShop,
  aSubmission,
  codeTo,
  DRAFT,
  freshPhone,
  json,
  readConfig,
  SHOP,
  type Shop,
  send,
  shiftClock,
  submit,
  timelineOf,
  verify,
} from './world.ts';

/** By the rules of another country, so that the texts agreed to differ, not the title alone. */
const SECOND = { ...DRAFT, title: { en: 'Second title', de: 'Zweiter Titel' }, jurisdictions: ['CA' as const] };
let shop: Shop;
beforeEach(async () => {
  shop = await aShop();
  expect(await shop.publish(SECOND)).toBe(2);
}, 30_000);

const path = () => `/v1/widgets/${shop.widgetId}/split`;
const put = (versions: unknown) => shop.admin('PUT', path(), { versions });
const running = async () => (await json<{ split: { versions: unknown } | null }>(await shop.admin('GET', path()), 200)).split;
const weights = (first: number, second: number) => [
  { version: 1, weight: first },
  { version: 2, weight: second },
];
const configs = async (count: number): Promise<number[]> => {
  const drawn: number[] = [];
  for (let n = 0; n < count; n++) drawn.push((await readConfig(shop)).version);
  return drawn;
};

describe('while it runs', () => {
  test('both versions are shown, no answer is kept, and it ends', async () => {
    await json(await put(weights(50, 50)), 200);
    // Forty of one kind have a chance of one in 10^11.
    expect(new Set(await configs(40))).toEqual(new Set([1, 2]));
    const answer = await send(`/v1/widgets/${shop.widgetId}/config?locale=en`, { headers: { origin: SHOP } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await json(await shop.admin('DELETE', path()), 200);
    expect(await running()).toBeNull();
    // When what Workers keep has run out.
    await shiftClock(CONFIG_CACHE_MS, async () => {
      const after = await send(`/v1/widgets/${shop.widgetId}/config?locale=en`, { headers: { origin: SHOP } });
      expect(after.headers.get('cache-control')).toMatch(/^private, max-age/);
    });
  });
  test('a weight of 0 shows a version to nobody', async () => {
    await json(await put(weights(1, 0)), 200);
    expect(new Set(await configs(20))).toEqual(new Set([1]));
  });
  test('a landing page draws as well', async () => {
    await json(await shop.admin('PUT', '/v1/landing-pages/spring', { widget: 'form', title: { en: 'T' }, intro: { en: 'I' } }), 200);
    // Not the current one.
    await json(await put(weights(1, 0)), 200);
    const page = await (await send(`/p/${shop.workspaceId}/spring`)).text();
    expect(/name="version" value="(\d+)"/.exec(page)?.[1]).toBe('1');
    await json(await put(weights(0, 1)), 200);
    await shiftClock(CONFIG_CACHE_MS, async () => {
      const other = await (await send(`/p/${shop.workspaceId}/spring`)).text();
      expect(/name="version" value="(\d+)"/.exec(other)?.[1]).toBe('2');
    });
  });
  test('what was on screen is what is recorded, whichever is current', async () => {
    await json(await put(weights(1, 0)), 200);
    const phone = freshPhone();
    const request = await aSubmission(shop, ['sms'], { phone });
    await json(await put(weights(0, 1)), 200);
    const receipt = await json<Parameters<typeof verify>[0]>(await submit(shop, request), 201);
    await json(await verify(receipt, await codeTo(phone)), 200);
    const grant = (await timelineOf(shop, { phone })).find(({ record }) => record.act === 'grant');
    expect(grant?.record.disclosure).toBe(request.choices.find(({ channel }) => channel === 'sms')?.disclosure);
    const versions = await json<{ versions: { version: number; controls: { disclosures: Record<string, string> }[] }[] }>(
      await shop.admin('GET', `/v1/widgets/${shop.widgetId}/versions`),
      200,
    );
    const textOf = (wanted: number) => versions.versions.find(({ version }) => version === wanted)!.controls[0]!.disclosures.en;
    expect(grant?.record.disclosure).toBe(textOf(1));
    expect(textOf(2)).not.toBe(textOf(1));
  });
  test('publishing goes on beside it, with a word that nobody sees the new version', async () => {
    await json(await put(weights(1, 1)), 200);
    await json(await shop.admin('PUT', `/v1/widgets/${shop.widgetId}/draft`, { ...DRAFT, title: { en: 'Third', de: 'Dritter' } }), 200);
    const published = await json<{ version: number; findings: Finding[] }>(
      await shop.admin('POST', `/v1/widgets/${shop.widgetId}/publish`),
      200,
    );
    expect(published.version).toBe(3);
    expect(published.findings.find(({ code }) => code === 'split_running')).toMatchObject({ level: 'warning', path: 'split' });
    expect(await configs(20)).not.toContain(3);
  });
  test('it is in the audit log, once for each change', async () => {
    await json(await put(weights(3, 1)), 200);
    await json(await put(weights(3, 1)), 200);
    await json(await shop.admin('DELETE', path()), 200);
    await json(await shop.admin('DELETE', path()), 200);
    const { entries } = await json<{ entries: { action: string }[] }>(await shop.admin('GET', '/v1/audit'), 200);
    expect(entries.map(({ action }) => action).filter((action) => action.startsWith('widget.split'))).toEqual([
      'widget.split_ended',
      'widget.split',
    ]);
  });
});

describe('refused, naming the field, and nothing changes', () => {
  test.each<[string, unknown, string, number]>([
    ['one version alone', [{ version: 1, weight: 1 }], 'versions', 422],
    ['five', [1, 2, 3, 4, 5].map((version) => ({ version, weight: 1 })), 'versions', 422],
    ['the same twice', [...weights(1, 0).slice(0, 1), ...weights(1, 0).slice(0, 1)], 'versions', 422],
    ['no weight at all', weights(0, 0), 'versions', 422],
    ['a weight below 0', weights(-1, 1), 'versions[0].weight', 422],
    ['a weight above 100', weights(1, 101), 'versions[1].weight', 422],
    ['half a weight', weights(0.5, 1), 'versions[0].weight', 422],
    [
      'a version that is a text',
      [
        { version: '1', weight: 1 },
        { version: 2, weight: 1 },
      ],
      'versions[0].version',
      422,
    ],
    [
      'a version that is none',
      [
        { version: 1, weight: 1 },
        { version: 9, weight: 1 },
      ],
      'versions[1].version',
      422,
    ],
    [
      'a field that is none',
      [
        { version: 1, weight: 1, name: 'a' },
        { version: 2, weight: 1 },
      ],
      'versions[0]',
      422,
    ],
  ])('%s', async (_, versions, field, status) => {
    await json(await put(weights(2, 1)), 200);
    const problem = await json<{ errors: { path: string }[] }>(await put(versions), status);
    expect(problem.errors[0]!.path.startsWith(field), problem.errors[0]!.path).toBe(true);
    expect(await running()).toMatchObject({ versions: weights(2, 1) });
  });
  test('a version that is a test', async () => {
    const draft = { ...DRAFT, mode: 'test' };
    const { id } = await json<{ id: string }>(await shop.admin('POST', '/v1/widgets', { key: 'trial', draft }), 201);
    await json(await shop.admin('POST', `/v1/widgets/${id}/publish`), 200);
    await json(await shop.admin('PUT', `/v1/widgets/${id}/draft`, DRAFT), 200);
    await json(await shop.admin('POST', `/v1/widgets/${id}/publish`), 200);
    const problem = await json<{ errors: { path: string }[] }>(
      await shop.admin('PUT', `/v1/widgets/${id}/split`, { versions: weights(1, 1) }),
      422,
    );
    expect(problem.errors[0]!.path).toBe('versions[0].version');
  });
});
