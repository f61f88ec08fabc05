/** Topics, order and frequency asked by a form: what it is told, what is refused at publish, and that the page without script records them. */
import { describe, expect, test } from 'vitest';
import type { Finding, WidgetDraftInput } from '../../../shared/contract/widget.ts';
import { get, hidden, post } from '../pages/visitor.ts';
import { aShop, codeTo, contactOf, DRAFT, freshPhone, json, PROGRAMME, readConfig, type Shop, timelineOf } from './world.ts';

const TOPICS = [
  { id: 'sales', label: { en: 'Sales', de: 'Angebote' } },
  { id: 'events', label: { en: 'Events', de: 'Termine' } },
];
const ALL: WidgetDraftInput = { ...DRAFT, preferences: ['topics', 'order', 'frequency'] };
const programme = { ...PROGRAMME, topics: TOPICS };
const findings = async (shop: Shop, draft: WidgetDraftInput): Promise<readonly Finding[]> => {
  await json(await shop.admin('PUT', `/v1/widgets/${shop.widgetId}/draft`, draft), 200);
  const answer = (await (await shop.admin('POST', `/v1/widgets/${shop.widgetId}/publish`)).json()) as {
    findings?: Finding[];
    errors?: Finding[];
  };
  return answer.findings ?? answer.errors ?? [];
};

describe('the form is told', () => {
  test('what to ask, in its language', async () => {
    const shop = await aShop(ALL, programme);
    const { preferences } = await readConfig(shop, 'de');
    expect(preferences).toMatchObject({
      topics: [
        { id: 'sales', label: 'Angebote' },
        { id: 'events', label: 'Termine' },
      ],
      order: true,
      texts: { title: 'Wie Sie von uns hören möchten', topics_hint: 'Wenn Sie nichts ankreuzen, erhalten Sie alles.' },
    });
    expect(preferences?.frequency?.map(({ id }) => id)).toEqual(['every_message', 'weekly', 'monthly', 'important_only']);
  });
  test('nothing of what is not asked', async () => {
    expect((await readConfig(await aShop(DRAFT, programme))).preferences).toBeUndefined();
    const { preferences } = await readConfig(await aShop({ ...DRAFT, preferences: ['frequency'] }, programme));
    expect(Object.keys(preferences ?? {}).sort()).toEqual(['frequency', 'texts']);
  });
});

describe('at publish', () => {
  test('topics of a programme without any, an order of one, and a label that lacks a language', async () => {
    const shop = await aShop();
    const { topics: _, ...bare } = PROGRAMME;
    await json(await shop.admin('PUT', '/v1/programmes/default', bare), 200);
    const found = await findings(shop, {
      ...DRAFT,
      controls: [{ channels: ['sms'] }],
      channel_order: ['sms'],
      preferences: ['order', 'topics'],
    });
    expect(found).toContainEqual(expect.objectContaining({ path: 'preferences[0]', code: 'nothing_to_order' }));
    expect(found).toContainEqual(expect.objectContaining({ path: 'preferences[1]', code: 'topics_missing' }));
    await json(await shop.admin('PUT', '/v1/programmes/default', PROGRAMME), 200);
    expect(await findings(shop, { ...DRAFT, preferences: ['topics'] })).toContainEqual(
      expect.objectContaining({ level: 'warning', path: 'programme.topics.sales.label.de' }),
    );
  });
  test.each([[[]], [['topics', 'topics']], [['colour']]])('%j is refused', async (preferences) => {
    const shop = await aShop();
    const answer = await shop.admin('PUT', `/v1/widgets/${shop.widgetId}/draft`, { ...DRAFT, preferences });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('preferences');
  });
});

describe('without script', () => {
  const path = (shop: Shop) => `/p/${shop.workspaceId}/spring`;
  const onPage = async (draft: WidgetDraftInput): Promise<Shop> => {
    const shop = await aShop(draft, programme);
    const page = { widget: 'form', title: { en: 'Spring' }, intro: { en: 'Hear of it first' } };
    await json(await shop.admin('PUT', '/v1/landing-pages/spring', page), 200);
    return shop;
  };
  const recordsOf = async (shop: Shop, phone: string) => (await timelineOf(shop, { phone })).map(({ record }) => record);
  /** Agrees to the first two, with more fields. */
  const signUp = async (shop: Shop, phone: string, more: (boxes: string[]) => (readonly [string, string])[]): Promise<Response> => {
    const html = await (await get(path(shop))).text();
    const boxes = [...html.matchAll(/name="agree" value="([0-9a-f]{64})"/g)].map(([, hash]) => hash ?? '');
    const agreed = boxes.slice(0, 2).map((hash) => ['agree', hash] as const);
    return post(path(shop), [...hidden(html), ['phone', phone], ['phone_country', 'US'], ...agreed, ...more(boxes)]);
  };

  test('what is chosen is recorded with the grants, confirmed with them, and narrows them', async () => {
    const shop = await onPage(ALL);
    const phone = freshPhone();
    const code = await signUp(shop, phone, (boxes) => [
      ['topic', 'events'],
      ['first', boxes[1] ?? ''],
      ['frequency', 'weekly'],
    ]);
    const html = await code.text();
    const ended = await post(path(shop), [...hidden(html), ['code', await codeTo(phone)], ['step', 'verify']]);
    expect(ended.status).toBe(200);
    const granted = (await recordsOf(shop, phone)).filter(({ act }) => act === 'grant');
    expect(granted.length).toBeGreaterThan(0);
    expect(granted.map(({ topics }) => topics)).toEqual(granted.map(() => ['events']));
    const contact = await contactOf(shop, { phone });
    expect(contact?.wishes).toMatchObject({ order: ['whatsapp'], frequency: 'weekly', verified: true });
  });
  test('what was chosen is still there when something has to be mended, and on the way back from the code', async () => {
    const shop = await onPage(ALL);
    const chosen = (boxes: string[]): (readonly [string, string])[] => [
      ['topic', 'events'],
      ['first', boxes[1] ?? ''],
      ['frequency', 'monthly'],
    ];
    const isThere = (html: string): void => {
      expect(html).toMatch(/name="topic" value="events" checked/);
      expect(html).not.toMatch(/name="topic" value="sales" checked/);
      expect(html).toMatch(/<option value="monthly" selected/);
      expect(html).toMatch(/<option value="[0-9a-f]{64}" selected[^>]*>WhatsApp/);
    };
    const wrong = await signUp(shop, '12', chosen);
    expect(wrong.status).toBe(422);
    isThere(await wrong.text());
    const code = await (await signUp(shop, freshPhone(), chosen)).text();
    isThere(
      await (
        await post(
          path(shop),
          [...hidden(code), ['step', 'change']].filter(([name, value]) => name !== 'step' || value === 'change') as never,
        )
      ).text(),
    );
  });
  test('what was not asked, is no topic, or is not agreed to, is not recorded', async () => {
    const strange = (boxes: string[]): (readonly [string, string])[] => [
      ['topic', 'no-such'],
      ['first', boxes[2] ?? ''],
      ['frequency', 'hourly'],
    ];
    for (const draft of [ALL, DRAFT]) {
      const shop = await onPage(draft);
      const phone = freshPhone();
      expect((await signUp(shop, phone, strange)).status).toBe(200);
      const records = await recordsOf(shop, phone);
      expect(records.map(({ act }) => act)).not.toContain('prefer');
      const granted = records.filter(({ act }) => act === 'grant');
      expect(granted.map(({ topics }) => topics)).toEqual([null, null]);
    }
  });
});
