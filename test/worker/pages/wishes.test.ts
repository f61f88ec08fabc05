/** The wishes of the preference page as a browser without script sends them: each form as it stands on the page, and what none of ours sends. */
import { describe, expect, test } from 'vitest';
import { aShop, contactOf, type Fields, get, post, recordsOf, type Shop, submit, tokenFor } from './visitor.ts';

let numbers = 0;
const aNumber = (): string => `+1202555${String(3100 + numbers++).padStart(4, '0')}`;
const shop = await aShop();

/** The fields of the form on the page that holds the button of this id, as they stand there. */
function formOf(html: string, buttonId: string): Map<string, string> {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes(`id="${buttonId}"`));
  expect(form, buttonId).toBeDefined();
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of form!.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) fields.set(name, value);
  for (const [, name = '', options = ''] of form!.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)"[^>]*selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    fields.set(name, chosen?.[1] ?? '');
  }
  for (const [, name = ''] of form!.matchAll(/<input[^>]*name="([^"]*)" type="date"/g)) fields.set(name, '');
  return fields;
}

async function somebody(of: Shop = shop) {
  const phone = aNumber();
  await submit(of, phone);
  const manage = await tokenFor(of, phone, 'manage');
  const page = async () => (await get(`/me/${manage}`)).text();
  for (const channel of ['sms', 'whatsapp']) {
    const form = [...(await page()).matchAll(/<form[\s\S]*?<\/form>/g)]
      .map(([text]) => text)
      .find((text) => text.includes('value="grant"') && text.includes(`value="${channel}"`))!;
    await post(
      `/me/${manage}`,
      [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const),
    );
  }
  const press = async (buttonId: string, change: Record<string, string> = {}): Promise<string | null> => {
    const fields = formOf(await page(), buttonId);
    for (const [name, value] of Object.entries(change)) fields.set(name, value);
    return (await post(`/me/${manage}`, [...fields])).headers.get('location')?.split('done=')[1] ?? null;
  };
  return { phone, manage, page, press, wishes: async () => (await contactOf(of, phone))!.wishes };
}

describe('without script', () => {
  test('the order changes by a button of its own for each step', async () => {
    const { press, wishes, page } = await somebody();
    expect(await page()).not.toContain('id="order-sms-up"');
    expect(await press('order-sms-down')).toBe('saved');
    expect((await wishes()).order).toEqual(['whatsapp', 'sms']);
    expect(await press('order-sms-up')).toBe('saved');
    expect(await wishes()).toMatchObject({ order: ['sms', 'whatsapp'], verified: true });
  });

  test('frequency, language and hours are saved together, shown as chosen, and cleared by choosing nothing', async () => {
    const { press, wishes, page } = await somebody();
    expect(await press('wishes-save', { frequency: 'monthly', language: 'en', from: '09:00', to: '21:00' })).toBe('saved');
    const chosen = { frequency: 'monthly', language: 'en', hours: { from: '09:00', to: '21:00', zone: null } };
    expect(await wishes()).toMatchObject(chosen);
    expect(Object.fromEntries(formOf(await page(), 'wishes-save'))).toMatchObject({
      frequency: 'monthly',
      language: 'en',
      from: '09:00',
      to: '21:00',
    });
    // What the script adds.
    await press('wishes-save', { zone: 'Europe/Berlin' });
    expect((await wishes()).hours).toEqual({ from: '09:00', to: '21:00', zone: 'Europe/Berlin' });
    await press('wishes-save', { frequency: '', language: '', from: '', to: '' });
    expect(await wishes()).toMatchObject({ frequency: null, language: null, hours: null });
  });

  test('one hour alone means from or until midnight; two that are equal are for the reader to mend', async () => {
    const { press, wishes, page, manage } = await somebody();
    await press('wishes-save', { from: '18:00' });
    expect((await wishes()).hours).toMatchObject({ from: '18:00', to: '00:00' });
    expect(await press('wishes-save', { from: '09:00', to: '09:00' })).toBe('hours_same');
    expect((await wishes()).hours).toMatchObject({ from: '18:00' });
    expect(await (await get(`/me/${manage}?done=hours_same`)).text()).toContain('Choose two different times.');
    expect(await page()).not.toContain('Choose two different times.');
  });

  test('a pause is a span or a day, shown with its end, and ended by its button; the switches stay on', async () => {
    const { press, wishes, page } = await somebody();
    expect(await press('pause-button')).toBe('saved');
    expect(Date.parse((await wishes()).paused_until!) - Date.now()).toBeGreaterThan(6 * 24 * 3600_000);
    expect(await page()).toContain('Paused until');
    expect(await page()).toContain('Turn off');
    expect(await press('pause-button')).toBe('saved');
    expect((await wishes()).paused_until).toBeNull();
    const day = new Date(Date.now() + 40 * 24 * 3600_000).toISOString().slice(0, 10);
    await press('pause-button', { day });
    expect((await wishes()).paused_until).toBe(`${day}T12:00:00.000Z`);
  });

  test.each(['2020-01-01', '2099-01-01', '2026-02-31'])('the day %s is for the reader to mend', async (day) => {
    const { press, wishes } = await somebody();
    expect(await press('pause-button', { day })).toBe('pause_wrong');
    expect((await wishes()).paused_until).toBeNull();
  });
});

describe('what no form of ours sends', () => {
  const forms: Fields[] = [
    [['act', 'prefer']],
    [
      ['act', 'prefer'],
      ['frequency', 'hourly'],
    ],
    [
      ['act', 'prefer'],
      ['order', 'sms sms'],
    ],
    [
      ['act', 'prefer'],
      ['order', '<script>'],
    ],
    [
      ['act', 'prefer'],
      ['language', '"><b>'],
    ],
    [
      ['act', 'prefer'],
      ['from', '25:00'],
      ['to', '26:00'],
    ],
    [
      ['act', 'prefer'],
      ['from', '09:00'],
      ['to', '10:00'],
      ['zone', 'Mars/Olympus'],
    ],
    [['act', 'pause']],
    [
      ['act', 'pause'],
      ['span', 'forever'],
    ],
    [
      ['act', 'pause'],
      ['day', '03/04/2026'],
    ],
  ];
  test.each(forms.map((fields) => [JSON.stringify(fields), fields] as const))(
    '%s is refused and nothing is recorded',
    async (_, fields) => {
      const { manage, phone } = await somebody();
      const before = (await recordsOf(shop, phone)).length;
      expect((await post(`/me/${manage}`, fields)).status).toBe(400);
      expect((await recordsOf(shop, phone)).length).toBe(before);
    },
  );

  test('R1.5 a stop link shows no wishes and changes none', async () => {
    const { phone, wishes } = await somebody();
    const stop = await tokenFor(shop, phone, 'stop');
    expect(await (await get(`/me/${stop}`)).text()).not.toContain('wishes-title');
    expect(
      (
        await post(`/me/${stop}`, [
          ['act', 'pause'],
          ['span', '1_week'],
        ])
      ).status,
    ).toBe(404);
    expect((await wishes()).paused_until).toBeNull();
  });
});
