/** What the file of test mode does to the form's calls: the sentence names the code of the address that is asked about, and nothing else changes. */
import { expect, test } from 'vitest';
import type { PublicApi } from '../../../widget/client/public-api.ts';
import { showTestCodes } from '../../../widget/form/test-mode.ts';

const SENTENCE = 'Nothing is sent to {to}. The code is {code}';
const holder = { submission_id: 'sub_1', submission_secret: 'secret' };
const next = (['phone', 'email'] as const).map((to) => ({ to }));

function world(fail = false) {
  const codes: [kind: string, code: string][] = [];
  const asked: [url: string, secret: string | null][] = [];
  const refused: string[] = [];
  const answer = async (name: string, value: unknown) =>
    refused.includes(name) ? { ok: false, error: { type: 'not-valid', errors: [] } } : { ok: true, value };
  const api = {
    submit: () => answer('submit', { ...holder, next }),
    verify: () => answer('verify', {}),
    resend: () => answer('resend', {}),
  } as unknown as PublicApi;
  const config = { texts: { code_hint: SENTENCE, code_title: 'Code' } };
  showTestCodes(api, config, 'https://sayso.example/', async (url, init) => {
    asked.push([String(url), new Headers(init?.headers).get('sayso-secret')]);
    if (fail) throw new TypeError('no connection');
    return Response.json({ test_messages: codes.map(([kind, code]) => ({ to: { kind }, code })) });
  });
  return { api, codes, asked, refused, hint: () => config.texts.code_hint, submit: () => api.submit('key', {} as never) };
}

test('after sending it is the code of the first address; after the first code that of the second', async () => {
  const { api, codes, asked, hint, submit } = world();
  codes.push(['email', '222222'], ['phone', '111111']);
  expect(await submit()).toMatchObject({ ok: true, value: holder });
  expect(hint()).toBe('Nothing is sent to {to}. The code is 111111');
  expect(asked).toEqual([['https://sayso.example/v1/submissions/sub_1/test-messages', 'secret']]);
  await api.verify(holder, '111111', 'phone');
  expect(hint()).toBe('Nothing is sent to {to}. The code is 222222');
});
test('after another was asked for it is the newest, and a wrong code leaves it', async () => {
  const { api, codes, hint, submit, refused } = world();
  codes.push(['phone', '111111']);
  await submit();
  codes.unshift(['phone', '333333']);
  await api.resend(holder, 'phone');
  expect(hint()).toContain('333333');
  refused.push('verify');
  expect(await api.verify(holder, '000000', 'phone')).toMatchObject({ ok: false });
  expect(hint()).toContain('333333');
});
test('where the code can not be had the form goes on without', async () => {
  const { hint, submit } = world(true);
  expect(await submit()).toMatchObject({ ok: true });
  expect(hint()).toBe('Nothing is sent to {to}. The code is …');
});
test('where nothing was taken no code is asked for', async () => {
  const { asked, refused, submit } = world();
  refused.push('submit');
  expect(await submit()).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
});
