/** A form's words come in two halves where it asks for that, and whole where it doesn't: forms of builds before don't. */
import { expect, test } from 'vitest';
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import type { RenderAnswer } from '../../../shared/contract/submission.ts';
import { aShop, DRAFT, json, SHOP, type Shop, send } from './world.ts';

const config = async (shop: Shop, query: string): Promise<WidgetConfig> =>
  json(await send(`/v1/widgets/${shop.widgetId}/config?${query}`, { headers: { origin: SHOP } }), 200);
const render = async (shop: Shop, query: string, locale = 'de'): Promise<RenderAnswer> =>
  json(
    await send(`/v1/widgets/${shop.widgetId}/render${query}`, {
      method: 'POST',
      headers: { origin: SHOP, 'content-type': 'application/json' },
      body: JSON.stringify({ locale }),
    }),
    200,
  );

test('the halves make the whole, in the form’s language, and nobody else gets less', async () => {
  const shop = await aShop();
  const whole = await config(shop, 'locale=de');
  const first = await config(shop, 'texts=first&locale=de');
  expect(await config(shop, 'texts=other&locale=de')).toEqual(whole);
  const { texts: later } = await render(shop, '?texts=later');
  expect(Object.keys(first.texts).length).toBeLessThan(Object.keys(whole.texts).length);
  expect({ ...first.texts, ...later }).toEqual(whole.texts);
  expect({ ...first, texts: null }).toEqual({ ...whole, texts: null });
  expect(later?.code_title).toBe(whole.texts.code_title);
  // A language of the reader's that the form has not: what it is drawn in.
  expect((await render(shop, '?texts=later', 'fr')).texts).toEqual((await render(shop, '?texts=later', 'en')).texts);
  expect(await render(shop, '')).not.toHaveProperty('texts');
});

test('a test form says in both that it is one', async () => {
  const shop = await aShop({ ...DRAFT, mode: 'test' });
  const whole = await config(shop, 'locale=en');
  const [first, { texts: later }] = [await config(shop, 'texts=first&locale=en'), await render(shop, '?texts=later', 'en')];
  expect({ ...first.texts, ...later }).toEqual(whole.texts);
  expect(later?.code_title).toMatch(/^Test mode/);
});
