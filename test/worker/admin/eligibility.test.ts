/** POST /v1/eligibility: one answer per item in order, counts, the two answers of a past moment, limits, and what it refuses. */
import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { recordConsentsAnswer } from '../../../shared/contract/contact.ts';
import { eligibilityDecisions, eligibilitySummary } from '../../../shared/contract/eligibility.ts';
import { ELIGIBILITY_CALLS_PER_MINUTE, ELIGIBILITY_ITEMS_MAX } from '../../../shared/limits.ts';
import { aMerchant, aPublishedMerchant, bindings, type Merchant, problemOf } from './admin.ts';

const HOUR = 3_600_000;
const PHONES = Array.from({ length: 8 }, (_, index) => `+44770090012${index}`);
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
/** Quiet hours would have the tests depend on the time of day: purposes other than marketing have none. */
const item = (phone: string, more: object = {}) => ({ phone, channel: 'sms', purpose: 'utility', ...more });

const ask = (merchant: Merchant, items: readonly object[], more: object = {}) =>
  merchant.ok('POST', '/v1/eligibility', eligibilityDecisions, { items, ...more });

async function report(merchant: Merchant, phone: string, ...acts: object[]) {
  return merchant.ok('POST', '/v1/consents', recordConsentsAnswer, { phone, acts }, 201);
}
const WITHDRAW = { act: 'withdraw', channel: 'sms', purpose: 'utility', method: 'api' };
const DECLINE = { act: 'stop', channel: 'sms', method: 'platform_event' };

describe('decisions', () => {
  test('come in the order asked, whichever ledger holds the address, each with its reasons', async () => {
    const merchant = await aPublishedMerchant();
    for (const phone of PHONES.slice(0, 4)) await report(merchant, phone, WITHDRAW);
    const given = PHONES.map((phone, index) => item(phone, index % 2 === 0 ? {} : { purpose: 'authentication' }));
    const { decisions, rules, at } = await ask(merchant, given);
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
    expect(decisions.map(({ allowed }) => allowed)).toEqual([false, true, false, true, false, true, false, true]);
    expect(decisions.map(({ reasons }) => reasons[0]?.code)).toEqual([
      'withdrawn',
      undefined,
      'withdrawn',
      undefined,
      'not_asked',
      undefined,
      'not_asked',
      undefined,
    ]);
    expect(decisions.map(({ contact_id: id }) => id !== null)).toEqual([true, true, true, true, false, false, false, false]);
    expect(decisions[1]).toMatchObject({ form: 'free_form', until: null, best: { channel: 'sms', form: 'free_form' }, since_known: null });
    for (const { rule } of decisions.flatMap(({ reasons }) => reasons)) expect(rules[rule]?.says).toMatch(/\.$/);
    expect(rules['standing-withdrawn']).toMatchObject({ code: 'withdrawn', effect: 'refuses' });
  });

  test('of a contact id are those of its address', async () => {
    const merchant = await aPublishedMerchant();
    const { contact_id: id } = await report(merchant, PHONES[0]!, WITHDRAW);
    const { phone: _, ...byId } = item('', { contact_id: id });
    const { decisions } = await ask(merchant, [byId, item(PHONES[0]!)]);
    expect(decisions[0]).toEqual(decisions[1]);
    expect(decisions[0]?.contact_id).toBe(id);
  });

  test('know the programme’s senders and the templates that the caller names', async () => {
    const merchant = await aPublishedMerchant();
    const { decisions } = await ask(
      merchant,
      [item(PHONES[0]!, { purpose: 'authentication', programme: 'nowhere' }), item(PHONES[0]!, { purpose: 'authentication' })],
      { templates: [] },
    );
    expect(decisions.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([['no_sender'], []]);
  });

  test('follow the person’s own message, told before or with the question, and only the later one', async () => {
    const merchant = await aPublishedMerchant();
    await report(merchant, PHONES[0]!, DECLINE, { act: 'resume', method: 'platform_event' }, WITHDRAW);
    const codes = async (phone: string, more: object = {}) =>
      (await ask(merchant, [item(phone, { purpose: 'service', ...more })])).decisions[0]!.reasons.map(({ code }) => code);
    expect(await codes(PHONES[1]!)).toEqual(['not_asked']);
    expect(await codes(PHONES[1]!, { last_inbound_at: ago(HOUR) })).toEqual([]);
    expect(await codes(PHONES[1]!, { last_inbound_at: ago(25 * HOUR) })).toEqual(['not_asked']);
  });

  test('of marketing name the law’s row where it is quiet for the person', async () => {
    const merchant = await aPublishedMerchant();
    // Three in the morning in Florida, whatever the time here: within the month that may be asked about.
    const night = new Date(Date.now() + 24 * HOUR);
    night.setUTCHours(8, 0, 0, 0);
    const { decisions, rules } = await ask(merchant, [item('+13055550123', { purpose: 'marketing' })], { at: night.toISOString() });
    const quiet = decisions[0]!.reasons.find(({ code }) => code === 'quiet_hours');
    expect(quiet?.rule).toMatch(/^us(?:-fl)?-quiet/);
    expect(rules[quiet!.rule]?.source).toMatch(/^(?:Fla\. Stat\.|47 CFR)/);
  });
});

describe('the summary', () => {
  test('counts the same decisions by reason', async () => {
    const merchant = await aPublishedMerchant();
    for (const phone of PHONES.slice(0, 3)) await report(merchant, phone, WITHDRAW);
    const items = [...PHONES.map((phone) => item(phone)), item(PHONES[7]!, { purpose: 'authentication' })];
    const summary = await merchant.ok('POST', '/v1/eligibility?summary=true', eligibilitySummary, { items });
    expect(summary).toMatchObject({
      allowed: 1,
      refused: 8,
      forms: { free_form: 1, approved_template: 0 },
      reasons: { withdrawn: 3, not_asked: 5 },
      since_known: null,
    });
  });
});

describe('a moment that is over', () => {
  test('has what was recorded then, and what is now known to have held then', async () => {
    const merchant = await aPublishedMerchant();
    const authentication = { purpose: 'authentication' };
    await report(merchant, PHONES[0]!, { act: 'stop', channel: 'whatsapp', method: 'platform_event' });
    const between = new Date().toISOString();
    // Told only now: it happened an hour ago.
    await report(merchant, PHONES[0]!, { ...WITHDRAW, purpose: 'authentication', at: ago(HOUR) });
    const at = async (moment?: string) =>
      (await ask(merchant, [item(PHONES[0]!, authentication)], moment === undefined ? {} : { at: moment })).decisions[0]!;
    expect(await at(between)).toMatchObject({ allowed: true, since_known: { allowed: false, reasons: [{ code: 'withdrawn' }] } });
    expect(await at(ago(2 * HOUR))).toMatchObject({ allowed: true, since_known: { allowed: true } });
    expect(await at()).toMatchObject({ allowed: false, since_known: null });
    const summary = await merchant.ok('POST', '/v1/eligibility?summary=true', eligibilitySummary, {
      items: [item(PHONES[0]!, authentication)],
      at: between,
    });
    expect(summary).toMatchObject({ allowed: 1, refused: 0, since_known: { allowed: 0, refused: 1, reasons: { withdrawn: 1 } } });
  });
});

describe('refusals', () => {
  test.each([
    ['no items', { items: [] }, 'items'],
    ['too many', { items: Array.from({ length: ELIGIBILITY_ITEMS_MAX + 1 }, () => item(PHONES[0]!)) }, 'items'],
    ['an unknown channel', { items: [item(PHONES[0]!, { channel: 'pigeon' })] }, 'items[0].channel'],
    ['no purpose', { items: [{ phone: PHONES[0], channel: 'sms' }] }, 'items[0].purpose'],
    ['a field too much', { items: [item(PHONES[0]!, { consent: true })] }, 'items[0]'],
    ['no address', { items: [item(PHONES[0]!), { channel: 'sms', purpose: 'utility' }] }, 'items[1].phone'],
    ['two addresses', { items: [item(PHONES[0]!, { email: 'a@mail.example' })] }, 'items[0].phone'],
    ['an address and a contact', { items: [item(PHONES[0]!, { contact_id: 'con_x' })] }, 'items[0].contact_id'],
    ['an unknown contact', { items: [{ contact_id: 'con_x', channel: 'sms', purpose: 'utility' }] }, 'items[0].contact_id'],
    ['no number', { items: [item('hello')] }, 'items[0].phone'],
    ['a day instead of a moment', { items: [item(PHONES[0]!)], at: '2026-01-01' }, 'at'],
    ['a moment far ahead', { items: [item(PHONES[0]!)], at: '2126-01-01T00:00:00Z' }, 'at'],
    ['no moment', { items: [item(PHONES[0]!, { last_inbound_at: 'yesterday' })] }, 'items[0].last_inbound_at'],
    ['an unknown template', { items: [item(PHONES[0]!)], templates: ['pigeon'] }, 'templates[0]'],
    ['no object', '[]', ''],
  ])('%s', async (_, body, path) => {
    const merchant = await aMerchant();
    const response = await merchant.call('POST', '/v1/eligibility', body);
    expect(response.status).toBe(422);
    const { errors = [] } = await problemOf(response);
    expect(errors.map((error) => error.path)).toContain(path);
    for (const error of errors) expect(error.fix).toMatch(/\S/);
  });

  test('every fault of a call at once, and no address repeated', async () => {
    const merchant = await aMerchant();
    const { paths, errors } = await problemOf(
      await merchant.call('POST', '/v1/eligibility', { items: [item('hello'), item(PHONES[0]!), item('+1')] }),
    );
    expect(paths).toEqual(['items[0].phone', 'items[2].phone']);
    expect(JSON.stringify(errors)).not.toContain('hello');
  });

  test('another workspace’s contact is unknown, a summary is true or false, and the scope is asked for', async () => {
    const [merchant, other] = [await aPublishedMerchant(), await aPublishedMerchant()];
    const { contact_id: theirs } = await report(other, PHONES[0]!, WITHDRAW);
    const foreign = { contact_id: theirs, channel: 'sms', purpose: 'utility' };
    expect((await problemOf(await merchant.call('POST', '/v1/eligibility', { items: [foreign] }))).errors).toMatchObject([
      { code: 'contact_unknown' },
    ]);
    expect((await problemOf(await merchant.call('POST', '/v1/eligibility?summary=yes', { items: [item(PHONES[0]!)] }))).paths).toEqual([
      'query:summary',
    ]);
    const narrow = await merchant.keyWith('consents:write');
    expect((await merchant.call('POST', '/v1/eligibility', { items: [item(PHONES[0]!)] }, narrow)).status).toBe(403);
    const reader = await merchant.keyWith('contacts:read');
    expect((await merchant.call('POST', '/v1/eligibility', { items: [item(PHONES[0]!)] }, reader)).status).toBe(200);
  });

  test('more calls a minute than a key has; another key goes on', async () => {
    const merchant = await aMerchant();
    const reader = await merchant.keyWith('contacts:read');
    const body = { items: [item(PHONES[0]!)] };
    let admitted = 0;
    let refused: Response | null = null;
    // The window may end on the way: then the count begins anew, once.
    while (admitted <= 2 * ELIGIBILITY_CALLS_PER_MINUTE && refused === null) {
      const response = await merchant.call('POST', '/v1/eligibility', body);
      if (response.status === 200) admitted += 1;
      else refused = response;
    }
    expect(admitted).toBeGreaterThanOrEqual(ELIGIBILITY_CALLS_PER_MINUTE);
    expect(admitted).toBeLessThanOrEqual(2 * ELIGIBILITY_CALLS_PER_MINUTE);
    expect(refused?.status).toBe(429);
    expect(refused?.headers.get('retry-after')).toBe('60');
    expect((await problemOf(refused!)).type).toBe('/problems/too-many-requests');
    expect((await merchant.call('POST', '/v1/eligibility', body, reader)).status).toBe(200);
  });
});

test('asking writes nothing', async () => {
  const merchant = await aPublishedMerchant();
  await report(merchant, PHONES[0]!, WITHDRAW);
  const rows = async () => {
    const all: unknown[] = [];
    for (let partition = 0; partition < 16; partition++) {
      const ledger = bindings.LEDGER.getByName(`${merchant.workspace}/${partition}`);
      all.push(
        await runInDurableObject(ledger, (_, state) =>
          ['records', 'addresses', 'conversations'].map((table) => state.storage.sql.exec(`SELECT count(*) AS n FROM ${table}`).one().n),
        ),
      );
    }
    return all;
  };
  const before = await rows();
  await ask(
    merchant,
    PHONES.map((phone) => item(phone, { last_inbound_at: ago(HOUR) })),
  );
  expect(await rows()).toEqual(before);
});
