/** One's own data on the pages, without script: code, copy, erasure; which token opens which page, and that looking changes nothing. */
import { beforeEach, describe, expect, test } from 'vitest';
import { erasureReport } from '../../../shared/contract/erasure.ts';
import { subjectExport } from '../../../shared/contract/subject.ts';
import { bindings, HOST, outside, send } from '../admin/admin.ts';
import { aShop, contactOf, get, head, hidden, ownActsToken, post, recordsOf, type Shop, submit, tokenFor, whole } from './visitor.ts';

interface Message {
  readonly to: string;
  readonly text: string;
}
const sent: Message[] = [];
beforeEach(() => {
  outside.answers = { [String(bindings.LOCAL_OUTBOX_URL)]: () => new Response(null, { status: 202 }) };
});
const messagesTo = (phone: string): Message[] => {
  for (const call of outside.calls.splice(0)) {
    if (call.url === bindings.LOCAL_OUTBOX_URL) sent.push(JSON.parse(String(call.init.body)) as Message);
  }
  return sent.filter(({ to }) => to === phone);
};
async function codeTo(phone: string, count: number): Promise<string> {
  const deadline = performance.now() + 5000;
  for (;;) {
    const message = messagesTo(phone)[count - 1];
    if (message) return /\b\d{6}\b/.exec(message.text)![0];
    if (performance.now() > deadline) throw new Error(`no message ${count} to ${phone}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

let numbers = 0;
const aNumber = (): string => `+1202555${String(160 + numbers++).padStart(4, '0')}`;
const shop = await aShop();
const MADE_UP = 'AWZvcmdlZC10b2tlbg';

/** Known to the shop by something that sent no message. */
async function somebody(of: Shop = shop) {
  const phone = aNumber();
  const acts = [{ act: 'withdraw', channel: 'sms', purpose: 'marketing', programme: 'default' }];
  expect((await of.merchant.call('POST', '/v1/consents', { phone, acts })).status).toBe(201);
  return { phone, manage: await tokenFor(of, phone, 'manage') };
}
/** Through the pages, as a person would. @returns the subject token. */
async function opened({ phone, manage }: { phone: string; manage: string }): Promise<string> {
  const before = messagesTo(phone).length;
  expect((await post(`/me/${manage}`, [['act', 'subject_code']])).headers.get('location')).toBe(`/me/${manage}?view=code`);
  const code = await codeTo(phone, before + 1);
  const answer = await post(`/me/${manage}`, [
    ['act', 'subject_verify'],
    ['code', code],
  ]);
  const location = answer.headers.get('location') ?? '';
  expect([answer.status, location]).toEqual([303, expect.stringMatching(/^\/me\/[\w-]+\?view=data$/)]);
  return location.slice('/me/'.length, -'?view=data'.length);
}
const text = async (path: string): Promise<string> => (await get(path)).text();

describe('the way there', () => {
  test('the preference page asks for the code in one form, the next page takes it, and the third offers page, file and erasure', async () => {
    const person = await somebody();
    const html = await text(`/me/${person.manage}`);
    expect(html).toContain('Your data');
    const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([each]) => each).find((each) => each.includes('subject_code'));
    expect(hidden(form ?? '')).toEqual([['act', 'subject_code']]);
    const subject = await opened(person);
    const page = await text(`/me/${subject}?view=data`);
    expect(page).toContain(`href="/me/${subject}?view=export"`);
    expect(page).toContain(`href="/v1/preferences/${subject}/export"`);
    expect(page).toContain(`href="/me/${subject}?view=erase"`);
    const file = await get(`/v1/preferences/${subject}/export`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"');
    expect(subjectExport.parse(await file.json()).address.value).toBe(person.phone);
    expect(await text(`/me/${subject}?view=export`)).toContain('Everything that was recorded');
    expect(await text(`/me/${subject}`), 'from their choices a link leads back here').toContain(`href="/me/${subject}?view=data"`);
  });

  test('a wrong code is told beside its field; no code in any page or URL', async () => {
    const { phone, manage } = await somebody();
    await post(`/me/${manage}`, [['act', 'subject_code']]);
    const code = await codeTo(phone, 1);
    const wrong = await post(`/me/${manage}`, [
      ['act', 'subject_verify'],
      ['code', code === '000000' ? '000001' : '000000'],
    ]);
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('This code is not valid');
    for (const empty of [
      [['act', 'subject_verify']],
      [
        ['act', 'subject_verify'],
        ['code', ''],
      ],
    ] as const) {
      expect((await post(`/me/${manage}`, empty)).status).toBe(422);
    }
    expect(html).not.toContain(code);
  });
});

describe('who may', () => {
  test('R5.17 each page and each button is the page of a token that never was for every other grade', async () => {
    const person = await somebody();
    const subject = await opened(person);
    const stop = await tokenFor(shop, person.phone, 'stop');
    const ownActs = ownActsToken(shop, await (await submit(shop, person.phone, [1])).text());
    const before = await recordsOf(shop, person.phone);
    const unknown = await whole(await get(`/me/${MADE_UP}?view=data`));
    expect(unknown).toMatchObject({ status: 404 });
    const closed: Record<string, readonly string[]> = {
      code: [stop, ownActs, subject],
      data: [stop, ownActs, person.manage],
      export: [stop, ownActs, person.manage],
      erase: [stop, ownActs, person.manage],
    };
    for (const [view, tokens] of Object.entries(closed)) {
      for (const token of tokens) {
        expect(await whole(await get(`/me/${token}?view=${view}`)), view).toEqual(unknown);
        expect((await head(`/me/${token}?view=${view}`)).status).toBe(404);
      }
    }
    const unknownPost = await whole(await post(`/me/${MADE_UP}`, [['act', 'erase_everything']]));
    for (const [act, tokens] of [
      ['subject_code', [stop, ownActs, subject]],
      ['subject_verify', [stop, ownActs, subject]],
      ['erase_everything', [stop, ownActs, person.manage]],
    ] as const) {
      for (const token of tokens) {
        const fields = [
          ['act', act],
          ['code', '123456'],
        ] as const;
        expect(await whole(await post(`/me/${token}`, fields)), act).toEqual(unknownPost);
      }
    }
    expect(await recordsOf(shop, person.phone)).toEqual(before);
  });

  test('a form of another site sends no code, opens nothing, erases nothing', async () => {
    const person = await somebody();
    const subject = await opened(person);
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const before = [messagesTo(person.phone).length, await recordsOf(shop, person.phone)];
    for (const [token, act] of [
      [person.manage, 'subject_code'],
      [person.manage, 'subject_verify'],
      [subject, 'erase_everything'],
    ] as const) {
      expect((await post(`/me/${token}`, [['act', act]], evil)).status).toBe(403);
    }
    expect([messagesTo(person.phone).length, await recordsOf(shop, person.phone)]).toEqual(before);
    expect((await get(`/me/${subject}?view=data`)).status).toBe(200);
  });

  test('looking changes nothing: GET and HEAD of each page, whatever the query says', async () => {
    const person = await somebody();
    const subject = await opened(person);
    const contact = await contactOf(shop, person.phone);
    const before = [messagesTo(person.phone).length, await recordsOf(shop, person.phone)];
    for (const [token, views] of [
      [person.manage, ['code']],
      [subject, ['data', 'export', 'erase']],
    ] as const) {
      for (const view of views) {
        for (const query of ['', '&act=erase_everything', '&act=subject_code&code=123456', '&confirm=erase']) {
          expect((await get(`/me/${token}?view=${view}${query}`)).status, view).toBe(200);
          expect((await head(`/me/${token}?view=${view}${query}`)).status, view).toBe(200);
        }
      }
    }
    expect([messagesTo(person.phone).length, await recordsOf(shop, person.phone)]).toEqual(before);
    expect(await contactOf(shop, person.phone)).toEqual(contact);
  });
});

describe('erasing', () => {
  test('one page says what it means, one button does it, and the report has its two dates', async () => {
    const person = await somebody();
    const subject = await opened(person);
    const ask = await text(`/me/${subject}?view=erase`);
    for (const words of ['What happens', 'What stays', 'This can&#39;t be undone', 'no backup can bring it back'])
      expect(ask).toContain(words);
    expect(ask.match(/<form/g)).toHaveLength(1);
    const done = await post(`/me/${subject}`, hidden(ask));
    expect(done.status).toBe(200);
    const html = await done.text();
    expect(html).toContain('Erased');
    const dates = [...html.matchAll(/<time datetime="([^"]+)"/g)].map(([, at]) => Date.parse(at!));
    expect(dates).toHaveLength(2);
    expect((dates[1]! - dates[0]!) / 86_400_000).toBe(30);
    expect(html).not.toContain(person.phone);
    expect(await contactOf(shop, person.phone)).toBeNull();
  });

  test('after it every older link of that address is the page of a link that isn’t valid', async () => {
    const person = await somebody();
    const codePage = await (await submit(shop, person.phone)).text();
    await codeTo(person.phone, 1);
    const stop = await tokenFor(shop, person.phone, 'stop');
    const subject = await tokenFor(shop, person.phone, 'subject');
    const ownActs = ownActsToken(shop, codePage);
    for (const token of [person.manage, stop, subject, ownActs]) expect((await get(`/me/${token}`)).status).toBe(200);
    expect((await post(`/me/${subject}`, [['act', 'erase_everything']])).status).toBe(200);
    const unknown = await whole(await get(`/me/${MADE_UP}`));
    for (const token of [person.manage, stop, subject, ownActs]) {
      for (const view of ['', '?view=code', '?view=data', '?view=export', '?view=erase', '?done=stopped']) {
        expect(await whole(await get(`/me/${token}${view}`)), view).toEqual(unknown);
      }
    }
    const unknownPost = await whole(await post(`/me/${MADE_UP}`, [['act', 'withdraw_all']]));
    for (const token of [person.manage, stop]) {
      expect(await whole(await post(`/me/${token}`, [['act', 'withdraw_all']]))).toEqual(unknownPost);
    }
    expect(await whole(await post(`/me/${person.manage}`, [['act', 'subject_code']]))).toEqual(unknownPost);
    for (const below of ['subject', 'subject/verify', 'export', 'erase']) {
      const answer = await send(`/v1/preferences/${person.manage}/${below}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: HOST },
        body: JSON.stringify(below === 'erase' ? { confirm: 'erase' } : below === 'subject/verify' ? { code: '123456' } : {}),
      });
      expect(answer.status, below).toBe(below === 'subject/verify' ? 410 : 404);
    }
    expect((await get(`/v1/preferences/${subject}/export`)).status).toBe(404);
  });

  test('over JSON: only with the word for it; a repeat gets the same report, once more erased is nothing', async () => {
    const person = await somebody();
    const subject = await opened(person);
    const erase = (body: unknown, headers: Record<string, string> = {}) =>
      send(`/v1/preferences/${subject}/erase`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: HOST, ...headers },
        body: JSON.stringify(body),
      });
    for (const body of [{}, { confirm: true }, { confirm: 'ERASE' }, { confirm: 'erase', also: 'x' }]) {
      const refused = await erase(body);
      expect(refused.status).toBe(422);
      const { errors } = (await refused.json()) as { errors: { path: string; fix: string }[] };
      expect(errors[0]).toMatchObject({ path: 'also' in body ? '' : 'confirm', fix: expect.stringMatching(/./) });
    }
    expect((await erase({ confirm: 'erase' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await contactOf(shop, person.phone)).not.toBeNull();
    const report = erasureReport.parse(await (await erase({ confirm: 'erase' })).json());
    expect(report.by).toBe('subject');
    expect(erasureReport.parse(await (await erase({ confirm: 'erase' })).json())).toEqual(report);
    expect(await contactOf(shop, person.phone)).toBeNull();
  });

  test('a suspended workspace keeps nobody from it', async () => {
    const other = await aShop();
    const person = await somebody(other);
    const subject = await tokenFor(other, person.phone, 'subject');
    const suspended = await send(`/v1/workspaces/${other.merchant.workspaceId}/suspend`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bindings.OPERATOR_KEY}` },
    });
    expect(suspended.status).toBe(200);
    expect((await post(`/me/${subject}`, [['act', 'erase_everything']])).status).toBe(200);
    expect((await get(`/me/${subject}`)).status).toBe(404);
  });
});
