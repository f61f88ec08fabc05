/** POST /v1/conversations: what people wrote last opens windows and answers, only moves on, and ends with an erasure and a new owner. */
import { describe, expect, test } from 'vitest';
import { recordConsentsAnswer } from '../../../shared/contract/contact.ts';
import { conversationsAnswer, eligibilityDecisions } from '../../../shared/contract/eligibility.ts';
import { subjectExport } from '../../../shared/contract/subject.ts';
import { CONVERSATIONS_PER_CALL_MAX } from '../../../shared/limits.ts';
import { aMerchant, aPublishedMerchant, type Merchant, problemOf } from './admin.ts';

const HOUR = 3_600_000;
const [PHONE, OTHER, UNKNOWN] = ['+447700900130', '+447700900131', '+447700900132'];
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

const told = (merchant: Merchant, ...messages: object[]) => merchant.ok('POST', '/v1/conversations', conversationsAnswer, { messages });
const contact = async (merchant: Merchant, phone: string): Promise<string> =>
  (
    await merchant.ok(
      'POST',
      '/v1/consents',
      recordConsentsAnswer,
      { phone, acts: [{ act: 'withdraw', channel: 'viber', purpose: 'utility' }] },
      201,
    )
  ).contact_id;
async function serviceCodes(merchant: Merchant, phone: string, more: object = {}) {
  const { decisions } = await merchant.ok('POST', '/v1/eligibility', eligibilityDecisions, {
    items: [{ phone, channel: 'sms', purpose: 'service', ...more }],
  });
  return decisions[0]!.reasons.map(({ code }) => code);
}

describe('what people wrote', () => {
  test('opens an answer to them, in the order told, and only moves on', async () => {
    const merchant = await aPublishedMerchant();
    const id = await contact(merchant, PHONE);
    await contact(merchant, OTHER);
    expect(await serviceCodes(merchant, PHONE)).toEqual(['not_asked']);
    const { outcomes } = await told(
      merchant,
      { phone: PHONE, channel: 'sms', at: ago(HOUR) },
      { phone: UNKNOWN, channel: 'sms', at: ago(HOUR) },
      { phone: OTHER, channel: 'whatsapp', at: ago(HOUR) },
      { contact_id: id, channel: 'sms', at: ago(2 * HOUR) },
    );
    expect(outcomes).toEqual(['recorded', 'address_unknown', 'recorded', 'older']);
    expect(await serviceCodes(merchant, PHONE)).toEqual([]);
    // On another channel they did not write, and of the stranger nothing was kept.
    expect(await serviceCodes(merchant, OTHER)).toEqual(['not_asked']);
    expect(await serviceCodes(merchant, UNKNOWN)).toEqual(['not_asked']);
    // What the caller says of an older message takes nothing back.
    expect(await serviceCodes(merchant, PHONE, { last_inbound_at: ago(30 * HOUR) })).toEqual([]);
  });

  test('is told again with the same outcome', async () => {
    const merchant = await aPublishedMerchant();
    await contact(merchant, PHONE);
    const message = { phone: PHONE, channel: 'sms', at: ago(HOUR) };
    expect((await told(merchant, message)).outcomes).toEqual(['recorded']);
    expect((await told(merchant, message)).outcomes).toEqual(['recorded']);
  });

  test('is not what a new owner of the number wrote', async () => {
    const merchant = await aPublishedMerchant();
    await contact(merchant, PHONE);
    await told(merchant, { phone: PHONE, channel: 'sms', at: ago(HOUR) });
    expect(await serviceCodes(merchant, PHONE)).toEqual([]);
    await merchant.ok('POST', '/v1/consents', recordConsentsAnswer, { phone: PHONE, acts: [{ act: 'reassign' }] }, 201);
    expect(await serviceCodes(merchant, PHONE)).toEqual(['not_asked']);
    expect((await told(merchant, { phone: PHONE, channel: 'sms', at: ago(2 * HOUR) })).outcomes).toEqual(['recorded']);
    expect(await serviceCodes(merchant, PHONE)).toEqual([]);
  });

  test('is in the person’s export, and gone with an erasure', async () => {
    const merchant = await aPublishedMerchant();
    const id = await contact(merchant, PHONE);
    const at = ago(HOUR);
    await told(merchant, { phone: PHONE, channel: 'sms', at });
    const data = await merchant.ok('GET', `/v1/contacts/${id}/export`, subjectExport);
    expect(data.address.last_inbound).toEqual([{ channel: 'sms', sent_at: at }]);
    expect((await merchant.call('POST', `/v1/contacts/${id}/erase`)).status).toBe(200);
    expect(await serviceCodes(merchant, PHONE)).toEqual(['not_asked']);
    expect((await told(merchant, { contact_id: id, channel: 'sms', at })).outcomes).toEqual(['address_unknown']);
  });

  test('a clock a little ahead is brought back to now', async () => {
    const merchant = await aPublishedMerchant();
    await contact(merchant, PHONE);
    expect((await told(merchant, { phone: PHONE, channel: 'sms', at: ago(-60_000) })).outcomes).toEqual(['recorded']);
    expect(await serviceCodes(merchant, PHONE)).toEqual([]);
  });
});

describe('refusals change nothing', () => {
  const good = { phone: PHONE, channel: 'sms', at: ago(HOUR) };
  test.each([
    ['no messages', { messages: [] }, 'messages'],
    ['too many', { messages: Array.from({ length: CONVERSATIONS_PER_CALL_MAX + 1 }, () => good) }, 'messages'],
    ['no channel', { messages: [good, { phone: PHONE, at: good.at }] }, 'messages[1].channel'],
    ['no time', { messages: [good, { ...good, at: 'soon' }] }, 'messages[1].at'],
    ['a day', { messages: [good, { ...good, at: '2026-01-01' }] }, 'messages[1].at'],
    ['a time to come', { messages: [good, { ...good, at: ago(-HOUR) }] }, 'messages[1].at'],
    ['a channel of other addresses', { messages: [good, { ...good, channel: 'telegram' }] }, 'messages[1].channel'],
    ['words', { messages: [good, { ...good, text: 'hello' }] }, 'messages[1]'],
    ['no address', { messages: [good, { channel: 'sms', at: good.at }] }, 'messages[1].phone'],
    ['an unknown contact', { messages: [good, { contact_id: 'x', channel: 'sms', at: good.at }] }, 'messages[1].contact_id'],
  ])('%s', async (_, body, path) => {
    const merchant = await aPublishedMerchant();
    await contact(merchant, PHONE);
    const response = await merchant.call('POST', '/v1/conversations', body);
    expect(response.status).toBe(422);
    const { errors = [] } = await problemOf(response);
    expect(errors.map((error) => error.path)).toContain(path);
    for (const error of errors) expect(error.fix).toMatch(/\S/);
    expect(await serviceCodes(merchant, PHONE)).toEqual(['not_asked']);
  });

  test('the scope is asked for', async () => {
    const merchant = await aMerchant();
    const reader = await merchant.keyWith('contacts:read');
    expect((await merchant.call('POST', '/v1/conversations', { messages: [good] }, reader)).status).toBe(403);
  });
});
