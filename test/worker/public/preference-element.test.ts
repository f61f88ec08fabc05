/** What the element on a merchant's own page is told: topics with their switches, words and look, and from whose pages it may ask. */
import { describe, expect, test, vi } from 'vitest';
import { preferenceView } from '../../../shared/contract/preference.ts';
import { preferenceLook } from '../../../shared/contract/preference-look.ts';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { tokens } from '../../../worker/platform/tokens.ts';
import { aShop, bindings, confirmed, DRAFT, freshPhone, json, PROGRAMME, post, SHOP, send } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });
const shop = await aShop(DRAFT, {
  ...PROGRAMME,
  topics: [
    { id: 'roasts', label: { en: 'New roasts', de: 'Neue Röstungen' } },
    { id: 'events', label: { en: 'Tastings' } },
  ],
});
const ring = tokens(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
const get = (path: string, origin = SHOP) => send(`/v1/preferences/${path}`, { headers: { origin } });
const view = async (token: string) => preferenceView.parse(await json(await get(token), 200));
const smsOf = async (token: string) => (await view(token)).items.find(({ channel }) => channel === 'sms')!;
const look = async (token: string, query = '') => preferenceLook.parse(await json(await get(`${token}/look${query}`), 200));
const change = (token: string, ...changes: unknown[]) => post(`/v1/preferences/${token}/changes`, { changes });

describe('topics', () => {
  test('each of a pair that is on has a switch: off, and on again under the text that is offered', async () => {
    const manage = await confirmed(shop, freshPhone());
    const before = await smsOf(manage);
    expect(before.topic_choices).toEqual([
      { id: 'roasts', label: 'New roasts', on: true },
      { id: 'events', label: 'Tastings', on: true },
    ]);
    const pair = { channel: 'sms', purpose: 'marketing', topic: 'events' };
    await json(await change(manage, { ...pair, act: 'withdraw', seen_seq: before.seen_seq }), 200);
    const off = await smsOf(manage);
    expect([off.standing, ...off.topic_choices.map(({ on }) => on)]).toEqual(['granted', true, false]);
    await json(await change(manage, { ...pair, act: 'grant', disclosure: off.offer?.disclosure, seen_seq: off.seen_seq }), 200);
    expect((await smsOf(manage)).topic_choices.map(({ on }) => on)).toEqual([true, true]);
  });

  test('a pair that is off has none', async () => {
    const manage = await confirmed(shop, freshPhone());
    const { items } = await view(manage);
    expect(items.filter(({ standing, topic_choices }) => standing !== 'granted' && topic_choices.length > 0)).toEqual([]);
  });

  test('on the hosted page without script, the form of a topic turns that topic off and no other', async () => {
    const manage = await confirmed(shop, freshPhone());
    const { seen_seq } = await smsOf(manage);
    const form = { act: 'withdraw', programme: 'default', channel: 'sms', purpose: 'marketing', topic: 'roasts', seen_seq: `${seen_seq}` };
    const page = await (await send(`/me/${manage}`)).text();
    expect(page).toContain('name="topic" value="roasts"');
    const answer = await send(`/me/${manage}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: bindings.PUBLIC_URL ?? 'http://sayso.test' },
      body: new URLSearchParams(form).toString(),
    });
    expect(answer.status).toBe(303);
    expect((await smsOf(manage)).topic_choices.map(({ on }) => on)).toEqual([false, true]);
  });
});

describe('words and look', () => {
  test('say nothing of the person, and come in each of the languages whole', async () => {
    const phone = freshPhone();
    const manage = await confirmed(shop, phone);
    const english = await look(manage);
    for (const locale of Object.keys(LANGUAGES)) {
      const { texts, ...rest } = await look(manage, `?locale=${locale}`);
      expect(rest.locale).toBe(locale);
      expect(Object.keys(texts), locale).toEqual(Object.keys(english.texts));
      expect(
        Object.entries(texts).filter(([, text]) => text === ''),
        locale,
      ).toEqual([]);
      expect(JSON.stringify({ texts, rest })).not.toContain(phone.slice(-7));
    }
    expect(english).toMatchObject({ lapsed: false, widget_id: shop.widgetId, direction: 'ltr', phone: true });
  });

  test('R1.5 come for a token that has lapsed, which opens nothing; a made-up one is a 404', async () => {
    const manage = await confirmed(shop, freshPhone());
    const body = ring.read(manage, ['manage'], 0)!;
    const lapsed = ring.make({ ...body, e: Date.now() - 1000 });
    expect(await look(lapsed)).toMatchObject({ lapsed: true, widget_id: shop.widgetId });
    expect((await get(lapsed)).status).toBe(404);
    for (const path of ['made-up/look', `${manage.slice(0, -2)}xx/look`]) expect((await get(path)).status).toBe(404);
    expect((await get(`${ring.make({ ...body, g: 'submission', a: 'sub' })}/look`)).status).toBe(404);
  });

  test('only sites of the token’s own widget may ask', async () => {
    const manage = await confirmed(shop, freshPhone());
    for (const path of [manage, `${manage}/look`]) {
      const allowed = await get(path);
      expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, SHOP]);
      expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
      const refused = await get(path, 'https://elsewhere.example');
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });
});
