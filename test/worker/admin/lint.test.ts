/** Linting over HTTP, and publishing what was linted: what is found, where, what would pass; bad input; nothing stored. */
import { describe, expect, test } from 'vitest';
import { disclosureList } from '../../../shared/contract/disclosure.ts';
import { lintAnswer } from '../../../shared/contract/lint.ts';
import { programmeView } from '../../../shared/contract/programme.ts';
import { publishAnswer, widgetVersionList, widgetView } from '../../../shared/contract/widget.ts';
import { aMerchant, aPublishedMerchant, DOCUMENT, DRAFT, PROGRAMME, problemOf } from './admin.ts';

const LINT = '/v1/disclosures/lint';
const merchant = await aPublishedMerchant();
const lint = (body: unknown) => merchant.ok('POST', LINT, lintAnswer, body);

describe('linting', () => {
  test('a text that is composed passes, in each of its languages', async () => {
    for (const locale of ['en', 'de', 'ar', 'ja', 'pt-BR']) {
      for (const channels of [['sms'], ['sms', 'mms', 'rcs'], ['whatsapp'], ['email']]) {
        expect(await lint({ control: { locale, channels } }), `${locale} ${channels}`).toMatchObject({ passes: true, findings: [] });
      }
    }
  });

  test('a document is read as it stands; each finding names clause, place and what would pass', async () => {
    const text = 'By entering your number you agree to texts and emails from {brand}.';
    const answer = await lint({ document: { ...DOCUMENT, control: { kind: 'checkbox', label: 'Texts' }, text }, jurisdictions: ['US'] });
    expect(answer.passes).toBe(false);
    const byCode = new Map(answer.findings.map((finding) => [finding.code, finding]));
    expect(byCode.get('channels_bundled')).toMatchObject({ path: 'document.text', clause: expect.stringContaining('Twilio 30556') });
    expect(byCode.get('consent_implied')).toMatchObject({ level: 'error', from: 0 });
    const { from, to } = byCode.get('place_unfilled')!;
    expect(text.slice(from, to)).toBe('{brand}');
    expect(byCode.get('missing_stop')).toMatchObject({ from: text.length, to: text.length });
    for (const { clause, fix, passing } of answer.findings) {
      expect([clause, fix].every(Boolean)).toBe(true);
      const again = await lint({
        document: { ...DOCUMENT, control: { kind: 'checkbox', label: 'Texts' }, text: passing },
        jurisdictions: ['US'],
      });
      expect(again.findings).toEqual([]);
    }
  });

  test('what is asked depends on the jurisdictions; none named is as strict as any', async () => {
    const control = { locale: 'en', channels: ['email'], text: 'I agree to marketing emails with offers from {brand}.' };
    const of = async (jurisdictions?: string[]) => (await lint({ control, ...(jurisdictions && { jurisdictions }) })).elements;
    const [us, ca, any] = [await of(['US']), await of(['CA']), await of()];
    expect(us).not.toContain('sender_address');
    expect(ca).toContain('sender_address');
    for (const element of [...us, ...ca]) expect(any).toContain(element);
  });

  test('stores nothing', async () => {
    const before = await merchant.ok('GET', '/v1/disclosures', disclosureList);
    await lint({ document: DOCUMENT });
    expect(await merchant.ok('GET', '/v1/disclosures', disclosureList)).toEqual(before);
  });

  const control = { locale: 'en', channels: ['sms'] };
  test.each([
    ['no text', {}, 'document'],
    ['both', { document: DOCUMENT, control }, 'document'],
    ['a jurisdiction that is none', { control, jurisdictions: ['US', 'ZZ'] }, 'jurisdictions[1]'],
    ['no jurisdiction', { control, jurisdictions: [] }, 'jurisdictions'],
    ['channels that don’t belong together', { control: { ...control, channels: ['sms', 'email'] } }, 'control.channels'],
    ['a channel twice', { control: { ...control, channels: ['sms', 'sms'] } }, 'control.channels'],
    ['no channel', { control: { ...control, channels: [] } }, 'control.channels'],
    ['an unknown programme', { control: { ...control, programme: 'other' } }, 'control.programme'],
    ['a language without texts', { control: { ...control, locale: 'tlh' } }, 'control.locale'],
    ['an unknown field', { control: { ...control, ticked: true } }, 'control'],
    [
      'covers that don’t belong together',
      { document: { ...DOCUMENT, covers: [...DOCUMENT.covers, { channel: 'email', purpose: 'marketing' }] } },
      'document.covers',
    ],
  ])('refuses %s with its place and what to do', async (_, body, path) => {
    const response = await merchant.call('POST', LINT, body);
    const problem = await problemOf(response);
    expect([response.status, problem.type, problem.paths]).toEqual([422, '/problems/invalid-request', [path]]);
    expect(problem.errors?.every(({ fix, message }) => fix && message)).toBe(true);
  });

  test('needs config:read', async () => {
    const [reader, other] = [await merchant.keyWith('config:read'), await merchant.keyWith('contacts:read')];
    expect((await merchant.call('POST', LINT, { control }, reader)).status).toBe(200);
    expect((await merchant.call('POST', LINT, { control }, other)).status).toBe(403);
    expect((await merchant.call('POST', LINT, { control }, 'no-key')).status).toBe(401);
  });
});

describe('publishing', () => {
  const withText = (text: string) => ({ ...DRAFT, locales: ['en'], controls: [{ channels: ['sms'], text: { en: text } }] });

  test('a text with an error is refused with clause, place and a text that passes, and that text publishes', async () => {
    const shop = await aMerchant();
    await shop.ok('PUT', '/v1/programmes/default', programmeView, PROGRAMME);
    const draft = withText('I agree to the Terms and to get texts from {brand}.');
    const { id } = await shop.ok('POST', '/v1/widgets', widgetView, { key: 'own', draft }, 201);
    const response = await shop.call('POST', `/v1/widgets/${id}/publish`);
    const refused = await problemOf(response);
    expect([response.status, refused.type]).toEqual([422, '/problems/publish-refused']);
    expect(refused.errors?.map(({ code }) => code)).toEqual(expect.arrayContaining(['terms_bundled', 'missing_stop', 'missing_rates']));
    for (const error of refused.errors ?? []) {
      expect(error.path).toBe('controls[0].text.en');
      expect([error.clause, error.fix, error.passing, error.from !== undefined].every(Boolean)).toBe(true);
    }
    expect((await shop.ok('GET', `/v1/widgets/${id}/versions`, widgetVersionList)).versions).toEqual([]);

    await shop.ok('PUT', `/v1/widgets/${id}/draft`, widgetView, withText(refused.errors![0]!.passing!));
    expect(await shop.ok('POST', `/v1/widgets/${id}/publish`, publishAnswer)).toMatchObject({ version: 1 });
  });

  test('R1.1 a control over two channels is refused before it is stored', async () => {
    const response = await merchant.call('POST', '/v1/widgets', {
      key: 'bundled',
      draft: { ...DRAFT, controls: [{ channels: ['sms', 'whatsapp'] }] },
    });
    expect([response.status, (await problemOf(response)).paths]).toEqual([422, ['draft.controls[0].channels']]);
  });
});
