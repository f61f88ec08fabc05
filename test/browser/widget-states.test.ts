/** Every state of the form as people see it: light, dark and right to left, on a phone and on a desk. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_WORDS } from '../../scripts/sample-words.ts';
import { LANGUAGES } from '../../shared/locales/languages.ts';
import type { PageOptions } from './merchant-page.ts';
import { decline, EMAIL, enterCode, fill, form, PHONE, submit } from './pictures.ts';
import { axeFindings, type WidgetRig, watched, widgetRig } from './widget-rig.ts';
import { RIGHT_CODE } from './widget-server.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

interface State {
  readonly prepare?: () => void;
  readonly reach: (page: Page) => Promise<void>;
  readonly options?: PageOptions;
  /** Requests that the state is about failing. */
  readonly errors?: number;
}

const STATES: Record<string, State> = {
  ready: { reach: async () => {} },
  filled: { reach: (page) => fill(page, [0, 2], PHONE, EMAIL) },
  'nothing ticked': { reach: (page) => submit(page) },
  'odd number and no email': {
    reach: async (page) => {
      await fill(page, [0, 2], '20255');
      await submit(page);
      await form(page).locator('#phone-error').waitFor();
    },
  },
  sending: {
    prepare: () => {
      rig.server.mishaps.submissions = ['hold'];
    },
    reach: async (page) => {
      await fill(page, [0]);
      await submit(page);
      await form(page).locator('button.main[aria-disabled=true]').waitFor();
    },
  },
  'lost connection': {
    errors: 1,
    prepare: () => {
      rig.server.mishaps.submissions = ['cut'];
    },
    reach: async (page) => {
      await fill(page, [0]);
      await submit(page);
      await form(page).locator('.notice').waitFor();
    },
  },
  'enter code': {
    prepare: () => rig.server.configure({}, ['phone']),
    reach: async (page) => {
      await fill(page, [0, 1]);
      await submit(page);
      await form(page).locator('#code').waitFor();
    },
  },
  'wrong code': {
    errors: 1,
    prepare: () => rig.server.configure({}, ['phone'], 0),
    reach: async (page) => {
      await fill(page, [0]);
      await submit(page);
      await enterCode(page, '111111');
      await form(page).locator('#code-error').waitFor();
    },
  },
  success: {
    prepare: () => rig.server.configure({}, ['phone']),
    reach: async (page) => {
      await fill(page, [0]);
      await submit(page);
      await enterCode(page, RIGHT_CODE);
      await form(page).locator('ul').waitFor();
    },
  },
  'no thanks': { reach: (page) => decline(page) },
  dialog: {
    options: { snippet: 'button', label: 'Get offers' },
    reach: async (page) => {
      await page.locator('sayso-form button').first().click();
      await page.locator('sayso-form dialog[open]').waitFor();
    },
  },
};

const LOOKS = [
  { name: 'light, phone', lang: 'en', context: { viewport: { width: 390, height: 844 } } },
  { name: 'dark, desk', lang: 'en', context: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } },
  { name: 'right to left, phone', lang: 'ar', context: { viewport: { width: 390, height: 844 } } },
  { name: 'right to left, dark', lang: 'ar', context: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } },
] as const;

describe.each(Object.entries(STATES))('%s', (_, state) => {
  test.each(LOOKS)('R1.10 axe finds nothing, WCAG and best practice: $name', async ({ lang, context }) => {
    state.prepare?.();
    const button = state.options?.snippet === 'button';
    const page = await rig.open(
      { lang, ...state.options },
      context,
      button ? (at) => at.locator('sayso-form button').waitFor() : undefined,
    );
    await state.reach(page);
    expect(await axeFindings(page)).toEqual([]);
    await rig.clean(page, state.errors);
  });
});

test('axe does find what is wrong on this page, inside the shadow root too', async () => {
  const page = await rig.open();
  await form(page).evaluate((root) => {
    root.querySelector('#phone')?.removeAttribute('id');
    (root.querySelector('.text') as HTMLElement).style.color = '#ccc';
  });
  const found = (await axeFindings(page)).map((finding) => finding.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['label', 'color-contrast']));
  await page.context().close();
});

test('every language has a form to look at', () => expect(Object.keys(SAMPLE_WORDS)).toEqual(Object.keys(LANGUAGES)));

test.each(Object.keys(SAMPLE_WORDS))('at 320 px nothing moves sideways in any step: %s', async (lang) => {
  rig.server.configure({}, ['phone']);
  const page = await rig.open({ lang }, { viewport: { width: 320, height: 640 } });
  const sideways = () => page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
  await submit(page);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await fill(page, [0, 2], PHONE, EMAIL);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await submit(page);
  await form(page).locator('#code').waitFor();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await enterCode(page, RIGHT_CODE);
  await form(page).locator('ul').waitFor();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await rig.clean(page);
});

test('text is large enough to read, fields to type in and targets to hit, even under a page that reaches for everything', async () => {
  const page = await rig.open({ hostile: 'yes' });
  await fill(page, [0, 2], PHONE, EMAIL);
  const measured = await form(page).evaluate((root) => {
    const px = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const all = (selector: string) => [...root.querySelectorAll(selector)];
    return {
      fields: Math.min(...all('input.box, select').map(px)),
      texts: Math.min(...all('.text, .links a, .hint').map(px)),
      targets: all('button, input.box, select, .control > label, .links a').map((element) =>
        Math.round(element.getBoundingClientRect().height),
      ),
      spacing: all('.text, button').map(
        (element) => `${getComputedStyle(element).letterSpacing} ${getComputedStyle(element).textTransform}`,
      ),
      lineRatio: Math.min(...all('.text').map((element) => Number.parseFloat(getComputedStyle(element).lineHeight) / px(element))),
    };
  });
  expect(measured.fields).toBeGreaterThanOrEqual(16);
  expect(measured.texts).toBeGreaterThanOrEqual(13);
  expect(measured.lineRatio).toBeGreaterThan(1.4);
  expect(measured.targets.filter((height) => height < 44)).toEqual([]);
  expect(new Set(measured.spacing)).toEqual(new Set(['normal none']));
  await rig.clean(page);
});

test('nothing moves under reduced motion, and little and short without', async () => {
  const durations = (page: Page) =>
    form(page).evaluate((root) =>
      [...root.querySelectorAll('*')].flatMap((element) => getComputedStyle(element).transitionDuration.split(',').map(Number.parseFloat)),
    );
  const still = await rig.open({}, { reducedMotion: 'reduce' });
  expect(Math.max(...(await durations(still)))).toBe(0);
  await rig.clean(still);
  const moving = await rig.open({}, { reducedMotion: 'no-preference' });
  expect(Math.max(...(await durations(moving)))).toBeGreaterThan(0);
  expect(Math.max(...(await durations(moving)))).toBeLessThan(0.2);
  await rig.clean(moving);
});

test("the merchant's accent and scheme hold, and a pale accent still shows what is ticked", async () => {
  rig.server.configure({ theme: { scheme: 'light', accent: '#f5c518', on_accent: '#1a1200' } });
  const page = await rig.open({}, { colorScheme: 'dark' });
  await fill(page, [0]);
  expect(await axeFindings(page)).toEqual([]);
  const style = await form(page).evaluate((root) => {
    const main = getComputedStyle(root.querySelector('.main') as Element);
    return { card: getComputedStyle(root).backgroundColor, button: main.backgroundColor, words: main.color };
  });
  expect(style).toEqual({ card: 'oklch(1 0 0)', button: 'rgb(245, 197, 24)', words: 'rgb(26, 18, 0)' });
  await rig.clean(page);
});

test('keyboard alone reaches everything in order, always with a ring, and finishes the job', async () => {
  rig.server.configure({}, ['phone']);
  const page = await rig.open();
  const focused = () =>
    page.evaluate(() => {
      const element = document.querySelector('sayso-form')?.shadowRoot?.activeElement as HTMLElement | null;
      const ring = element?.localName === 'select' ? element.parentElement : element;
      const style = ring && getComputedStyle(ring);
      return {
        name: element?.id || element?.getAttribute('type') || element?.localName,
        ring: style ? `${style.outlineWidth} ${style.outlineOffset}` : '',
      };
    });
  const order = ['select', 'phone', 'checkbox', 'a', 'a', 'checkbox', 'a', 'a', 'checkbox', 'a', 'a', 'button', 'button'];
  for (const name of order) {
    await page.keyboard.press('Tab');
    const at = await focused();
    expect(at.name === 'submit' ? 'button' : (at.name ?? '')).toBe(name);
    expect(at.ring).toBe('2px 2px');
    if (name === 'phone') await page.keyboard.type(PHONE);
    if (name === 'checkbox' && !(await form(page).locator('.control.on').count())) await page.keyboard.press('Space');
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await form(page).locator('#code').waitFor();
  expect((await focused()).name).toBe('code');
  await page.keyboard.type(RIGHT_CODE);
  await page.keyboard.press('Enter');
  await form(page).locator('ul').waitFor();
  expect((await focused()).name).toBe('title');
  await rig.clean(page);
});

test('errors take the focus to the first field, which names its error', async () => {
  const page = await rig.open();
  await fill(page, [0, 2], '');
  await submit(page);
  const active = form(page).locator('input:focus');
  expect(await active.getAttribute('id')).toBe('phone');
  expect(await active.getAttribute('aria-invalid')).toBe('true');
  const named = (await active.getAttribute('aria-describedby'))?.split(' ') ?? [];
  expect(named).toEqual(['phone-hint', 'phone-error']);
  expect(await form(page).locator('#phone-error').innerText()).toBe('Enter your mobile number');
  expect(await form(page).locator('[role=alert]').innerText()).toBe('Please check what is marked below');
  await form(page).locator('#phone').fill(PHONE);
  expect(await form(page).locator('#phone-error').count()).toBe(0);
  await rig.clean(page);
});

test('each control stands with its full text open, unticked, and its links lead out', async () => {
  const page = await rig.open();
  const controls = await form(page).evaluate((root) =>
    [...root.querySelectorAll('.control')].map((control) => ({
      ticked: (control.querySelector('input') as HTMLInputElement).checked,
      named: root.querySelector(`#${control.querySelector('input')?.getAttribute('aria-describedby')}`)?.textContent,
      seen: (control.querySelector('.text') as HTMLElement).checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      cut: (control.querySelector('.text') as HTMLElement).scrollHeight - (control.querySelector('.text') as HTMLElement).clientHeight,
      links: [...control.querySelectorAll('a')].map((link) => `${link.textContent} ${link.href} ${link.target} ${link.rel}`),
    })),
  );
  const { sampleConfig } = await import('../../scripts/sample-config.ts');
  expect(controls).toEqual(
    sampleConfig('en').controls.map((control) => ({
      ticked: false,
      named: control.text,
      seen: true,
      cut: 0,
      links: ['Terms https://aurora.example/terms _blank noopener', 'Privacy policy https://aurora.example/privacy _blank noopener'],
    })),
  );
  await rig.clean(page);
});

test('nothing on the page moves while numbers and boxes are filled in', async () => {
  const page = await rig.open();
  const before = (await watched(page)).shifts.length;
  await fill(page, [0, 1]);
  await fill(page, [], '20255');
  await form(page).locator('input[type=checkbox]').nth(0).uncheck();
  await page.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));
  expect((await watched(page)).shifts.slice(before)).toEqual([]);
  await rig.clean(page);
});
