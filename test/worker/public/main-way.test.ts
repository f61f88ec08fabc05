/** The whole way over HTTP: sign up, answer the code, see it, change it, stop everything, come back by a link. */
import { beforeAll, describe, expect, test } from 'vitest';
import { widgetConfig } from '../../../shared/contract/config.ts';
import { preferenceView } from '../../../shared/contract/preference.ts';
import { submissionReceipt, submissionView, verifyAnswer } from '../../../shared/contract/submission.ts';
import {
  aShop,
  aSubmission,
  asHolder,
  codeTo,
  confirmed,
  freshEmail,
  freshKey,
  freshPhone,
  json,
  messageTo,
  outbox,
  post,
  readConfig,
  SHOP,
  type Shop,
  send,
  standingOf,
  submit,
  submitted,
  timelineOf,
  verify,
} from './world.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
});

test('R1.1 R1.2 a number is signed up for one channel, confirmed by code, the other channel declined, each with its text', async () => {
  const phone = freshPhone();
  const config = widgetConfig.parse(await readConfig(shop));
  const receipt = submissionReceipt.parse(await submitted(shop, ['sms'], { phone }));
  expect(receipt.choices).toEqual([
    { channel: 'sms', purpose: 'marketing', status: 'received' },
    { channel: 'whatsapp', purpose: 'marketing', status: 'declined' },
    { channel: 'email', purpose: 'marketing', status: 'declined' },
  ]);
  expect(receipt.next).toMatchObject([{ step: 'enter_code', to: 'phone', channel: 'sms' }]);
  expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');

  const message = await messageTo(phone);
  expect(message.channel).toBe('sms');
  const code = await codeTo(phone);
  expect(message.text).toMatch(new RegExp(`^Shop: ${code} is your code.*\n\n@shop\\.example #${code}$`, 's'));
  const answer = verifyAnswer.parse(await json(await verify(receipt, code), 200));
  expect(answer.choices).toEqual([{ channel: 'sms', purpose: 'marketing' }]);

  expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');
  const timeline = await timelineOf(shop, { phone });
  const shown = (channel: string) => config.controls.find((control) => control.channels.includes(channel as 'sms'))!.disclosure;
  const byAct = (act: string, channel: string) => timeline.find(({ record }) => record.act === act && record.channel === channel);
  expect(byAct('grant', 'sms')?.record).toMatchObject({ method: 'web_form', verified: false, disclosure: shown('sms') });
  expect(byAct('decline', 'whatsapp')?.record.disclosure).toBe(shown('whatsapp'));
  expect(byAct('confirm', 'sms')?.evidence).toMatchObject({ grade: 'address_verified', verification: { by: 'code' } });
  expect(timeline.filter(({ record }) => record.channel === 'email')).toEqual([]);
});

test('evidence says where the form stood and how each control was left', async () => {
  const phone = freshPhone();
  const typed = `Tel: ${phone}`;
  await submitted(shop, ['sms'], { phone: typed });
  const grant = (await timelineOf(shop, { phone })).find(({ record }) => record.act === 'grant');
  expect(grant?.evidence).toMatchObject({
    grade: 'client_attested',
    typed,
    page: { origin: SHOP, host: 'shop.example', path: '/sale', campaign: { utm_source: 'mail' }, build: 'test' },
    network: { ip: null, country: null },
    presentation: { widget: shop.widgetId, widget_version: 1, locale: 'en' },
    verification: null,
  });
  expect(grant?.evidence?.presentation?.controls).toMatchObject([
    { channel: 'sms', shown: true, granted: true },
    { channel: 'whatsapp', shown: true, granted: false },
    { channel: 'email', shown: true, granted: false },
  ]);
});

test('a phone and an email each get a code, and each code confirms its own address alone', async () => {
  const [phone, email] = [freshPhone(), freshEmail()];
  const receipt = await submitted(shop, ['sms', 'email'], { phone, email });
  expect(receipt.next.map(({ to, channel }) => `${to} ${channel}`)).toEqual(['phone sms', 'email email']);
  const byEmail = await codeTo(email);
  expect((await verify(receipt, byEmail, 'phone')).status).toBe(410);
  await json(await verify(receipt, await codeTo(phone)), 200);
  const acts = async () =>
    submissionView
      .parse(await json(await send(`/v1/submissions/${receipt.submission_id}`, { headers: asHolder(receipt) }), 200))
      .choices.filter(({ status }) => status !== 'declined')
      .map(({ channel, status }) => `${channel} ${status}`);
  expect(await acts()).toEqual(['sms confirmed', 'email received']);
  await json(await verify(receipt, byEmail, 'email'), 200);
  expect(await acts()).toEqual(['sms confirmed', 'email confirmed']);
});

describe('the preference centre', () => {
  test('shows what stands, in whose words, and its history; one change is made and everything is stopped', async () => {
    const phone = freshPhone();
    const token = await confirmed(shop, phone, ['sms']);
    const see = async () => preferenceView.parse(await json(await send(`/v1/preferences/${token}`), 200));
    const before = await see();
    expect(before).toMatchObject({ grade: 'manage', brand: 'Shop', address: { kind: 'phone', value: phone } });
    expect(before.items.map(({ channel, standing, permitted }) => [channel, standing, permitted])).toEqual([
      ['sms', 'granted', true],
      ['whatsapp', 'declined', false],
    ]);
    expect(before.history.map(({ act, channel, where }) => [act, channel, where])).toEqual(
      expect.arrayContaining([
        ['grant', 'sms', 'shop.example'],
        ['confirm', 'sms', 'shop.example'],
        ['decline', 'whatsapp', 'shop.example'],
      ]),
    );
    expect(before.history.find(({ act }) => act === 'grant')?.disclosure?.text).toContain('Shop Ltd');

    const whatsapp = before.items[1]!;
    const changes = [
      { channel: 'whatsapp', purpose: 'marketing', act: 'grant', disclosure: whatsapp.offer!.disclosure, seen_seq: whatsapp.seen_seq },
      { channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 },
    ];
    expect(await json(await post(`/v1/preferences/${token}/changes`, { changes }), 200)).toEqual({
      changes: [
        { channel: 'whatsapp', purpose: 'marketing', outcome: 'done' },
        { channel: 'sms', purpose: 'marketing', outcome: 'done' },
      ],
    });
    expect(await standingOf(shop, phone, 'whatsapp')).toBe('granted verified');
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
    const granted = (await timelineOf(shop, { phone })).find(({ record }) => record.act === 'grant' && record.channel === 'whatsapp');
    expect(granted?.record).toMatchObject({ method: 'preference_center', verified: true });

    await json(await post(`/v1/preferences/${token}/withdraw-all`, {}), 200);
    expect((await see()).items.map(({ permitted }) => permitted)).toEqual([false, false]);
    expect(await standingOf(shop, phone, 'whatsapp')).toMatch(/^withdrawn/);
  });

  test('a link is sent to an address that is known, by its own channel', async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    const sent = outbox.filter(({ to }) => to === phone).length;
    expect(await json(await post('/v1/preferences/requests', { widget: shop.widgetId, phone }), 202)).toEqual({ outcome: 'received' });
    const token = /\/me\/([\w-]+)/.exec((await messageTo(phone, sent + 1)).text)![1]!;
    expect(await json(await send(`/v1/preferences/${token}`), 200)).toMatchObject({ grade: 'manage', address: { value: phone } });
  });

  test('R1.4 a text of an earlier version may be agreed to while its page stands open, one of nobody may not', async () => {
    const other = await aShop();
    const phone = freshPhone();
    const token = await confirmed(other, phone);
    const old = preferenceView
      .parse(await json(await send(`/v1/preferences/${token}`), 200))
      .items.find(({ channel }) => channel === 'whatsapp')!;
    await other.admin('PUT', '/v1/programmes/default', {
      ...(await import('./world.ts')).PROGRAMME,
      name: 'Other news',
      kinds: { en: 'shoes' },
    });
    expect(await other.publish()).toBe(2);
    const grant = (disclosure: string) =>
      post(`/v1/preferences/${token}/changes`, {
        changes: [{ channel: 'whatsapp', purpose: 'marketing', act: 'grant', disclosure, seen_seq: old.seen_seq }],
      });
    expect((await grant('f'.repeat(64))).status).toBe(422);
    const sms = (await readConfig(other)).controls.find(({ channels }) => channels.includes('sms'))!;
    expect((await grant(sms.disclosure)).status).toBe(422);
    expect(await standingOf(other, phone, 'whatsapp')).toBe('declined');
    expect((await grant(old.offer!.disclosure)).status).toBe(200);
    expect(await standingOf(other, phone, 'whatsapp')).toBe('granted verified');
  });
});

test('R1.7 the same key again gives the same answer and records nothing twice, a lost answer costs nothing', async () => {
  const phone = freshPhone();
  const request = await aSubmission(shop, ['sms'], { phone });
  const key = freshKey();
  const first = await json<Record<string, unknown>>(await submit(shop, request, { 'idempotency-key': key }), 201);
  const again = await json<Record<string, unknown>>(await submit(shop, request, { 'idempotency-key': key }), 201);
  expect([again.submission_id, again.submission_secret]).toEqual([first.submission_id, first.submission_secret]);
  expect((await timelineOf(shop, { phone })).length).toBe(2);
});

test('what was sent is taken back by the one who sent it', async () => {
  const phone = freshPhone();
  const receipt = await submitted(shop, ['sms'], { phone });
  const retract = () =>
    post(`/v1/submissions/${receipt.submission_id}/retract`, { choices: [{ channel: 'sms', purpose: 'marketing' }] }, asHolder(receipt));
  expect(await json(await retract(), 200)).toEqual({ outcome: 'retracted' });
  expect(await standingOf(shop, phone, 'sms')).toBe('not_asked');
  expect((await retract()).status).toBe(200);
  expect((await verify(receipt, await codeTo(phone))).status).toBe(410);
});

test('a visitor who leaves everything off and gives no address is answered and leaves nothing', async () => {
  const receipt = submissionReceipt.parse(await submitted(shop, []));
  expect(receipt.next).toEqual([]);
  expect(receipt.choices.map(({ status }) => status)).toEqual(['declined', 'declined', 'declined']);
});

test('an id that the merchant signed is a fact, an unsigned one a claim, a wrong signature is refused', async () => {
  const { createHmac } = await import('node:crypto');
  const sign = (text: string) => createHmac('sha256', shop.identitySecret).update(text).digest('hex');
  const ids = async (external_ids: unknown[]) => {
    const phone = freshPhone();
    const response = await submit(shop, { ...(await aSubmission(shop, ['sms'], { phone })), external_ids });
    return { response, phone };
  };
  const fact = await ids([
    { namespace: 'customer', value: 'c-1', signature: sign('customer:c-1') },
    { namespace: 'segment_anonymous', value: 'a-1' },
  ]);
  expect(fact.response.status).toBe(201);
  const contact = (await import('./world.ts')).contactOf;
  expect((await contact(shop, { phone: fact.phone }))?.external_ids).toEqual(
    expect.arrayContaining([
      { namespace: 'customer', value: 'c-1', verified: true },
      { namespace: 'segment_anonymous', value: 'a-1', verified: false },
    ]),
  );
  const wrong = await ids([{ namespace: 'customer', value: 'c-2', signature: sign('customer:c-1') }]);
  expect(await json(wrong.response, 422)).toMatchObject({ errors: [{ path: 'external_ids[0].signature', code: 'signature_wrong' }] });
  expect(await contact(shop, { phone: wrong.phone })).toBeNull();
});
