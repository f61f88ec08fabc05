/**
 * What a screen reader is told of the form and where the Tab key goes, state by state, held against what was read and found right:
 * `heard/*.md`. After a change that is meant: `vitest run --project system test/browser/widget-heard.test.ts -u`, and read them again.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleConfig } from '../../scripts/sample-config.ts';
import type { WidgetConfig } from '../../shared/contract/config.ts';
import { frequenciesIn, preferenceTexts } from '../../worker/http/form-preferences.ts';
import type { PageOptions } from './merchant-page.ts';
import { decline, EMAIL, enterCode, fill, form, formReady, PHONE, submit } from './pictures.ts';
import { type WidgetRig, widgetRig } from './widget-rig.ts';
import { RIGHT_CODE } from './widget-server.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

interface State {
  readonly change?: Partial<WidgetConfig>;
  readonly options?: PageOptions;
  readonly wait?: (page: Page) => Promise<void>;
  readonly reach: (page: Page) => Promise<void>;
}
const PREFERENCES: NonNullable<WidgetConfig['preferences']> = {
  topics: [
    { id: 'roasts', label: 'New roasts' },
    { id: 'events', label: 'Tastings' },
  ],
  order: true,
  frequency: frequenciesIn('en'),
  texts: preferenceTexts('en'),
};
const OFFER: NonNullable<WidgetConfig['offer']> = {
  text: '10 % off your next order',
  code: 'WELCOME-10',
  links: [{ label: 'Rules', url: 'https://shop.example/rules' }],
  texts: { none_left: 'No codes are left.', copy: 'Copy the code', copied: 'Copied' },
};
const many = (): WidgetConfig['controls'] => {
  const { controls } = sampleConfig('en');
  const [like] = controls;
  return [
    ...controls,
    ...(['telegram', 'line'] as const).map((channel) => ({
      ...like!,
      channels: [channel],
      label: channel,
      in_app: 'You agree in the app.',
    })),
  ];
};

const STATES: Readonly<Record<string, State>> = {
  ready: { reach: async () => {} },
  'nothing ticked, nothing typed': {
    reach: async (page) => {
      await submit(page);
      await form(page).locator('[role=alert]').waitFor();
    },
  },
  'email ticked': { reach: (page) => fill(page, [0, 2], PHONE, EMAIL) },
  'more asked': {
    change: { preferences: PREFERENCES },
    reach: (page) => fill(page, [0, 1]).then(() => form(page).locator('.wishes').waitFor()),
  },
  'five channels, one chosen': {
    change: { controls: many() },
    reach: (page) => form(page).locator('.pick').nth(1).click(),
  },
  code: {
    reach: async (page) => {
      await fill(page, [0]);
      await submit(page);
      await form(page).locator('#code').waitFor();
    },
  },
  'wrong code': {
    reach: async (page) => {
      await fill(page, [0]);
      await submit(page);
      await enterCode(page, '000000');
      await form(page).locator('#code-error').waitFor();
    },
  },
  done: {
    reach: async (page) => {
      await fill(page, [0]);
      await submit(page);
      await enterCode(page, RIGHT_CODE);
      await form(page).locator('ul').waitFor();
    },
  },
  'no thanks, with an offer': {
    change: { offer: OFFER },
    reach: async (page) => {
      await decline(page);
      await form(page).locator('.offer-code').waitFor();
    },
  },
  dialog: {
    options: { snippet: 'inline', mode: 'button', label: 'Hear from us' },
    wait: (page) => page.getByRole('button', { name: 'Hear from us' }).waitFor(),
    reach: async (page) => {
      await page.getByRole('button', { name: 'Hear from us' }).click();
      await formReady(page);
    },
  },
};

test.each(Object.entries(STATES))('%s', async (name, { change = {}, options = {}, wait = formReady, reach }) => {
  rig.server.configure(change, ['phone']);
  const page = await rig.open(options, {}, wait);
  await reach(page);
  const heard = [
    `# ${name}`,
    '',
    '## The tree',
    '',
    '```yaml',
    await page.locator('sayso-form').first().ariaSnapshot(),
    '```',
    '',
    '## The Tab key, from where the focus was put',
    '',
    ...(await stops(page)).map((each) => `1. ${each}`),
    '',
  ].join('\n');
  // Long words of law say nothing here about order and names, and belong to other tests.
  const bare = heard.replaceAll(rig.server.host, 'https://host.example').replace(/I agree to receive[^"\n]*/g, 'I agree to receive …');
  await expect(bare).toMatchFileSnapshot(`heard/${name.replaceAll(/\W+/g, '-')}.md`);
  await page.context().close();
});

/** Role, name, what describes it and its state, of where the focus is and then at each press of Tab until it leaves the form. */
async function stops(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const found: string[] = [];
  for (let n = 0; n < 60; n++) {
    const { result } = await session.send('Runtime.evaluate', {
      expression: "(() => { const at = document.querySelector('sayso-form')?.shadowRoot?.activeElement; return at ?? null; })()",
    });
    if (result.objectId) {
      const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
      const [node] = nodes;
      const states = (node?.properties ?? []).flatMap(({ name, value }) =>
        ['checked', 'invalid', 'expanded', 'disabled'].includes(name) && value.value !== 'false' && value.value !== false ? [name] : [],
      );
      const described = node?.description?.value ? `, described by "${node.description.value}"` : '';
      found.push(`${node?.role?.value} "${node?.name?.value}"${described}${states.length > 0 ? `, ${states.join(', ')}` : ''}`);
    } else if (found.length > 0) return found;
    await page.keyboard.press('Tab');
  }
  return found;
}
