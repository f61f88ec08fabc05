/** The doctor on broken pages: it names the cause and the mend, on the console and in its panel, and says nothing of the visitor. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PageOptions } from './merchant-page.ts';
import { fill, formReady } from './pictures.ts';
import { axeFindings, type WidgetRig, widgetRig } from './widget-rig.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
}, 60_000);
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

interface Finding {
  readonly level: string;
  readonly code: string;
  readonly what: string;
  readonly fix?: string;
}
const anyPage = async () => undefined;
/** The loader has run, whatever came of the form. */
const loaded = async (page: Page) => void (await page.waitForFunction(() => customElements.get('sayso-form') !== undefined));
async function opened(options: PageOptions = {}, wait: Parameters<WidgetRig['open']>[2] = anyPage) {
  const page = await rig.open(options, {}, wait);
  // As text: what is handed over as a function, the test runner would rewrite.
  const ask = (): Promise<Finding[]> => page.evaluate(`import('${rig.server.host}/sayso-doctor.js').then((it) => it.doctor())`);
  return { page, ask };
}
const problems = (found: readonly Finding[]) => found.filter(({ level }) => level === 'problem');
const codes = (found: readonly Finding[]) => found.map(({ code }) => code);

test('a form that is there: nothing is wrong, and nothing typed is in what it says', async () => {
  const { page, ask } = await opened({}, formReady);
  await fill(page, [0], '+1 202 555 0142');
  const found = await ask();
  expect(problems(found)).toEqual([]);
  expect(codes(found)).toEqual(expect.arrayContaining(['loader', 'policy', 'config', 'locale', 'drawn']));
  expect(JSON.stringify(found)).not.toMatch(/555|202/);
  await rig.clean(page);
});

test('a site that the widget does not allow', async () => {
  const { page, ask } = await opened({ snippet: 'element' }, formReady);
  rig.server.mishaps.config = [{ type: 'forbidden', status: 403 }];
  const [first] = problems(await ask());
  expect(first).toMatchObject({ code: 'origin', fix: expect.stringContaining(new URL(page.url()).origin) });
  await page.context().close();
});

test('a widget that nobody published', async () => {
  const { page, ask } = await opened({}, formReady);
  rig.server.mishaps.config = [{ type: 'not-found', status: 404 }];
  expect(codes(problems(await ask()))).toEqual(['unknown_widget']);
  await page.context().close();
});

test('a policy that stops the host is named, with what to add', async () => {
  const { page, ask } = await opened({ snippet: 'late' });
  await page.evaluate((host) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = `script-src 'unsafe-inline' ${host}/sayso-doctor.js`;
    document.head.append(meta);
    const script = document.createElement('script');
    script.src = `${host}/sayso.js`;
    document.body.append(script);
  }, rig.server.host);
  const found = problems(await ask());
  expect(codes(found)).toEqual(expect.arrayContaining(['loader_failed', 'no_form', 'policy']));
  expect(found.find(({ code }) => code === 'policy')?.fix).toContain(`script-src ${rig.server.host}`);
  await page.context().close();
});

test('a page without any tag', async () => {
  const { page, ask } = await opened({ snippet: 'late' });
  const found = problems(await ask());
  expect(codes(found)).toEqual(['no_loader', 'no_form']);
  expect(found[0]?.fix).toContain(`${rig.server.host}/sayso.js`);
  await page.context().close();
});

test('a selector that nothing matches, a rule that keeps it away, and a visitor who closed it', async () => {
  const waiting = await opened({ snippet: 'inline', mode: 'modal', trigger: 'click:#nowhere' }, loaded);
  expect(problems(await waiting.ask())).toMatchObject([{ code: 'selector', what: expect.stringContaining('#nowhere') }]);
  await waiting.page.context().close();

  rig.server.configure({
    show: { mode: 'modal', trigger: 'delay:60', rules: [{ path: ['/**'], show: false }], again_after_days: 7, times_max: 3 },
  });
  const ruled = await opened({}, loaded);
  expect(codes(await ruled.ask())).toContain('rule');
  await ruled.page.context().close();

  rig.server.configure({ show: { mode: 'modal', trigger: 'load', rules: [], again_after_days: 7, times_max: 3 } });
  const closed = await opened({ snippet: 'inline', mode: 'modal' }, (at) => at.locator('sayso-form dialog[open]').waitFor());
  await closed.page.keyboard.press('Escape');
  await closed.page.waitForFunction(() => localStorage.getItem('sayso') !== null);
  await closed.page.reload();
  await loaded(closed.page);
  expect(codes(await closed.ask())).toContain('cap');
  await closed.page.context().close();
});

test('?sayso-debug opens the report on the page, under the strictest policy, and sayso.doctor() is there', async () => {
  const { page } = await opened({ strict: 'yes' }, formReady);
  await page.evaluate(() => history.replaceState(null, '', `${location.href}&sayso-debug`));
  await page.evaluate(`import('${rig.server.host}/sayso-doctor.js').then(() => null)`);
  const panel = page.locator('sayso-doctor section');
  await panel.getByText('It is drawn.').waitFor();
  expect(await page.evaluate(() => typeof (window as unknown as { sayso: { doctor: unknown } }).sayso.doctor)).toBe('function');
  expect(await axeFindings(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Close' }).click();
  expect(await page.locator('sayso-doctor').count()).toBe(0);
  await rig.clean(page);
});
