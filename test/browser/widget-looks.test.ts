/** What a page may restyle, as docs/events-and-attributes.md names it, and what stays as it was agreed to. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { declarations } from '../../scripts/embed-reference/declarations.ts';
import { enterCode, form } from './pictures.ts';
import { type WidgetRig, widgetRig } from './widget-rig.ts';
import { RIGHT_CODE } from './widget-server.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

const styled = (page: Page, selector: string, property: string): Promise<string[]> =>
  form(page)
    .locator(selector)
    .evaluateAll((found, name) => found.map((each) => getComputedStyle(each).getPropertyValue(name)), property);

test('custom properties on the element reach the form; elsewhere on the page they don’t', async () => {
  const page = await rig.open({}, { colorScheme: 'light', reducedMotion: 'reduce' });
  const before = await styled(page, '.main', 'background-color');
  await page.addStyleTag({ content: ':root, body { --accent: rgb(1, 2, 3); --ink: rgb(1, 2, 3) }' });
  expect(await styled(page, '.main', 'background-color')).toEqual(before);
  await page.addStyleTag({ content: 'sayso-form { --accent: rgb(122, 62, 18); --ink: rgb(40, 20, 10) }' });
  expect(await styled(page, '.main', 'background-color')).toEqual(['rgb(122, 62, 18)']);
  expect(await styled(page, 'h2', 'color')).toEqual(['rgb(40, 20, 10)']);
  await rig.clean(page);
});

test('each part may be restyled, both buttons alike; the texts that are agreed to can’t', async () => {
  const page = await rig.open();
  const texts = { '.text': 'font-size', '.links a': 'font-size', '.control': 'display', '[type=checkbox]': 'display' };
  const before = await Promise.all(Object.entries(texts).map((each) => styled(page, ...each)));
  await page.addStyleTag({
    content: `sayso-form::part(title) { font-family: monospace }
      sayso-form::part(button), sayso-form::part(field) { border-radius: 3px }
      sayso-form::part(card) { padding: 11px }
      ${['text', 'links', 'control', 'controls', 'error', 'box', 'other'].map((name) => `sayso-form::part(${name}) { display: none; font-size: 1px }`).join(' ')}
      .text, .links, .control, [type=checkbox] { display: none; font-size: 1px }`,
  });
  expect(await styled(page, 'h2', 'font-family')).toEqual(['monospace']);
  expect(await styled(page, '.actions button', 'border-start-start-radius')).toEqual(['3px', '3px']);
  expect(await styled(page, '.box', 'border-start-start-radius')).toEqual(['3px', '3px']);
  expect(await styled(page, '.card', 'padding-top')).toEqual(['11px']);
  expect(await Promise.all(Object.entries(texts).map((each) => styled(page, ...each)))).toEqual(before);
  await rig.clean(page);
});

test('every event that is declared to pages is heard on the way through the form and its close, and no other', async () => {
  const declared = declarations('npm/index.ts')
    .members('SaysoEventMap')
    .map(({ name }) => name);
  rig.server.configure({}, ['phone']);
  const page = await rig.open({ snippet: 'inline', mode: 'button', label: 'Hear from us' }, {}, (each) =>
    each.getByRole('button', { name: 'Hear from us' }).waitFor(),
  );
  await page.evaluate((names) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const { sayso } = window as unknown as { sayso: { on(name: string, listener: (event: { type: string }) => void): void } };
    for (const name of names) sayso.on(name, ({ type }) => heard.push(type));
  }, declared);
  await page.getByRole('button', { name: 'Hear from us' }).click();
  await form(page).locator('input[type=tel]').fill('(202) 555-0143');
  await form(page).locator('input[type=checkbox]').first().check();
  await form(page).locator('button[type=submit]').click();
  await enterCode(page, RIGHT_CODE);
  await form(page).locator('ul').waitFor();
  await form(page).locator('.close').click();
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
    .toEqual(['opened', 'started', 'submitted', 'confirmed', 'closed']);
  expect(declared.toSorted()).toEqual(['closed', 'confirmed', 'opened', 'started', 'submitted']);
  await rig.clean(page);
});
