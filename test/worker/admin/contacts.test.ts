/** Contacts and acts reported by API: found by address, with timeline, evidence and the very text; grants only on issued texts. */
import { describe, expect, test } from 'vitest';
import { auditList } from '../../../shared/contract/admin.ts';
import {
  contactView,
  findContactAnswer,
  preferenceLinkCreated,
  recordConsentsAnswer,
  timeline,
  timelineEntry,
} from '../../../shared/contract/contact.ts';
import { programmeView } from '../../../shared/contract/programme.ts';
import { widgetVersionList } from '../../../shared/contract/widget.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { tokens } from '../../../worker/platform/tokens.ts';
import { aMerchant, aPublishedMerchant, bindings, DOCUMENT, PROGRAMME, problemOf } from './admin.ts';

const PHONE = '+12025550150';
const merchant = await aPublishedMerchant();
const { hash } = (await (await merchant.call('POST', '/v1/disclosures', { method: 'verbal', document: DOCUMENT })).json()) as {
  hash: string;
};
const grant = { act: 'grant', channel: 'sms', purpose: 'marketing', method: 'verbal', disclosure: hash };
let numbers = 0;
const aNumber = () => `+1202555${String(2000 + ++numbers).padStart(4, '0')}`;
const report = (phone: string, acts: unknown[], extra = {}) =>
  merchant.ok('POST', '/v1/consents', recordConsentsAnswer, { phone, acts, ...extra }, 201);
const find = async (phone: string) => (await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone })).contact;

describe('finding', () => {
  test('an address that is not there is an empty answer, not an error', async () => {
    expect(await find(aNumber())).toBeNull();
  });

  test('any spelling of the number finds the same contact, and its id does too', async () => {
    const recorded = await report(PHONE, [grant], { external_ids: [{ namespace: 'customer', value: '42' }] });
    for (const phone of [PHONE, '(202) 555-0150']) {
      const { contact } = await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone, phone_country: 'US' });
      expect(contact).toMatchObject({ id: recorded.contact_id, address: { kind: 'phone', scope: '', value: PHONE } });
      expect(contact?.external_ids).toEqual([{ namespace: 'customer', value: '42', verified: true }]);
    }
    const view = await merchant.ok('GET', `/v1/contacts/${recorded.contact_id}`, contactView);
    expect(view.state).toMatchObject([
      { channel: 'sms', standing: 'granted', permitted: true, verified: false, disclosure: hash, claims: [] },
    ]);
    expect(view.state[0]?.seen_seq).toBe(recorded.records[0]?.seq);
  });

  test.each([
    ['neither', {}, 'phone', '/problems/invalid-request'],
    ['both', { phone: PHONE, email: 'a@example.com' }, 'phone', '/problems/invalid-request'],
    ['an impossible number', { phone: '+1 202 555' }, 'phone', '/problems/phone-not-possible'],
    ['a number without its country', { phone: '202 555 0150' }, 'phone', '/problems/invalid-request'],
    ['no email', { email: 'not an email' }, 'email', '/problems/invalid-request'],
  ])('%s is refused by find and by consents', async (_, address, path, type) => {
    for (const [url, body] of [
      ['/v1/contacts/find', address],
      ['/v1/consents', { ...address, acts: [{ act: 'withdraw' }] }],
    ] as const) {
      const refused = await merchant.call('POST', url, body);
      const { paths, type: told, errors } = await problemOf(refused);
      expect([refused.status, told, paths]).toEqual([422, type, [path]]);
      expect(JSON.stringify(errors)).not.toContain('555');
    }
  });
});

describe('the timeline', () => {
  test('tells every record with evidence and the very text, newest first, page by page', async () => {
    const phone = aNumber();
    const first = await report(phone, [grant], { locale: 'de' });
    await report(phone, [{ act: 'withdraw', channel: 'sms', words: 'please stop' }]);
    const whole = await merchant.ok('GET', `/v1/contacts/${first.contact_id}/timeline`, timeline);
    expect(whole.entries.map(({ record }) => record.act)).toEqual(['withdraw', 'grant']);
    expect(whole.entries[1]).toMatchObject({ disclosure: DOCUMENT, record: { disclosure: hash, method: 'verbal', programme: 'default' } });
    expect(whole.entries[1]?.evidence).toMatchObject({
      grade: 'client_attested',
      context: { api_key: merchant.key.slice('sayso_'.length).split('.')[0], locale: 'de' },
    });
    expect(whole.entries[0]?.evidence?.context).toMatchObject({ words: 'please stop' });
    const page = await merchant.ok('GET', `/v1/contacts/${first.contact_id}/timeline?limit=1`, timeline);
    const next = await merchant.ok('GET', `/v1/contacts/${first.contact_id}/timeline?limit=1&cursor=${page.next_cursor}`, timeline);
    expect([...page.entries, ...next.entries]).toEqual(whole.entries);
    expect(next.next_cursor).toBeNull();
    expect(await merchant.ok('GET', `/v1/consents/${first.records[0]?.id}`, timelineEntry)).toEqual(whole.entries[1]);
  });
});

describe('a reported grant', () => {
  const refused = async (acts: unknown[], key = merchant.key) => {
    const phone = aNumber();
    const response = await merchant.call('POST', '/v1/consents', { phone, acts }, key);
    const told = await problemOf(response);
    expect(await find(phone)).toBeNull();
    return [response.status, told.type, told.paths];
  };

  test.each([
    ['no text', { ...grant, disclosure: undefined }, '/problems/invalid-request', 'acts[0].disclosure'],
    ['an unknown text', { ...grant, disclosure: 'ab'.repeat(32) }, '/problems/disclosure-not-issued', 'acts[0].disclosure'],
    ['a text registered for another method', { ...grant, method: 'agent' }, '/problems/disclosure-not-issued', 'acts[0].disclosure'],
    ['a text for another channel', { ...grant, channel: 'whatsapp' }, '/problems/disclosure-not-issued', 'acts[0].disclosure'],
    ['a text for another purpose', { ...grant, purpose: 'service' }, '/problems/disclosure-not-issued', 'acts[0].disclosure'],
    ['no channel', { ...grant, channel: undefined }, undefined, 'acts[0].channel'],
    ['no purpose', { ...grant, purpose: undefined }, undefined, 'acts[0].purpose'],
    ['an unknown programme', { ...grant, programme: 'other' }, undefined, 'acts[0].programme'],
    ['an unknown topic', { ...grant, topics: ['sale'] }, '/problems/invalid-request', 'acts[0].topics'],
    ['a future time', { ...grant, at: '2199-01-01T00:00:00Z' }, '/problems/future-time', 'acts[0].at'],
  ])('R1.2 with %s is refused and nothing is stored', async (_, act, type, path) => {
    const [status, told, paths] = await refused([act]);
    expect(status).toBe(422);
    if (type) expect(told).toBe(type);
    expect(paths).toContain(path);
  });

  test('R1.2 on a text of another programme is refused', async () => {
    await merchant.ok('PUT', '/v1/programmes/second', programmeView, PROGRAMME);
    expect((await refused([{ ...grant, programme: 'second' }])).slice(1)).toEqual([
      '/problems/disclosure-not-issued',
      ['acts[0].disclosure'],
    ]);
  });

  test('R1.2 a decline names its text too', async () => {
    expect((await refused([{ ...grant, act: 'decline', disclosure: undefined }]))[2]).toEqual(['acts[0].disclosure']);
  });

  test('one bad act keeps all others out', async () => {
    expect((await refused([grant, { ...grant, at: '2199-01-01' }]))[2]).toEqual(['acts[1].at']);
    expect((await refused([{ act: 'withdraw' }, { ...grant, disclosure: 'ab'.repeat(32) }]))[2]).toEqual(['acts[1].disclosure']);
  });

  test('of a text of another workspace is refused', async () => {
    const other = await aPublishedMerchant();
    const theirs = (await (
      await other.call('POST', '/v1/disclosures', { method: 'verbal', document: { ...DOCUMENT, text: 'Another text.' } })
    ).json()) as { hash: string };
    expect((await refused([{ ...grant, disclosure: theirs.hash }]))[1]).toBe('/problems/disclosure-not-issued');
  });

  test('on a widget’s text asks for what that control asks for', async () => {
    const { versions } = await merchant.ok('GET', `/v1/widgets/${merchant.widgetId}/versions`, widgetVersionList);
    const [double, single] = versions[0]!.controls.map((control) => control.disclosures.en!);
    const phone = aNumber();
    const claimed = await report(phone, [{ ...grant, method: 'api', disclosure: double }]);
    expect(claimed.records[0]?.outcome).toBe('claim_opened');
    expect((await find(phone))?.state[0]).toMatchObject({
      standing: 'not_asked',
      permitted: false,
      claims: [{ status: 'pending', disclosure: double }],
    });
    const mail = await merchant.ok(
      'POST',
      '/v1/consents',
      recordConsentsAnswer,
      { email: 'Person@Example.com', acts: [{ ...grant, channel: 'email', method: 'api', disclosure: single }] },
      201,
    );
    expect(mail.records[0]?.outcome).toBe('recorded');
  });

  test('runs out as the programme says, counted from when it was given', async () => {
    const own = await aMerchant();
    await own.ok('PUT', '/v1/programmes/default', programmeView, { ...PROGRAMME, grant_life_days: 30 });
    await own.call('POST', '/v1/disclosures', { method: 'verbal', document: DOCUMENT });
    const phone = aNumber();
    const answer = await own.ok(
      'POST',
      '/v1/consents',
      recordConsentsAnswer,
      { phone, acts: [{ ...grant, at: '2026-01-01T00:00:00Z' }] },
      201,
    );
    const view = await own.ok('GET', `/v1/contacts/${answer.contact_id}`, contactView);
    expect(view.state[0]).toMatchObject({ expires_at: '2026-01-31T00:00:00.000Z' });
  });
});

describe('R1.4 what was withdrawn', () => {
  test('is not revived by a reported grant, but by an attested one under its scope, and the state of both is kept apart', async () => {
    const phone = aNumber();
    await report(phone, [grant]);
    await report(phone, [{ act: 'withdraw', channel: 'sms' }]);
    expect((await report(phone, [grant])).records[0]?.outcome).toBe('claim_opened');
    expect((await find(phone))?.state[0]).toMatchObject({ standing: 'withdrawn', permitted: false });

    const attested = { ...grant, attestation: { attester: 'Desk', artefact: 'Call 7, 00:42' } };
    const key = await merchant.keyWith('consents:write');
    const without = await merchant.call('POST', '/v1/consents', { phone, acts: [attested] }, key);
    const { type, errors } = await problemOf(without);
    expect([without.status, type, errors?.[0]?.message]).toEqual([403, '/problems/forbidden', expect.stringContaining('consents:attest')]);
    expect((await find(phone))?.state[0]?.standing).toBe('withdrawn');
    await report(phone, [attested]);
    expect((await find(phone))?.state[0]).toMatchObject({ standing: 'granted', permitted: true });
  });

  test('on sms alone leaves rcs as it stands: a report covers what it says', async () => {
    const both = {
      ...DOCUMENT,
      text: 'Say YES to get SMS and RCS from Aurora Coffee.',
      covers: ['sms', 'rcs'].map((channel) => ({ channel, purpose: 'marketing' })),
    };
    const registered = (await (await merchant.call('POST', '/v1/disclosures', { method: 'verbal', document: both })).json()) as {
      hash: string;
    };
    const phone = aNumber();
    await report(
      phone,
      ['sms', 'rcs'].map((channel) => ({ ...grant, channel, disclosure: registered.hash })),
    );
    await report(phone, [{ act: 'withdraw', channel: 'sms' }]);
    const standings = (await find(phone))?.state.map(({ channel, standing }) => [channel, standing]);
    expect(standings).toEqual([
      ['rcs', 'granted'],
      ['sms', 'withdrawn'],
    ]);
  });

  test('in the future is taken as of now', async () => {
    const phone = aNumber();
    await report(phone, [grant]);
    const { contact_id: id } = await report(phone, [{ act: 'withdraw', at: '2199-01-01T00:00:00Z' }]);
    const { entries } = await merchant.ok('GET', `/v1/contacts/${id}/timeline`, timeline);
    expect(Date.parse(entries[0]!.record.effective_to)).toBeLessThanOrEqual(Date.now());
    expect((await find(phone))?.state[0]?.standing).toBe('withdrawn');
  });
});

test.each([
  [{ act: 'release', channel: 'sms' }, 'acts[0].channel'],
  [{ act: 'reassign', purpose: 'marketing' }, 'acts[0].purpose'],
  [{ act: 'stop', topics: ['sale'] }, 'acts[0].topics'],
])('%o says more than such an act can', async (act, path) => {
  const refused = await merchant.call('POST', '/v1/consents', { phone: aNumber(), acts: [act] });
  expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, [path]]);
});

test('a stop link carries the grade stop, for at least 60 days, for this address', async () => {
  const { contact_id: id } = await report(aNumber(), [grant]);
  const link = await merchant.ok('POST', `/v1/contacts/${id}/preference-links`, preferenceLinkCreated, { widget: merchant.widgetId }, 201);
  const text = link.url.replace('http://sayso.test/me/', '');
  const reader = tokens(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
  const sixtyDays = Date.now() + 60 * 24 * 3600 * 1000;
  expect(reader.read(text, ['stop'], sixtyDays)).toMatchObject({ g: 'stop', w: merchant.workspace, l: 'en' });
  expect(reader.read(text, ['manage', 'subject', 'submission'], Date.now())).toBeNull();
  const other = await aPublishedMerchant();
  for (const widget of ['x', other.widgetId]) {
    expect((await merchant.call('POST', `/v1/contacts/${id}/preference-links`, { widget })).status).toBe(404);
  }
});

test('the audit log names acts and contact, never an address or what a person said', async () => {
  const phone = aNumber();
  const { contact_id: id } = await report(phone, [{ act: 'withdraw', words: 'no more coffee' }], {
    external_ids: [{ namespace: 'customer', value: 'C-777' }],
  });
  const { entries } = await merchant.ok('GET', '/v1/audit?limit=1', auditList);
  expect(entries[0]).toMatchObject({
    action: 'consents.recorded',
    target: id,
    detail: { acts: [{ act: 'withdraw', channel: null, method: 'api', attested: false }] },
  });
  const whole = await (await merchant.call('GET', '/v1/audit?limit=200')).text();
  for (const secret of [phone.slice(1), 'no more coffee', 'C-777', 'Desk', merchant.key.split('.')[1]]) expect(whole).not.toContain(secret);
});
