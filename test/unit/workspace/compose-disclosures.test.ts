/** The text that a person sees: who sends, what, how often, from where; exactly one document per control and language. */
import { describe, expect, test } from 'vitest';
import { disclosureDocument } from '../../../shared/contract/disclosure.ts';
import { widgetDraft } from '../../../shared/contract/widget.ts';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { canonicalBytes } from '../../../shared/proof/canonical.ts';
import { sha256Hex } from '../../../worker/platform/bytes.ts';
import { DISCLOSURE_POLICY } from '../../../worker/policy/asked-elements.ts';
import { composeDisclosures } from '../../../worker/workspace/compose-disclosures.ts';
import { DRAFT, PROGRAMME } from './fixtures.ts';

const compose = (change: object = {}, programme = PROGRAMME, links = {}) => {
  const { controls, documents } = composeDisclosures(widgetDraft.parse({ ...DRAFT, ...change }), programme, links, DISCLOSURE_POLICY);
  const read = (control: number, locale: string) => {
    const bytes = documents.get(controls[control]!.disclosures[locale]!)!;
    return disclosureDocument.parse(JSON.parse(new TextDecoder().decode(bytes)));
  };
  return { controls, documents, read };
};
const all = {
  locales: Object.keys(LANGUAGES),
  controls: [{ channels: ['sms', 'mms', 'rcs'] }, { channels: ['whatsapp'] }, { channels: ['email'] }],
};

describe.each(Object.entries(LANGUAGES))('in %s', (locale, texts) => {
  const { read } = compose(all);
  test.each([0, 1, 2])('control %i names sender, brand, account, kinds, frequency and contact, with no place left open', (control) => {
    const document = read(control, locale);
    const bare = document.text.replace(/[\u2068\u2069]/g, '');
    const account = ['+12025550123', '+12025550124', 'offers@aurora-coffee.example'][control]!;
    const { kinds } = document.programme;
    for (const part of ['Aurora Coffee Roasters LLC', 'Aurora Coffee', account, kinds, 'hello@aurora-coffee.example']) {
      expect(bare).toContain(part);
    }
    expect(bare.toLowerCase()).toContain(document.programme.frequency.toLowerCase());
    expect(document.text).not.toMatch(/[{}]/);
    expect(document).toMatchObject({ locale, direction: texts.direction, button: texts.disclosure.button });
    expect(document.links.map(({ rel, url, sha256 }) => [rel, url, sha256])).toEqual([
      ['terms', PROGRAMME.terms_url, null],
      ['privacy', PROGRAMME.privacy_url, null],
    ]);
  });
  test('the control over three names all three, and its label says text messages', () => {
    const { text, control, covers } = read(0, locale);
    for (const name of ['SMS', 'MMS', 'RCS']) expect(text).toContain(name);
    expect(control).toEqual({ kind: 'checkbox', label: texts.disclosure.control.text_messages });
    expect(covers.map((cover) => cover.channel)).toEqual(['sms', 'mms', 'rcs']);
  });
});

test('the English text for SMS reads as a whole', () => {
  expect(compose().read(0, 'en').text).toBe(
    'I agree to receive recurring automated marketing text messages (SMS) about offers from Aurora Coffee Roasters LLC (Aurora Coffee) at the number I gave, sent from +12025550123. Up to 4 messages a month. Consent is not a condition of any purchase. Message and data rates may apply. Reply STOP to stop. Reply HELP for help. I am at least 13 years old. My number and this consent are not shared with others for their own marketing. Contact: hello@aurora-coffee.example.',
  );
});

test('no text says what its links say right below it', () => {
  for (const locale of Object.keys(LANGUAGES)) {
    const { said } = LANGUAGES[locale]!.disclosure.clauses;
    const { text, links } = compose({ ...all, jurisdictions: ['default'] }).read(0, locale);
    for (const clause of [said.terms, said.privacy]) expect(text).not.toContain(clause);
    expect(links.map(({ rel }) => rel)).toEqual(['terms', 'privacy']);
  }
});

test('in a right-to-left text each filled value is isolated, so that a number keeps its order', () => {
  expect(compose(all).read(0, 'ar').text).toContain('\u2068+12025550123\u2069');
  expect(compose(all).read(0, 'en').text).not.toMatch(/[\u2068\u2069]/);
});

test('the merchant’s own text is taken as it is, its places filled once', () => {
  const text = { en: 'Yes to {brand}: {kinds}.', de: 'Ja.' };
  const programme = { ...PROGRAMME, sender: { ...PROGRAMME.sender, brand: '{contact}' } };
  expect(compose({ controls: [{ channels: ['sms'], text }] }, programme).read(0, 'en').text).toBe('Yes to {contact}: offers.');
});

test('the hash is of the canonical bytes, and says all that was shown', () => {
  const { controls, documents } = compose();
  for (const [hash, bytes] of documents) {
    expect(sha256Hex(bytes)).toBe(hash);
    expect(canonicalBytes(JSON.parse(new TextDecoder().decode(bytes)))).toEqual(bytes);
  }
  const hashes = (composed: ReturnType<typeof compose>) => composed.controls.map((control) => control.disclosures.en);
  const before = hashes({ controls } as ReturnType<typeof compose>);
  expect(hashes(compose())).toEqual(before);
  const changes = [
    compose({}, { ...PROGRAMME, terms_url: 'https://aurora-coffee.example/new' }),
    compose({}, PROGRAMME, { [PROGRAMME.terms_url]: 'ab'.repeat(32) }),
    compose({}, { ...PROGRAMME, sender: { ...PROGRAMME.sender, accounts: { ...PROGRAMME.sender.accounts, sms: '+12025550125' } } }),
    compose({}, { ...PROGRAMME, name: 'Other' }),
  ];
  for (const change of changes) expect(hashes(change)[0]).not.toBe(before[0]);
});

test('a published control carries what the ledger needs: opt-in, life, programme', () => {
  const { controls } = compose({ controls: [{ channels: ['email'], opt_in: 'single' }] }, { ...PROGRAMME, grant_life_days: 90 });
  expect(controls[0]).toMatchObject({
    channels: ['email'],
    purpose: 'marketing',
    programme: 'default',
    opt_in: 'single',
    grant_life_days: 90,
  });
});

describe('a composed text follows the jurisdictions of its widget', () => {
  const sms = { controls: [{ channels: ['sms'] }] };
  const text = (change: object, programme = PROGRAMME) => compose({ ...sms, ...change }, programme).read(0, 'en').text;
  const WITHDRAW = 'I can withdraw my consent at any time for the future.';

  test('those that it names, else those of the countries that it may send to, else of its default country', () => {
    expect(text({})).not.toContain(WITHDRAW);
    expect(text({ default_country: 'DE' })).toContain(WITHDRAW);
    expect(text({ send_countries: ['US', 'DE'] })).toContain(WITHDRAW);
    expect(text({ send_countries: ['DE'], jurisdictions: ['US'] })).not.toContain(WITHDRAW);
  });
  test('a country without rules of its own has the strictest, and so has a widget that sends nowhere', () => {
    const strictest = text({ jurisdictions: ['default'] });
    expect(strictest).toContain(WITHDRAW);
    expect(strictest).toContain('I am at least 18 years old.');
    expect(strictest).toContain('My number and this consent are not shared');
    expect(text({ send_countries: ['FJ'] })).toBe(strictest);
    expect(text({ send_countries: [] })).toBe(strictest);
  });
  test('the postal address is said where the programme has one, else the site of the terms', () => {
    const { address: _, ...sender } = PROGRAMME.sender;
    expect(text({ jurisdictions: ['CA'] })).toContain('Address of the sender: 1 Example Street, Springfield.');
    expect(text({ jurisdictions: ['CA'] }, { ...PROGRAMME, sender })).toContain('Address of the sender: aurora-coffee.example.');
  });
  test('an own text is not added to', () => {
    const own = { controls: [{ channels: ['sms'], text: { en: 'Yes, {age}, {terms}', de: 'Ja' } }], jurisdictions: ['CA'] };
    // Quebec’s age.
    expect(compose(own).read(0, 'en').text).toBe(`Yes, 14, ${PROGRAMME.terms_url}`);
  });
});
