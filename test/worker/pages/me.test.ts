/** /me over HTTP, without script: what each grade of token opens, what it can't, and that nobody but a POST of ours writes. */
import { describe, expect, test } from 'vitest';
import { tampered } from '../../tampered.ts';
import { HOST } from '../admin/admin.ts';
import {
  aShop,
  contactOf,
  type Fields,
  get,
  head,
  hidden,
  ownActsToken,
  post,
  recordsOf,
  type Shop,
  submit,
  tokenFor,
  whole,
} from './visitor.ts';

let numbers = 0;
const aNumber = (): string => `+1202555${String(100 + numbers++).padStart(4, '0')}`;

/** Somebody whose texts and WhatsApp are on, verified. */
async function somebody(shop: Shop): Promise<{ phone: string; manage: string }> {
  const phone = aNumber();
  await submit(shop, phone);
  const manage = await tokenFor(shop, phone, 'manage');
  for (const channel of ['sms', 'whatsapp']) {
    expect((await post(`/me/${manage}`, await grantOf(manage, channel))).headers.get('location')).toBe(`/me/${manage}?done=saved`);
  }
  return { phone, manage };
}

/** The fields of the "turn on" form of a channel, as they stand on the page. */
async function grantOf(token: string, channel: string): Promise<Fields> {
  const html = await (await get(`/me/${token}`)).text();
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(`value="grant"`) && text.includes(`value="${channel}"`));
  expect(form, channel).toBeDefined();
  return hidden(form!);
}
const withdraw = (channel: string): Fields => [
  ['act', 'withdraw'],
  ['channel', channel],
  ['purpose', 'marketing'],
  ['programme', 'default'],
  ['seen_seq', '0'],
];
const standings = async (shop: Shop, phone: string) =>
  Object.fromEntries(
    (await contactOf(shop, phone))!.state
      .filter(({ standing }) => standing !== 'not_asked')
      .map(({ channel, standing }) => [channel, standing]),
  );

const shop = await aShop();
const MADE_UP = 'AWZvcmdlZC10b2tlbg';

describe('what is seen and changed', () => {
  test('a manage token turns one off, another on beneath its text, and everything off; each is one record of a verified act', async () => {
    const { phone, manage } = await somebody(shop);
    const before = (await recordsOf(shop, phone)).length;
    expect((await post(`/me/${manage}`, withdraw('sms'))).headers.get('location')).toBe(`/me/${manage}?done=saved`);
    expect(await standings(shop, phone)).toMatchObject({ sms: 'withdrawn', whatsapp: 'granted' });
    expect((await post(`/me/${manage}`, [['act', 'withdraw_all']])).headers.get('location')).toBe(`/me/${manage}?done=stopped`);
    expect(await standings(shop, phone)).toMatchObject({ sms: 'withdrawn', whatsapp: 'withdrawn' });
    const added = (await recordsOf(shop, phone)).slice(before).map(({ record }) => record);
    expect(added.map(({ act, verified, method }) => ({ act, verified, method }))).toEqual([
      { act: 'withdraw', verified: true, method: 'preference_center' },
      { act: 'withdraw', verified: true, method: 'preference_center' },
    ]);
  });

  test('R1.4 a withdrawal from a page that is out of date is made; a grant from it is not, and the page says so', async () => {
    const { phone, manage } = await somebody(shop);
    await post(`/me/${manage}`, withdraw('sms'));
    const stale = await grantOf(manage, 'sms');
    await post(`/me/${manage}`, stale);
    await post(`/me/${manage}`, [['act', 'withdraw_all']]);
    expect((await post(`/me/${manage}`, stale)).headers.get('location')).toBe(`/me/${manage}?done=moved`);
    expect(await standings(shop, phone)).toMatchObject({ sms: 'withdrawn' });
    expect(await (await get(`/me/${manage}?done=moved`)).text()).toContain('Something changed since this page was opened');
  });

  test('R1.2 a grant that names no text, or one that was never issued here, is not made', async () => {
    const { phone, manage } = await somebody(shop);
    await post(`/me/${manage}`, [['act', 'withdraw_all']]);
    const before = (await contactOf(shop, phone))!.sequence;
    const fields = (await grantOf(manage, 'sms')).filter(([name]) => name !== 'disclosure');
    await post(`/me/${manage}`, fields);
    await post(`/me/${manage}`, [...fields, ['disclosure', 'f'.repeat(64)]]);
    await post(
      `/me/${manage}`,
      (await grantOf(manage, 'sms')).map(([name, value]) => [name, name === 'channel' ? 'whatsapp' : value] as const),
    );
    expect((await contactOf(shop, phone))!.sequence).toBe(before);
  });

  test('a stop token shows a masked address, no history and one form; it stops everything', async () => {
    const { phone } = await somebody(shop);
    const stop = await tokenFor(shop, phone, 'stop');
    const html = await (await get(`/me/${stop}`)).text();
    expect(html).not.toContain(phone.slice(-7, -2));
    expect(html).not.toContain('history-title');
    expect(html.match(/<form/g)).toHaveLength(1);
    const answer = await post(`/me/${stop}`, hidden(html));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/me/${stop}?done=stopped`]);
    expect(await standings(shop, phone)).toMatchObject({ sms: 'withdrawn', whatsapp: 'withdrawn' });
  });

  test('what the URL claims was done is said only from a closed list, and only if it is true', async () => {
    const { manage } = await somebody(shop);
    const plain = await (await get(`/me/${manage}`)).text();
    expect(await (await get(`/me/${manage}?done=stopped`)).text(), 'texts are still on').toBe(plain);
    expect(await (await get(`/me/${manage}?done=%3Cscript%3Ealert(1)%3C/script%3E`)).text()).toBe(plain);
    await post(`/me/${manage}`, [['act', 'withdraw_all']]);
    expect(await (await get(`/me/${manage}?done=stopped`)).text()).toContain('You will get no more marketing from Aurora Coffee here');
  });
});

describe('who may', () => {
  test('R1.5 a wrong grade is answered byte for byte as a token that never was', async () => {
    const { phone, manage } = await somebody(shop);
    await post(`/me/${manage}`, withdraw('whatsapp'));
    const stop = await tokenFor(shop, phone, 'stop');
    const ownActs = ownActsToken(shop, await (await submit(shop, phone, [1])).text());
    await post(`/me/${manage}`, withdraw('whatsapp'));
    const before = (await contactOf(shop, phone))!.sequence;
    const unknown = await whole(await post(`/me/${MADE_UP}`, [['act', 'withdraw_all']]));
    expect(unknown).toMatchObject({ status: 404 });
    const grant = await grantOf(manage, 'whatsapp');
    expect(await whole(await post(`/me/${stop}`, grant)), 'a stop link can’t turn on').toEqual(unknown);
    expect(
      await whole(
        await post(`/me/${manage}`, [
          ['act', 'retract'],
          ['channel', 'sms'],
          ['purpose', 'marketing'],
        ]),
      ),
    ).toEqual(unknown);
    for (const fields of [withdraw('sms'), grant, [['act', 'withdraw_all']] as const]) {
      expect(await whole(await post(`/me/${ownActs}`, fields)), 'what was typed without proof manages nothing').toEqual(unknown);
    }
    expect(await whole(await get(`/me/${MADE_UP}`))).toEqual(await whole(await get(`/me/${tampered(stop)}`)));
    expect((await contactOf(shop, phone))!.sequence).toBe(before);
  });

  test('a link that has lapsed opens nothing and leads to where to ask for a new one', async () => {
    const { phone } = await somebody(shop);
    const before = (await contactOf(shop, phone))!.sequence;
    const lapsed = await tokenFor(shop, phone, 'manage', -1);
    const answer = await get(`/me/${lapsed}`);
    expect(answer.status).toBe(404);
    const html = await answer.text();
    expect(html).not.toContain(phone);
    const link = /href="(\/me\?widget=[^"]+)"/.exec(html)?.[1]?.replace('&amp;', '&');
    expect((await get(link ?? '')).status).toBe(200);
    expect((await post(`/me/${lapsed}`, [['act', 'withdraw_all']])).status).toBe(404);
    expect((await contactOf(shop, phone))!.sequence).toBe(before);
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a site of the merchant’s own list', { origin: 'https://shop.example' }],
    ['a sandboxed frame of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling host', { origin: 'http://evil.sayso.test', 'sec-fetch-site': 'same-site' }],
  ])('a form of %s changes nothing', async (_, headers) => {
    const { phone, manage } = await somebody(shop);
    const before = (await contactOf(shop, phone))!.sequence;
    expect((await post(`/me/${manage}`, [['act', 'withdraw_all']], headers)).status).toBe(403);
    expect((await contactOf(shop, phone))!.sequence).toBe(before);
  });

  test.each<[string, Record<string, string>]>([
    ['with our origin', { origin: HOST, 'sec-fetch-site': 'same-origin' }],
    ['without one', {}],
    ['stripped by the browser', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('our own form %s is taken', async (_, headers) => {
    const { phone, manage } = await somebody(shop);
    expect((await post(`/me/${manage}`, [['act', 'withdraw_all']], headers)).status).toBe(303);
    expect(await standings(shop, phone)).toMatchObject({ sms: 'withdrawn' });
  });

  test('a body that no form of ours sends is refused and changes nothing', async () => {
    const { phone, manage } = await somebody(shop);
    const before = (await contactOf(shop, phone))!.sequence;
    const bodies: [Fields, Record<string, string>][] = [
      [
        [
          ['act', 'withdraw_all'],
          ['pad', 'x'.repeat(20_000)],
        ],
        {},
      ],
      [[['act', 'withdraw_all']], { 'content-type': 'application/json' }],
      [[['act', 'erase']], {}],
      [
        [
          ['act', 'withdraw'],
          ['channel', 'pigeon'],
          ['purpose', 'marketing'],
        ],
        {},
      ],
      [[], {}],
    ];
    for (const [fields, headers] of bodies) expect((await post(`/me/${manage}`, fields, headers)).status).toBe(400);
    expect((await contactOf(shop, phone))!.sequence).toBe(before);
  });
});

describe('reading', () => {
  test('GET and HEAD of every link write nothing, whatever their query says', async () => {
    const { phone, manage } = await somebody(shop);
    const stop = await tokenFor(shop, phone, 'stop');
    const subject = await tokenFor(shop, phone, 'subject');
    const before = await recordsOf(shop, phone);
    for (const path of [`/me/${manage}`, `/me/${stop}`, `/me/${subject}`, `/me?widget=${shop.widget}`]) {
      for (const query of [
        '',
        'act=withdraw_all',
        'act=withdraw&channel=sms&purpose=marketing&seen_seq=99',
        'done=stopped',
        `phone=${encodeURIComponent(phone)}`,
      ]) {
        const url = query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
        expect((await get(url)).status, url).toBe(200);
        expect((await head(url)).status, url).toBe(200);
      }
    }
    expect(await recordsOf(shop, phone)).toEqual(before);
  });

  test('pages are kept by nobody, framed by nobody, and run nothing but our own file', async () => {
    const { manage } = await somebody(shop);
    for (const path of [`/me/${manage}`, `/me/${MADE_UP}`, `/me?widget=${shop.widget}`, shop.path, '/p/ws_x/none']) {
      const { headers } = await get(path);
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('content-security-policy'), path).toBe(
        "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; connect-src 'self'; require-trusted-types-for 'script'",
      );
    }
  });
});

describe('asking for a link', () => {
  test('R1.8 known and unknown numbers get the same answer; an impossible one is told so', async () => {
    const { phone } = await somebody(shop);
    const path = `/me?widget=${shop.widget}`;
    const ask = async (number: string) =>
      whole(
        await post(path, [
          ['phone', number],
          ['phone_country', 'US'],
        ]),
      );
    const known = await ask(phone);
    expect(known).toMatchObject({ status: 200 });
    expect(await ask('+12025550199')).toEqual(known);
    expect(await ask('12')).toMatchObject({ status: 422, body: expect.stringContaining('This number cannot exist') });
    expect(await ask('')).toMatchObject({ status: 422, body: expect.stringContaining('Enter your mobile number') });
  });

  test('without a widget of ours there is no such page', async () => {
    expect((await get('/me')).status).toBe(404);
    expect((await get('/me?widget=wdg_madeup')).status).toBe(404);
    expect((await post('/me?widget=wdg_madeup', [['phone', '+12025550123']])).status).toBe(404);
  });
});
