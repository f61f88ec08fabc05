/** `npm run apply` against the real Worker: the demo's configuration, applied, applied again, and changed. */
import { describe, expect, test } from 'vitest';
import sayso from '../../../sayso.config.ts';
import { ApplyRefused } from '../../../scripts/apply/api.ts';
import { applyConfig } from '../../../scripts/apply/apply-config.ts';
import type { SaysoConfigInput } from '../../../scripts/apply/config.ts';
import { landingPageList } from '../../../shared/contract/admin.ts';
import { destinationList } from '../../../shared/contract/destination.ts';
import { disclosureView } from '../../../shared/contract/disclosure.ts';
import { widgetList, widgetVersionList, widgetView } from '../../../shared/contract/widget.ts';
import { aMerchant, bindings, DOCUMENT, HOST, type Merchant, problemOf, publicIds, send } from './admin.ts';

const SECRET = `whsec_${btoa('a given secret of 31 bytes long')}`;
const VARS = { merchant_origin: 'https://shop.example', receiver_url: 'https://cdp.example/hook', receiver_secret: SECRET };

async function run(merchant: Merchant, config: SaysoConfigInput, options: { apply?: boolean; confirm?: () => Promise<boolean> } = {}) {
  const lines: string[] = [];
  const writes: string[] = [];
  const result = await applyConfig({
    url: HOST,
    apiKey: merchant.key,
    config,
    apply: true,
    ...options,
    log: (line) => lines.push(line),
    fetch: async (url, init) => {
      if (init.method !== 'GET') writes.push(`${init.method} ${new URL(url).pathname}`);
      return send(new URL(url).pathname, init);
    },
  });
  return { ...result, lines, writes, changes: result.plan.items.map(({ kind, key, change }) => `${change} ${kind} ${key}`) };
}

describe('the demo’s configuration', () => {
  test('R8.9 makes the workspace; a second run finds all unchanged and writes nothing', async () => {
    const merchant = await aMerchant();
    const first = await run(merchant, sayso(VARS));
    expect(first.changes).toEqual([
      'create programme default',
      'create widget footer',
      'create widget window',
      'create widget chats',
      'create landing_page join',
      'create destination cdp',
    ]);
    const { widgets } = await merchant.ok('GET', '/v1/widgets', widgetList);
    expect(widgets).toMatchObject([
      { id: first.widgets.footer, key: 'footer', published_version: 1, unpublished_changes: false },
      { id: first.widgets.window, key: 'window', published_version: 1, unpublished_changes: false },
      { id: first.widgets.chats, key: 'chats', published_version: 1, unpublished_changes: false },
    ]);
    expect(widgets[0]?.draft.controls.map(({ channels, opt_in: optIn }) => [channels, optIn])).toEqual([
      [['sms'], 'double'],
      [['whatsapp'], 'double'],
      [['email'], 'double'],
    ]);
    expect(widgets[0]?.draft.locales).toEqual(['en', 'de', 'ar']);
    expect((await merchant.ok('GET', '/v1/landing-pages', landingPageList)).landing_pages).toMatchObject([
      { slug: 'join', widget: 'footer' },
    ]);
    expect((await merchant.ok('GET', '/v1/destinations', destinationList)).destinations).toMatchObject([
      { id: first.destinations.cdp, key: 'cdp' },
    ]);
    const secret = await bindings.WORKSPACE.getByName(merchant.workspace).destinationForCourier(
      publicIds.read('destination', first.destinations.cdp!)!.local,
    );
    expect(secret?.secret).toBe(SECRET);
    expect(first.lines.join('\n')).not.toContain(SECRET);

    const second = await run(merchant, sayso(VARS));
    expect(second.changes.every((change) => change.startsWith('unchanged '))).toBe(true);
    expect(second.writes).toEqual([]);
    expect([second.widgets, second.destinations]).toEqual([first.widgets, first.destinations]);
  });

  test('planned alone, or not confirmed, writes nothing', async () => {
    const merchant = await aMerchant();
    for (const options of [{ apply: false }, { confirm: async () => false }]) {
      const planned = await run(merchant, sayso(VARS), options);
      expect([planned.writes, planned.applied, planned.widgets]).toEqual([[], false, {}]);
      expect(planned.lines).toContain('+ widget footer: create, publish');
    }
  });

  test('with another programme publishes the widgets that use it, and no other', async () => {
    const merchant = await aMerchant();
    const config = sayso(VARS);
    await run(merchant, config);
    const programme = config.programmes!.default!;
    const changed = { ...config, programmes: { default: { ...programme, sender: { ...programme.sender, brand: 'Aurora' } } } };
    const second = await run(merchant, changed);
    expect(second.lines).toContain('    sender.brand: "Aurora Coffee" → "Aurora"');
    expect(second.writes).toEqual([
      'PUT /v1/programmes/default',
      `POST /v1/widgets/${second.widgets.footer}/publish`,
      `POST /v1/widgets/${second.widgets.window}/publish`,
      `POST /v1/widgets/${second.widgets.chats}/publish`,
    ]);
    expect((await run(merchant, changed)).writes).toEqual([]);
  });

  test('that was cut short before publishing goes on from there', async () => {
    const merchant = await aMerchant();
    const config = sayso(VARS);
    await merchant.call('PUT', '/v1/programmes/default', config.programmes!.default);
    await merchant.call('POST', '/v1/widgets', { key: 'footer', draft: config.widgets!.footer });
    const done = await run(merchant, config);
    expect(done.changes.slice(0, 2)).toEqual(['unchanged programme default', 'unchanged widget footer']);
    expect(done.writes[0]).toMatch(/^POST \/v1\/widgets\/.*\/publish$/);
  });
});

test('a destination that moves takes its secret along; one that stays is not told it again', async () => {
  const merchant = await aMerchant();
  const first = await run(merchant, sayso(VARS));
  const read = async () =>
    (await bindings.WORKSPACE.getByName(merchant.workspace).destinationForCourier(
      publicIds.read('destination', first.destinations.cdp!)!.local,
    ))!;
  await run(merchant, sayso({ ...VARS, receiver_url: 'https://new.example/hook' }));
  expect(await read()).toMatchObject({ secret: SECRET, settings: { url: 'https://new.example/hook' } });
  const other = `whsec_${btoa('another secret of 31 bytes here')}`;
  expect((await run(merchant, sayso({ ...VARS, receiver_url: 'https://new.example/hook', receiver_secret: other }))).writes).toEqual([]);
});

test("a vendor's key goes along to another cluster, is not shown, and a repeat writes nothing", async () => {
  const merchant = await aMerchant();
  const braze = (cluster: string, mapping: object[] = []) => ({
    destinations: {
      braze: {
        name: 'Braze',
        secret: 'a-rest-api-key',
        settings: { type: 'braze' as const, endpoint: `https://rest.${cluster}.braze.com`, mapping: mapping as never },
      },
    },
  });
  const runs = [
    await run(merchant, braze('iad-01')),
    await run(merchant, braze('iad-02')),
    await run(merchant, braze('iad-02', [{ programme: 'default', channel: 'sms', purpose: 'marketing', subscription_group_id: 'g' }])),
  ];
  for (const { lines, writes } of runs) {
    expect(writes).toHaveLength(1);
    expect(lines.join()).not.toContain('a-rest-api-key');
  }
  const last = braze('iad-02', [{ programme: 'default', channel: 'sms', purpose: 'marketing', subscription_group_id: 'g' }]);
  expect((await run(merchant, last)).writes).toEqual([]);
});

test('a secret that the server makes is shown when it is made', async () => {
  const merchant = await aMerchant();
  const settings = { type: 'standard_webhooks' as const, url: 'https://cdp.example/' };
  const { lines } = await run(merchant, { destinations: { cdp: { name: 'CDP', settings } } });
  expect(lines.filter((line) => /destination cdp: signing secret.*whsec_/.test(line))).toHaveLength(1);
});

test('texts for other methods are registered once', async () => {
  const merchant = await aMerchant();
  const config = { programmes: sayso(VARS).programmes ?? {}, disclosures: [{ method: 'verbal' as const, document: DOCUMENT as never }] };
  expect((await run(merchant, config)).writes).toEqual(['PUT /v1/programmes/default', 'POST /v1/disclosures']);
  expect((await run(merchant, config)).writes).toEqual([]);
});

test('what is on the server but not in the file is told and stays', async () => {
  const merchant = await aMerchant();
  await run(merchant, sayso(VARS));
  const { lines, writes } = await run(merchant, {});
  expect(writes).toEqual([]);
  expect(lines).toContain('  widget footer is not in the file and stays as it is');
});

describe('a refusal', () => {
  const refused = async (merchant: Merchant, config: SaysoConfigInput) => {
    const error = await run(merchant, config).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApplyRefused);
    return (error as ApplyRefused).lines;
  };

  test('of the server is shown with each path and fix', async () => {
    const config = sayso(VARS);
    const widgets = { footer: { ...config.widgets!.footer!, controls: [{ channels: ['signal' as const] }] } };
    const lines = await refused(await aMerchant(), { ...config, widgets });
    expect(lines[0]).toMatch(/^POST \/v1\/widgets\/.*\/publish was refused \(422\)/);
    expect(lines[1]).toMatch(/^ {2}controls\[0\]\.channels\[0\]: .*Remove signal/);
  });

  test('of a wrong key, and of a file of the wrong form before anything is asked', async () => {
    const merchant = await aMerchant();
    expect((await refused({ ...merchant, key: 'wrong' }, {}))[0]).toContain('(401)');
    expect(await refused(merchant, { widgets: { 'Not a slug': {} } } as never)).toEqual(
      expect.arrayContaining([expect.stringContaining('The configuration'), expect.stringContaining('widgets')]),
    );
  });
});

test('a widget’s jurisdictions are configuration: its texts follow them, what was published before stays as it was said', async () => {
  const merchant = await aMerchant();
  const config = sayso(VARS);
  await run(merchant, config);
  const [{ id } = { id: '' }] = (await merchant.ok('GET', '/v1/widgets', widgetList)).widgets;
  const textOf = async (version: number) => {
    const { versions } = await merchant.ok('GET', `/v1/widgets/${id}/versions`, widgetVersionList);
    const hash = versions.find((each) => each.version === version)!.controls[0]!.disclosures.en!;
    return (await merchant.ok('GET', `/v1/disclosures/${hash}`, disclosureView)).document.text;
  };
  const before = await textOf(1);
  expect(before).not.toContain('withdraw my consent');
  const wide = { ...config, widgets: { footer: { ...config.widgets!.footer!, jurisdictions: ['US', 'DE'] } } };
  await run(merchant, wide);
  expect(await textOf(2)).toContain('I can withdraw my consent at any time for the future.');
  expect(await textOf(1)).toBe(before);
  expect((await run(merchant, wide)).writes).toEqual([]);

  const unknown = { ...config.widgets!.footer!, jurisdictions: ['DE', 'ZZ'] };
  await merchant.ok('PUT', `/v1/widgets/${id}/draft`, widgetView, unknown);
  const refused = await problemOf(await merchant.call('POST', `/v1/widgets/${id}/publish`));
  expect([refused.type, refused.paths, refused.errors?.every(({ fix }) => fix)]).toEqual([
    '/problems/publish-refused',
    ['jurisdictions[1]'],
    true,
  ]);
  expect((await merchant.ok('GET', `/v1/widgets/${id}/versions`, widgetVersionList)).versions).toHaveLength(2);
});

test('what a widget and a page allow to be sent is configuration: applied, published, and unchanged the next time', async () => {
  const merchant = await aMerchant();
  const config = sayso(VARS);
  const footer = { ...config.widgets!.footer!, send_countries: ['US', 'CA'], daily_budget_usd: 15, bot_check: 'required' as const };
  const join = { ...config.landing_pages!.join!, burst_per_hour: 300, daily_budget_usd: 40 };
  const limited = { ...config, widgets: { footer }, landing_pages: { join } };
  await run(merchant, config);
  const changed = await run(merchant, limited);
  expect(changed.changes.filter((change) => !change.startsWith('unchanged '))).toEqual([
    'change widget footer',
    'change landing_page join',
  ]);
  expect((await merchant.ok('GET', '/v1/widgets', widgetList)).widgets).toMatchObject([
    { key: 'footer', published_version: 2, draft: { send_countries: ['US', 'CA'], daily_budget_usd: 15, bot_check: 'required' } },
    { key: 'window', published_version: 1 },
    { key: 'chats', published_version: 1 },
  ]);
  expect((await run(merchant, limited)).writes).toEqual([]);
});
