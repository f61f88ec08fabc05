/** What is read of Twilio's webhooks. Signatures have a test of their own, what holds of every platform the contract suite. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { twilio } from '../../../worker/inbound/twilio/twilio.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import { twilioForms, twilioStream } from '../../contract/inbound/twilio.ts';
import { cloudEvent, messageEvent, messageForm, sid, statusForm } from '../../vendors/twilio-webhooks.ts';
import { accountOf, arrive, eventsOf, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

const ACME = { accountSid: twilioForms.account.settings.account_sid, authToken: twilioForms.account.secrets.auth_token };
const PHONE = '+12025550142';
const message = (body: string, from = PHONE, to = '+12025550199') => ({ id: 'm1', from, to, body });
const form = (text: string) => eventsOf(twilio, twilioForms, bytesOf(text));
const counted = async (text: string) => {
  const parsed = await arrive(twilio, twilioForms, bytesOf(text));
  return typeof parsed === 'string' ? parsed : [...parsed.events, ...parsed.unknown];
};

describe('a message', () => {
  test.each([
    ['a text message', message('Hi'), {}, { channel: 'sms', to: '+12025550199' }],
    ['one with a picture', message('Hi'), { NumMedia: '1' }, { channel: 'mms' }],
    ['WhatsApp', message('Hi', `whatsapp:${PHONE}`, 'whatsapp:+12025550199'), {}, { channel: 'whatsapp', to: '+12025550199' }],
    ['RCS', message('Hi', `rcs:${PHONE}`, 'rcs:acme_agent'), {}, { channel: 'rcs', to: 'acme_agent' }],
    ['to a short code', message('Hi', PHONE, '12345'), {}, { channel: 'sms', to: '12345' }],
  ])('%s', async (_, sent, more, expected) => {
    const [event, ...others] = await form(messageForm(ACME, sent, more));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ kind: 'text', id: sid('SM', 'm1'), text: 'Hi', ...expected });
    expect(event?.from).toEqual({ kind: 'phone', scope: '', value: PHONE });
    expect(event?.at).toEqual({ fromMs: RECEIVED_AT_MS, toMs: RECEIVED_AT_MS });
  });

  test('on WhatsApp a number keeps the spelling that was typed, not that of the account', async () => {
    const [event] = await form(messageForm(ACME, message('STOP', 'whatsapp:+5215512345678')));
    expect(event?.from.value).toBe('+525512345678');
  });

  test.each([
    ['STOP', 'stop'],
    ['START', 'start'],
    ['HELP', 'help'],
    ['stop', 'stop'],
    ['', undefined],
    ['MAYBE', undefined],
  ])('OptOutType %j is what Twilio made of the words: %s', async (OptOutType, says) => {
    const [event] = await form(messageForm(ACME, message('whatever'), { OptOutType }));
    expect(event).toMatchObject({ kind: 'text', text: 'whatever' });
    expect(event && 'platformSays' in event ? event.platformSays : undefined).toBe(says);
  });

  test('a button brings back its payload and the words on it; a stop stays words, whatever button it came by', async () => {
    const button = { ButtonPayload: 'match:42', ButtonText: '42' };
    expect(await form(messageForm(ACME, message('42', `whatsapp:${PHONE}`), button))).toMatchObject([
      { kind: 'tap', data: 'match:42', label: '42' },
    ]);
    const stop = { ...button, OptOutType: 'STOP' };
    expect(await form(messageForm(ACME, message('Stop', `rcs:${PHONE}`), stop))).toMatchObject([
      { kind: 'text', platformSays: 'stop', text: 'Stop' },
    ]);
  });

  test('without words it opens the conversation all the same', async () => {
    expect(await form(messageForm(ACME, message(''), { NumMedia: '1' }))).toMatchObject([{ kind: 'text', text: '', channel: 'mms' }]);
  });

  test.each(['messenger:1234', 'client:alice', 'whatsapp:US.13491208655302741918', 'Acme', '+0', ''])(
    'from %j is counted',
    async (from) => {
      expect(await counted(messageForm(ACME, message('STOP', from)))).toEqual([expect.stringMatching(/^twilio\.from\.\w+$/)]);
    },
  );

  test('by GET its parameters are in the signed URL', async () => {
    const url = `${URL_OF_ACCOUNT}?${messageForm(ACME, message('STOP'))}`;
    const signed = { ...twilioForms.sign(bytesOf(''), { url, account: twilioForms.account, atMs: 0 }), method: 'GET' } as const;
    const account = accountOf('twilio', twilioForms.account);
    expect(await twilio.verify(rawOf(signed), account)).toEqual({ ok: true, value: undefined });
    expect(await twilio.verify(rawOf({ ...signed, url: url.replace('STOP', 'YES') }), account)).toEqual({
      ok: false,
      error: 'signature_wrong',
    });
    expect(await twilio.parse(rawOf(signed), account)).toMatchObject({ value: { events: [{ kind: 'text', text: 'STOP' }] } });
  });
});

describe('a status', () => {
  const status = (name: string, more = {}, to = PHONE) => statusForm(ACME, { id: 's1', from: '+12025550199', to, status: name }, more);

  test.each([
    ['delivered', {}, { status: 'delivered' }],
    ['read', {}, { status: 'read' }],
    ['failed', { ErrorCode: '30007' }, { status: 'failed', reason: 'code_30007' }],
    ['undelivered', { ErrorCode: '30003' }, { status: 'failed', reason: 'code_30003' }],
    ['failed', {}, { status: 'failed', reason: 'code_none' }],
    ['failed', { ErrorCode: '<script>' }, { status: 'failed', reason: 'code_none' }],
  ])('%s', async (name, more, expected) => {
    const events = await form(status(name, more));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind: 'status', message: sid('SM', 's1'), from: { value: PHONE }, to: '+12025550199', ...expected });
  });

  test.each(['accepted', 'scheduled', 'queued', 'sending', 'sent', 'canceled'])('%s says nothing new', async (name) => {
    expect(await counted(status(name))).toEqual([]);
  });

  test('21610 is Twilio’s own block of this number', async () => {
    expect(await form(status('undelivered', { ErrorCode: '21610' }, `whatsapp:${PHONE}`))).toMatchObject([
      { kind: 'status', status: 'failed', reason: 'recipient_opted_out', channel: 'whatsapp' },
      { kind: 'block', channel: 'whatsapp', from: { value: PHONE } },
    ]);
  });

  test('one that is not known is counted by its name', async () => {
    expect(await counted(status('tele ported'))).toEqual(['twilio.status.teleported']);
    expect(await counted(status('delivered', {}, 'Mallory'))).toEqual(['twilio.status.other']);
  });
});

describe('an event stream', () => {
  test('tells the same message by the same id as the form, and its time', async () => {
    const atMs = RECEIVED_AT_MS - 60_000;
    const [ofForm] = await form(messageForm(ACME, message('STOP')));
    const [event] = await eventsOf(twilio, twilioStream, jsonOf([messageEvent(ACME, message('STOP'), atMs)]));
    expect(event).toMatchObject({ kind: 'text', text: 'STOP', id: ofForm?.id, from: ofForm?.from, to: ofForm?.to });
    expect(event?.at.fromMs).toBeLessThanOrEqual(atMs);
    expect(event?.at.toMs).toBeGreaterThanOrEqual(atMs);
  });

  test('of several accounts in a batch, ours are read and the others counted; of none that is ours, it is refused', async () => {
    const other = { ...ACME, accountSid: 'AC2' };
    const [ours, theirs] = [messageEvent(ACME, message('STOP'), 0), messageEvent(other, message('STOP', '+12025550111'), 0)];
    expect(await arrive(twilio, twilioStream, jsonOf([theirs, ours]))).toMatchObject({
      events: [{ from: { value: PHONE } }],
      unknown: ['twilio.other_account'],
    });
    expect(await arrive(twilio, twilioStream, jsonOf([theirs]))).toBe('other_account');
  });

  test('a delivery', async () => {
    const data = { accountSid: ACME.accountSid, messageSid: 'SM1', from: '+12025550199', to: PHONE };
    const event = cloudEvent('com.twilio.messaging.message.delivered', data, { id: 'e', atMs: RECEIVED_AT_MS });
    expect(await eventsOf(twilio, twilioStream, jsonOf([event]))).toMatchObject([{ kind: 'status', status: 'delivered', message: 'SM1' }]);
    // A single event, without the list.
    expect(await eventsOf(twilio, twilioStream, jsonOf(event))).toHaveLength(1);
  });
});

test('whatever a form holds, reading it never throws and never makes somebody withdraw who is not named', async () => {
  const account = accountOf('twilio', twilioForms.account);
  const names = fc.constantFrom(
    'MessageSid',
    'From',
    'To',
    'Body',
    'NumMedia',
    'OptOutType',
    'MessageStatus',
    'ErrorCode',
    'ButtonPayload',
    'x',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 12 }), async (fields) => {
      const body = bytesOf(new URLSearchParams([['AccountSid', ACME.accountSid], ...fields]).toString());
      const parsed = await twilio.parse(rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: {}, body }), account);
      if (!parsed.ok) return;
      for (const { from, id } of parsed.value.events) {
        expect(from.value).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(id).not.toBe('');
        expect(fields.some(([, value]) => value.includes(from.value.slice(-7)))).toBe(true);
      }
      for (const name of parsed.value.unknown) expect(name).toMatch(/^[\w.-]{1,130}$/);
    }),
  );
});
