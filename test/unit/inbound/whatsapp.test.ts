/** What is read of WhatsApp's webhooks. Payloads after Meta's documents; the numbers are fictional. */
import { describe, expect, test } from 'vitest';
import { meta } from '../../../worker/inbound/meta/meta.ts';
import { numberOfWaId } from '../../../worker/inbound/wa-number.ts';
import { whatsapp as kit } from '../../contract/inbound/meta.ts';
import {
  metaJson,
  type WhatsappPerson,
  whatsappChange,
  whatsappMessage,
  whatsappPost,
  whatsappPreference,
  whatsappStatus,
  whatsappSystem,
} from '../../vendors/meta-webhooks.ts';
import { arrive, eventsOf, RECEIVED_AT_MS } from './arrive.ts';

const NUMBER = { wabaId: '102290129340398', phoneNumberId: '106540352242922', displayNumber: '12025550188' };
const AT_MS = RECEIVED_AT_MS - 10 * 60_000;
const JO: WhatsappPerson = { waId: '12025550142' };
const PHONE = { kind: 'phone', scope: '', value: '+12025550142' };
const BSUID = { kind: 'whatsapp_bsuid', scope: '102290129340398', value: 'US.13491208655302741918' };
const ID = 'wamid.HBgLMTIwMjU1NTAxNDI';

const events = (...changes: readonly object[]) => eventsOf(meta, kit, metaJson(whatsappPost(NUMBER.wabaId, ...changes)));
const message = (content: object, person: WhatsappPerson = JO) => whatsappMessage(NUMBER, person, { id: ID, atMs: AT_MS }, content);

describe('messages', () => {
  test('words: who, to whom, when, under the message’s own id', async () => {
    expect(await events(message({ type: 'text', text: { body: 'STOP' } }))).toEqual([
      {
        kind: 'text',
        id: ID,
        channel: 'whatsapp',
        from: PHONE,
        to: '+12025550188',
        // whole seconds, by a platform's clock: two minutes either way
        at: { fromMs: AT_MS - 120_000, toMs: AT_MS + 120_999 },
        text: 'STOP',
      },
    ]);
  });

  test.each<[string, object, object]>([
    [
      'a button of ours',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 't.yes', title: 'Yes' } } },
      { kind: 'tap', data: 't.yes', label: 'Yes' },
    ],
    [
      'a row of a list of ours',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 't.42', title: '42', description: '' } } },
      { kind: 'tap', data: 't.42', label: '42' },
    ],
    [
      'a template’s button with a payload',
      { type: 'button', button: { payload: 't.no', text: 'No thanks' } },
      { kind: 'tap', data: 't.no', label: 'No thanks' },
    ],
    [
      'a template’s button whose payload is its words',
      { type: 'button', button: { payload: 'Stop promotions', text: 'Stop promotions' } },
      { kind: 'text', text: 'Stop promotions' },
    ],
    [
      'words below a picture',
      { type: 'image', image: { id: '1', mime_type: 'image/jpeg', sha256: 'x', caption: 'stop this' } },
      { kind: 'text', text: 'stop this' },
    ],
    ['a picture without words', { type: 'image', image: { id: '1', mime_type: 'image/jpeg', sha256: 'x' } }, { kind: 'text', text: '' }],
    ['a voice message', { type: 'audio', audio: { id: '1', mime_type: 'audio/ogg', voice: true } }, { kind: 'text', text: '' }],
    [
      'words after an advertisement',
      { type: 'text', text: { body: 'Hi' }, referral: { source_type: 'ad', source_id: '1', ctwa_clid: 'x' } },
      { kind: 'text', text: 'Hi' },
    ],
  ])('%s', async (_, content, expected) => {
    expect(await events(message(content))).toEqual([expect.objectContaining({ id: ID, from: PHONE, ...expected })]);
  });

  test.each([
    ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }],
    ['a type it does not know', { type: 'hologram', hologram: {} }],
    ['an unsupported message', { type: 'unsupported', errors: [{ code: 131051 }] }],
  ])('%s is counted, and is no message', async (_, content) => {
    expect(await arrive(meta, kit, metaJson(whatsappPost(NUMBER.wabaId, message(content))))).toMatchObject({
      events: [],
      unknown: [expect.stringContaining('whatsapp.messages.')],
    });
  });

  test('several entries, changes and messages in one POST are each read', async () => {
    const one = whatsappPost(NUMBER.wabaId, message({ type: 'text', text: { body: '1' } }), message({ type: 'text', text: { body: '2' } }));
    const two = whatsappPost(NUMBER.wabaId, whatsappPreference(NUMBER, JO, 'stop', AT_MS));
    const body = metaJson({ ...one, entry: [...one.entry, ...two.entry] });
    expect((await eventsOf(meta, kit, body)).map((event) => ('text' in event ? event.text : event.kind))).toEqual(['1', '2', 'withdraw']);
  });
});

describe('who it is', () => {
  const hidden: WhatsappPerson = { userId: BSUID.value, username: '@sheena' };
  test('a number and a business-scoped id: the number, and the id beside it', async () => {
    const [event] = await events(message({ type: 'text', text: { body: 'Hi' } }, { waId: '12025550142', userId: BSUID.value }));
    expect(event).toMatchObject({ from: PHONE, also: BSUID });
  });

  test('a person who shows no number is the id, within this business account', async () => {
    const [event] = await events(message({ type: 'text', text: { body: 'STOP' } }, hidden));
    expect(event).toMatchObject({ kind: 'text', from: BSUID, text: 'STOP' });
    expect(event).not.toHaveProperty('also');
  });

  test('of a list of contacts only the one with the same id says more', async () => {
    const change = message({ type: 'text', text: { body: 'STOP' } }, hidden);
    const value = change.value as { contacts?: object[] };
    value.contacts = [{ profile: { name: 'Other' }, wa_id: '12025550199', user_id: 'US.999' }];
    expect(await events(change)).toMatchObject([{ from: BSUID }]);
    value.contacts.push({ profile: { name: 'Sheena' }, wa_id: '12025550142', user_id: BSUID.value });
    expect(await events(change)).toMatchObject([{ from: PHONE, also: BSUID }]);
  });

  test('without any id there is nobody, and nothing is read', async () => {
    const parsed = await arrive(meta, kit, metaJson(whatsappPost(NUMBER.wabaId, message({ type: 'text', text: { body: 'STOP' } }, {}))));
    expect(parsed).toEqual({ events: [], unknown: ['whatsapp.messages.no_sender'] });
  });

  test.each([
    ['5215512345678', '+525512345678', 'Mexico’s 1 of before 2019'],
    ['525512345678', '+525512345678', 'Mexico’s number of today'],
    ['551187654321', '+5511987654321', 'Brazil’s mobile of before the ninth digit'],
    ['5511987654321', '+5511987654321', 'Brazil’s mobile of today'],
    ['551132654321', '+551132654321', 'a landline of Brazil'],
    ['12025550142', '+12025550142', 'a number that needs nothing'],
    ['5491112345678', '+5491112345678', 'Argentina’s 9, which E.164 has'],
  ])('wa_id %s is %s: %s', (waId, e164) => {
    expect(numberOfWaId(waId)).toBe(e164);
  });

  test.each(['', '0123456789', 'US.123', '123', '1'.repeat(16), '12025550142 '])('%j is no number', (waId) => {
    expect(numberOfWaId(waId)).toBeNull();
  });
});

describe('what a person set in the app', () => {
  test('stop is a withdrawal in the platform’s words; resume is only that', async () => {
    const told = { channel: 'whatsapp', from: PHONE, to: '+12025550188', at: { fromMs: AT_MS - 120_000, toMs: AT_MS + 120_999 } };
    expect(await events(whatsappPreference(NUMBER, JO, 'stop', AT_MS))).toEqual([
      { kind: 'withdraw', id: expect.any(String), ...told, words: 'User requested to stop marketing messages' },
    ]);
    expect(await events(whatsappPreference(NUMBER, JO, 'resume', AT_MS))).toMatchObject([{ kind: 'resume', ...told }]);
  });

  test('its made id is the same for a redelivery, another for another person, second or wish, and hides the number', async () => {
    const idOf = async (person: WhatsappPerson, value: 'stop' | 'resume', atMs: number) =>
      (await events(whatsappPreference(NUMBER, person, value, atMs)))[0]?.id;
    const first = await idOf(JO, 'stop', AT_MS);
    expect(await idOf(JO, 'stop', AT_MS)).toBe(first);
    const others = [
      await idOf({ waId: '12025550143' }, 'stop', AT_MS),
      await idOf(JO, 'stop', AT_MS + 1000),
      await idOf(JO, 'resume', AT_MS),
    ];
    expect(new Set([first, ...others]).size).toBe(4);
    expect(first).not.toContain('2025550142');
  });

  test('without a name in the profile, and by id alone', async () => {
    const change = whatsappPreference(NUMBER, { userId: BSUID.value }, 'stop', AT_MS);
    expect(await events(change)).toMatchObject([{ kind: 'withdraw', from: BSUID }]);
    (change.value as { contacts?: unknown }).contacts = undefined;
    expect(await events(change)).toMatchObject([{ kind: 'withdraw', from: BSUID }]);
  });

  test('another category or value is counted, never guessed', async () => {
    const preference = { wa_id: '12025550142', category: 'reminders', value: 'stop', timestamp: 1 };
    const post = whatsappPost(NUMBER.wabaId, whatsappChange(NUMBER, 'user_preferences', { user_preferences: [preference] }));
    expect(await arrive(meta, kit, metaJson(post))).toEqual({ events: [], unknown: ['whatsapp.user_preferences.reminders'] });
  });

  test('the system message of before: in doubt it is a stop', async () => {
    const told = { id: ID, atMs: AT_MS, from: '12025550142' };
    const old = (body: string) => events(whatsappSystem(NUMBER, told, { type: 'user_preference_changed', body }));
    expect(await old('User A requested to stop marketing messages')).toMatchObject([{ kind: 'withdraw', from: PHONE }]);
    expect(await old('User A requested to resume marketing messages')).toMatchObject([{ kind: 'resume' }]);
    expect(await old('User Resume requested to stop marketing messages')).toMatchObject([{ kind: 'withdraw' }]);
    expect(await old('')).toMatchObject([{ kind: 'withdraw' }]);
  });
});

describe('a new number or id', () => {
  test('user_changed_number moves the number, and with it the id', async () => {
    const system = {
      body: 'User Sheena Nelson changed from 12025550142 to 12025550143',
      wa_id: '12025550143',
      type: 'user_changed_number',
      user_id: 'US.222',
      previous_user_id: 'US.111',
    };
    const moved = await events(whatsappSystem(NUMBER, { id: ID, atMs: AT_MS, from: '12025550142' }, system));
    const newId = { ...BSUID, value: 'US.222' };
    expect(moved).toMatchObject([
      { kind: 'moved', id: ID, from: { kind: 'phone', value: '+12025550143' }, also: newId, previous: PHONE },
      { kind: 'moved', id: `${ID}:user_id`, from: newId, previous: { ...BSUID, value: 'US.111' } },
    ]);
  });

  test('user_changed_user_id moves the id alone', async () => {
    const system = { body: 'User Sheena changed', type: 'user_changed_user_id', user_id: 'US.222', previous_user_id: 'US.111' };
    expect(await events(whatsappSystem(NUMBER, { id: ID, atMs: AT_MS }, system))).toMatchObject([
      { kind: 'moved', from: { kind: 'whatsapp_bsuid', value: 'US.222' }, previous: { value: 'US.111' } },
    ]);
  });

  test('the sentence is never read for ids: a person’s name stands in it', async () => {
    const system = {
      body: 'User changed from US.111 to US.333 changed from US.1 to US.2',
      type: 'user_changed_user_id',
      user_id: 'US.222',
    };
    const post = whatsappPost(NUMBER.wabaId, whatsappSystem(NUMBER, { id: ID, atMs: AT_MS }, system));
    expect(await arrive(meta, kit, metaJson(post))).toEqual({ events: [], unknown: ['whatsapp.system.user_changed_user_id.incomplete'] });
  });
});

describe('what became of a message of ours', () => {
  const status = (given: Parameters<typeof whatsappStatus>[2]) => events(whatsappStatus(NUMBER, JO, given));

  test('delivered, read and failed, each once; sent says nothing new', async () => {
    expect(await status({ message: 'wamid.x', status: 'delivered', atMs: AT_MS })).toMatchObject([
      { kind: 'status', id: 'wamid.x:delivered', message: 'wamid.x', status: 'delivered', from: PHONE },
    ]);
    expect(await status({ message: 'wamid.x', status: 'read', atMs: AT_MS })).toMatchObject([{ id: 'wamid.x:read', status: 'read' }]);
    expect(await status({ message: 'wamid.x', status: 'sent', atMs: AT_MS })).toEqual([]);
    const errors = [{ code: 131026, title: 'Message undeliverable' }];
    expect(await status({ message: 'wamid.x', status: 'failed', atMs: AT_MS, errors })).toMatchObject([
      { kind: 'status', status: 'failed', reason: 'code_131026' },
    ]);
  });

  test('131050 says that the person stopped marketing: a withdrawal beside the failure', async () => {
    const errors = [
      {
        code: 131050,
        title:
          'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business',
      },
    ];
    expect(await status({ message: 'wamid.x', status: 'failed', atMs: AT_MS, errors })).toMatchObject([
      { kind: 'status', status: 'failed', reason: 'recipient_opted_out' },
      { kind: 'withdraw', id: 'wamid.x:131050', from: PHONE, words: expect.stringContaining('chosen to stop') },
    ]);
  });
});

test('a time that lies in the future, is none or comes late is still an interval that has begun', async () => {
  const at = async (timestamp: unknown) => {
    const change = message({ type: 'text', text: { body: 'STOP' }, timestamp });
    return (await events(change))[0]?.at;
  };
  expect(await at('soon')).toEqual({ fromMs: RECEIVED_AT_MS, toMs: RECEIVED_AT_MS });
  expect(await at(undefined)).toEqual({ fromMs: RECEIVED_AT_MS, toMs: RECEIVED_AT_MS });
  expect(await at(String(RECEIVED_AT_MS / 1000))).toEqual({ fromMs: RECEIVED_AT_MS - 120_000, toMs: RECEIVED_AT_MS });
  const tomorrow = RECEIVED_AT_MS + 86_400_000;
  expect(await at(String(tomorrow / 1000))).toEqual({ fromMs: tomorrow - 120_000, toMs: tomorrow + 120_999 });
});
