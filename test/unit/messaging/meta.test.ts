/** WhatsApp, Messenger and Instagram against the stand-in of Meta's Graph API. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { metaProvider } from '../../../worker/messaging/meta/meta.ts';
import { nearestLanguage } from '../../../worker/messaging/nearest-language.ts';
import { MetaServer, sentBody } from '../../vendors/meta-server.ts';
import { aMessage, anAccount, toNetwork } from './chat-accounts.ts';

const PERSON = '1254477777772919';
const IG_PERSON = '8211548912345678';
const BSUID = 'US.13491208655302741918';
const server = new MetaServer({
  accessToken: 'EAAJB',
  phoneNumberId: '106540352242922',
  pageId: '104405242342',
  instagramId: '17841405309211844',
  templates: [
    { name: 'sayso_code', language: 'en_US', category: 'AUTHENTICATION', parameters: 1 },
    { name: 'sayso_code', language: 'pt_BR', category: 'AUTHENTICATION', parameters: 1 },
    { name: 'sayso_link', language: 'en_US', category: 'UTILITY', parameters: 1 },
    { name: 'sayso_notice', language: 'en_US', category: 'UTILITY', parameters: 1 },
  ],
  people: { messenger: [PERSON], instagram: [IG_PERSON] },
});
beforeAll(() => server.start());
afterAll(() => server.stop());

const settings = () => ({
  waba_id: '102290129340398',
  phone_number_id: '106540352242922',
  page_id: '104405242342',
  instagram_id: '17841405309211844',
  templates: {
    code: { name: 'sayso_code', languages: ['en_US', 'pt_BR'] },
    link: { name: 'sayso_link', languages: ['en_US'] },
    notice: { name: 'sayso_notice', languages: ['en_US'] },
  },
  base_url: server.url,
});
const secrets = { access_token: 'EAAJB', app_secret: 's', verify_token: 'v' };
const send = (message: OutgoingMessage, changed: object = {}) =>
  metaProvider.messenger(anAccount('meta', { settings: { ...settings(), ...changed }, secrets }), toNetwork).send(message);
const last = () => server.delivered.at(-1);

/** A number of its own for each test, of the range kept for fiction. */
let next = 100;
const aNumber = () => `12025550${next++}`;

describe('WhatsApp', () => {
  test('a code goes by the authentication template, in the person’s language', async () => {
    const to = aNumber();
    const message = aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'code', code: '123456', locale: 'pt-BR' });
    expect(await send(message)).toEqual({ sent: { providerId: expect.stringMatching(/^wamid\./) } });
    expect(last()).toEqual({ to, text: '[sayso_code/pt_BR] 123456', buttons: [] });
    expect(sentBody(server.requests.at(-1))).toMatchObject({ to, biz_opaque_callback_data: message.id });
  });

  test('a link and a notice go by their templates, without line breaks', async () => {
    const to = aNumber();
    expect(await send(aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'link', link: 'https://acme.example/r/1' }))).toHaveProperty(
      'sent',
    );
    expect(last()?.text).toBe('[sayso_link/en_US] https://acme.example/r/1');
    const notice = aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'notice', text: 'Done.\n\nYou get   no more offers.' });
    expect(await send(notice)).toHaveProperty('sent');
    expect(last()?.text).toBe('[sayso_notice/en_US] Done. You get no more offers.');
  });

  test('in the chat in which somebody wrote, a notice is free words', async () => {
    const to = aNumber();
    server.personWrote(to);
    expect(await send(aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'notice', account: 'acc_1', text: 'Done.' }))).toHaveProperty(
      'sent',
    );
    expect(last()).toEqual({ to, text: 'Done.', buttons: [] });
  });

  test('up to three answers are buttons, more of them or a long text a list; the data comes back whole', async () => {
    const to = aNumber();
    server.personWrote(to);
    const buttons = [
      { label: 'Yes, send me your offers', data: 'tap.q83vEjRWeJCrze8SNFZ4kA.y' },
      { label: 'No', data: 'tap.q83vEjRWeJCrze8SNFZ4kA.n' },
    ];
    const message = aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'reply', buttons });
    expect(await send(message)).toHaveProperty('sent');
    expect(last()).toEqual({ to, text: message.text, buttons: [{ ...buttons[0], label: 'Yes, send me your o…' }, buttons[1]] });
    expect(await send({ ...message, text: 'x'.repeat(2000) })).toHaveProperty('sent');
    expect(last()?.buttons).toEqual(buttons);
    const digits = ['17', '42', '58', '93'].map((label) => ({ label, data: `d.${label}` }));
    expect(await send({ ...message, buttons: digits })).toHaveProperty('sent');
    expect(last()?.buttons).toEqual(digits);
  });

  test('a person who shows no number is answered by the id, and is never sent a code', async () => {
    server.personWrote(BSUID);
    const message = aMessage({ channel: 'whatsapp', to: BSUID, toKind: 'whatsapp_bsuid', kind: 'reply' });
    expect(await send(message)).toHaveProperty('sent');
    expect(sentBody(server.requests.at(-1))).toMatchObject({ recipient: BSUID });
    expect(sentBody(server.requests.at(-1))).not.toHaveProperty('to');
    expect(await send({ ...message, kind: 'code', code: '123456' })).toEqual({ retry: 'never', reason: 'number_needed' });
  });

  test.each([
    [131050, 'recipient_opted_out'],
    [131049, 'marketing_capped'],
    [131026, 'recipient_not_reachable'],
    [131045, 'code_131045'],
  ])('code %s is final: %s', async (code, reason) => {
    const to = aNumber();
    server.refuseTo(to, code);
    expect(await send(aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'link', link: 'https://acme.example/1' }))).toEqual({
      retry: 'never',
      reason,
    });
  });

  test.each([
    [190, 'credentials_refused'],
    [132001, 'template_missing'],
    [132015, 'template_paused'],
  ])('code %s is about the account, and lets another one send it: %s', async (code, reason) => {
    const to = aNumber();
    server.refuseTo(to, code);
    expect(await send(aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'link', link: 'https://acme.example/1' }))).toEqual({
      retry: 'never',
      reason,
      about: 'account',
    });
  });

  test.each([130429, 131056, 80007, 4])('code %s is for later: too many, and not taken', async (code) => {
    const to = aNumber();
    server.refuseTo(to, code);
    expect(await send(aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'link', link: 'https://acme.example/1' }))).toMatchObject({
      retry: 'later',
    });
  });

  test.each([131000, 131016, 2])('code %s is an unknown outcome', async (code) => {
    const to = aNumber();
    server.refuseTo(to, code);
    await expect(send(aMessage({ channel: 'whatsapp', to: `+${to}`, kind: 'link', link: 'https://acme.example/1' }))).rejects.toThrow(
      /unknown/,
    );
  });

  test('outside the window free words are final', async () => {
    expect(await send(aMessage({ channel: 'whatsapp', to: `+${aNumber()}`, kind: 'reply' }))).toEqual({
      retry: 'never',
      reason: 'outside_window',
    });
  });

  test('what the account is not set up for is not tried', async () => {
    const before = server.requests.length;
    const code = aMessage({ channel: 'whatsapp', to: '+12025550142', kind: 'code', code: '123456' });
    expect(await send(code, { templates: undefined })).toEqual({ retry: 'never', reason: 'no_template' });
    expect(await send(code, { phone_number_id: undefined })).toEqual({ retry: 'never', reason: 'no_phone_number_id', about: 'account' });
    const { code: _, ...without } = code;
    expect(await send(without)).toEqual({ retry: 'never', reason: 'code_unfit' });
    expect(await send(aMessage({ channel: 'messenger', to: PERSON }), { page_id: undefined })).toEqual({
      retry: 'never',
      reason: 'no_page_id',
    });
    expect(await send(aMessage({ channel: 'sms', to: '+12025550142' }))).toEqual({ retry: 'never', reason: 'other_channel' });
    expect(server.requests.length).toBe(before);
  });

  test('taken and then cut off: it throws, and the person has it once', async () => {
    const before = server.delivered.length;
    server.faults.push({ kind: 'reset_after' });
    await expect(
      send(aMessage({ channel: 'whatsapp', to: `+${aNumber()}`, kind: 'link', link: 'https://acme.example/1' })),
    ).rejects.toThrow();
    expect(server.delivered.length).toBe(before + 1);
  });
});

describe.each([
  ['messenger', PERSON, 2000],
  ['instagram', IG_PERSON, 1000],
] as const)('%s', (channel, to, bytesMax) => {
  const buttons = [
    { label: 'Yes, send me your offers', data: 't.yes' },
    { label: 'No', data: 't.no' },
  ];

  test('nothing is sent before the person wrote', async () => {
    expect(await send(aMessage({ channel, to }))).toEqual({ retry: 'never', reason: 'outside_window' });
  });

  test('within the window buttons are quick replies', async () => {
    server.personWrote(to);
    expect(await send(aMessage({ channel, to, buttons }))).toEqual({ sent: { providerId: expect.stringMatching(/^m_/) } });
    expect(last()).toEqual({ to, text: 'Acme: send me offers?', buttons: [{ label: 'Yes, send me your o…', data: 't.yes' }, buttons[1]] });
    expect(await send(aMessage({ channel, to, text: 'x'.repeat(bytesMax) }))).toHaveProperty('sent');
    expect(await send(aMessage({ channel, to, text: `${'x'.repeat(bytesMax)}x` }))).toEqual({ retry: 'never', reason: 'text_too_long' });
  });

  test('somebody the page does not know is final', async () => {
    expect(await send(aMessage({ channel, to: '999' }))).toEqual({ retry: 'never', reason: 'recipient_not_reachable' });
  });
});

test('an account with Instagram alone sends by its own id', async () => {
  server.personWrote(IG_PERSON);
  expect(await send(aMessage({ channel: 'instagram', to: IG_PERSON }), { page_id: undefined })).toHaveProperty('sent');
  expect(server.requests.at(-1)?.path).toBe('/v23.0/17841405309211844/messages');
});

test.each([
  [['en_US', 'pt_BR'], 'pt-BR', 'pt_BR'],
  [['en', 'pt_PT', 'pt_BR'], 'pt-BR', 'pt_BR'],
  [['en', 'pt_PT'], 'pt-BR', 'pt_PT'],
  [['zh_TW', 'zh_CN'], 'zh-CN', 'zh_CN'],
  [['de', 'de_AT'], 'de-CH', 'de'],
  [['es', 'en_US'], 'ja', 'es'],
  [['es', 'en_US'], undefined, 'es'],
])('of %j the template for %s is %s', (approved, locale, language) => {
  expect(nearestLanguage(approved, locale)).toBe(language);
});
