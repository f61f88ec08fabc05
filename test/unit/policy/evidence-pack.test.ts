/** The evidence pack: composed from what is published and nothing else, whole as it stands, and telling what each carrier would reject. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readable } from '../../../scripts/evidence/readable.ts';
import { type EvidencePack, type EvidencePicture, evidencePack as packSchema } from '../../../shared/contract/evidence.ts';
import type { ProgrammeView } from '../../../shared/contract/programme.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { CARRIER_REASONS } from '../../../worker/policy/evidence-pack/codes.ts';
import { evidencePack } from '../../../worker/policy/evidence-pack/pack.ts';
import { isPublic } from '../../../worker/policy/evidence-pack/place-checks.ts';
import type { EvidenceInput } from '../../../worker/policy/evidence-pack/sources.ts';
import type { PublishedWidget } from '../../../worker/workspace/workspace-api.ts';

const GOOD =
  'I agree to receive recurring automated marketing text messages (SMS) about offers and new coffees from Aurora Coffee Roasters LLC (Aurora Coffee) at the number I gave, sent from +18005550199. Up to 4 messages a month. Consent is not a condition of any purchase. Message and data rates may apply. Reply STOP to stop, HELP for help.';
const HASH = 'ab'.repeat(32);

const PROGRAMME: ProgrammeView = {
  id: 'default',
  name: 'Aurora news',
  sender: {
    legal_entity: 'Aurora Coffee Roasters LLC',
    brand: 'Aurora Coffee',
    contact: 'hello@aurora-coffee.example',
    accounts: { sms: '+18005550199', email: 'offers@aurora-coffee.example' },
  },
  kinds: { en: 'offers and new coffees' },
  frequency: { en: 'up to 4 messages a month' },
  terms_url: 'https://aurora-coffee.example/terms',
  privacy_url: 'https://aurora-coffee.example/privacy',
};

interface Change {
  readonly text?: string;
  readonly programme?: Partial<ProgrammeView>;
  readonly contact?: string;
  readonly number?: string | null;
  readonly origins?: readonly string[];
  readonly channels?: readonly ChannelId[];
  readonly locale?: string;
  readonly mode?: 'live' | 'test';
  readonly linkHash?: string | null;
}

function published(change: Change = {}): PublishedWidget {
  const {
    text = GOOD,
    channels = ['sms'],
    locale = 'en',
    origins = ['https://aurora-coffee.example'],
    linkHash = HASH,
    mode = 'live',
  } = change;
  const { sms: _, ...rest } = PROGRAMME.sender.accounts;
  const number = change.number === undefined ? PROGRAMME.sender.accounts.sms : change.number;
  const programme: ProgrammeView = {
    ...PROGRAMME,
    sender: {
      ...PROGRAMME.sender,
      contact: change.contact ?? PROGRAMME.sender.contact,
      accounts: { ...rest, ...(number ? { sms: number } : {}) },
    },
    ...change.programme,
  };
  return {
    workspace: '0011223344556677',
    partitions: 1,
    suspended: false,
    current: true,
    split: null,
    identitySecret: 'c2VjcmV0',
    programme,
    version: {
      widget_id: 'wdg_test',
      version: 3,
      published_at: '2026-11-01T00:00:00.000Z',
      draft: {
        name: 'Form',
        programme: 'default',
        origins: [...origins],
        locales: [locale],
        controls: [{ channels: [...channels], purpose: 'marketing', opt_in: 'double' }],
        title: { [locale]: 'Hear it first' },
        intro: { [locale]: 'Offers first' },
        default_country: 'US',
        trigger: 'inline',
        mode,
      },
      controls: [
        {
          channels: [...channels],
          purpose: 'marketing',
          programme: 'default',
          opt_in: 'double',
          disclosures: { [locale]: HASH },
          grant_life_days: null,
        },
      ],
    },
    documents: {
      [HASH]: {
        schema: 1,
        locale,
        direction: 'ltr',
        text,
        control: { kind: 'checkbox', label: 'Text messages' },
        button: 'Sign up',
        links: [
          { rel: 'terms', label: 'Terms', url: programme.terms_url, sha256: linkHash },
          { rel: 'privacy', label: 'Privacy policy', url: programme.privacy_url, sha256: linkHash },
        ],
        programme: { id: 'default', name: programme.name, kinds: 'offers and new coffees', frequency: 'up to 4 messages a month' },
        sender: { legal_entity: 'Aurora Coffee Roasters LLC', brand: 'Aurora Coffee', accounts: {} },
        covers: channels.map((channel) => ({ channel, purpose: 'marketing' })),
      },
    },
  };
}

const PICTURE: EvidencePicture = {
  url: 'https://sayso.example/p/ws_1/pictures/1.png',
  sha256: HASH,
  version: 3,
  form_build: '0a1b2c3d4e',
  width: 780,
  height: 2000,
  uploaded_at: '2026-11-02T00:00:00.000Z',
};

function packOf(change: Change = {}, more: Partial<EvidenceInput> = {}): EvidencePack {
  const pack = evidencePack({
    published: published(change),
    unpublishedChanges: false,
    formBuild: '0a1b2c3d4e',
    picture: PICTURE,
    programmePageUrl: 'https://sayso.example/p/ws_1/programme/default',
    landingUrls: ['https://sayso.example/p/ws_1/join'],
    ...more,
  });
  return packSchema.parse(pack);
}
const found = (pack: EvidencePack) => pack.checks.filter(({ level }) => level !== 'by_hand').map(({ code }) => code);

describe('what is whole', () => {
  test('has nothing to mend, and only the merchant’s own pages to read', () => {
    const { checks } = packOf();
    expect(checks.map(({ level, code }) => [level, code])).toEqual([
      ['by_hand', 'terms_to_read'],
      ['by_hand', 'privacy_to_read'],
    ]);
  });

  test('says in the message after the opt-in all that 30540 lists, and the exact call to action in the flow', () => {
    const { opt_in_message: message, twilio_10dlc: campaign, call_to_action: shown, twilio_tollfree: tollfree } = packOf();
    for (const part of ['Aurora Coffee', 'Aurora news', 'Up to 4 messages a month', 'Message and data rates may apply', 'HELP', 'STOP'])
      expect(message.text).toContain(part);
    expect(shown).toMatchObject([{ locale: 'en', text: GOOD, disclosure: HASH, button: 'Sign up' }]);
    expect(campaign.fields.MessageFlow).toContain(`"${GOOD}"`);
    expect(campaign.fields.MessageFlow).toContain('https://sayso.example/p/ws_1/join');
    expect(campaign.fields).toMatchObject({ HasEmbeddedLinks: true, HasEmbeddedPhone: false, UsAppToPersonUsecase: 'MARKETING' });
    expect(tollfree.fields).toMatchObject({
      OptInType: 'WEB_FORM',
      OptInImageUrls: [PICTURE.url],
      BusinessName: 'Aurora Coffee Roasters LLC',
    });
  });

  test('knows which registration the number needs', () => {
    const applies = (number: string) => {
      const { twilio_tollfree: tollfree, twilio_10dlc: campaign } = packOf({ number });
      return [tollfree.applies, campaign.applies];
    };
    expect(applies('+18005550199')).toEqual([true, false]);
    expect(applies('+1 (888) 555-0199')).toEqual([true, false]);
    expect(applies('+12025550123')).toEqual([false, true]);
    expect(applies('+447700900123')).toEqual([false, false]);
    expect(applies('12345')).toEqual([false, false]);
  });

  test('a phone number as contact makes the messages hold one', () => {
    expect(packOf({ contact: '+1 202 555 0123' }).twilio_10dlc.fields.HasEmbeddedPhone).toBe(true);
  });

  test('every reason it names is one that we know the source of', () => {
    const known = Object.keys(CARRIER_REASONS);
    const pack = packOf({ text: 'x', contact: 'us', number: null, origins: [], linkHash: null }, { picture: null, landingUrls: [] });
    const named = JSON.stringify(pack).match(/"30\d{3}"/g) ?? [];
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((code) => !known.includes(code.slice(1, -1)))).toEqual([]);
  });
});

describe('each thing that is missing is named, and it alone', () => {
  const without = (part: string): Change => ({ text: GOOD.replaceAll(part, '') });
  const ROWS: Readonly<Record<string, [Change, Partial<EvidenceInput>, string]>> = {
    frequency_missing: [without('Up to 4 messages a month.'), {}, '30545'],
    purpose_missing: [without('offers and new coffees'), {}, '30544'],
    rates_missing: [without('Message and data rates may apply.'), {}, '30569'],
    help_missing: [without('HELP for help'), {}, '30570'],
    stop_missing: [without('STOP to stop'), {}, '30841'],
    brand_missing: [{ text: GOOD.replaceAll('Aurora Coffee', 'us') }, {}, '30837'],
    channel_missing: [{ text: GOOD.replace('text messages (SMS)', 'communications') }, {}, '30551'],
    agreement_missing: [{ text: GOOD.replace('I agree to receive', 'You get').replace('Consent is', 'This is') }, {}, '30831'],
    no_text_control: [{ channels: ['email'] }, {}, '30842'],
    contact_unreachable: [{ contact: 'our friendly staff' }, {}, '30486'],
    no_live_form: [{ origins: ['http://127.0.0.1:8080'] }, { landingUrls: ['http://127.0.0.1:8787/p/ws_1/join'] }, '30543'],
    test_mode: [{ mode: 'test' }, {}, '30543'],
    picture_missing: [{}, { picture: null }, '30842'],
    picture_outdated: [{}, { picture: { ...PICTURE, version: 2 } }, '30555'],
  };
  test.each(Object.entries(ROWS))('%s', (code, [change, more, carrier]) => {
    const pack = packOf(change, more);
    const check = pack.checks.find((each) => each.code === code);
    expect(check?.carrier_codes).toContain(carrier);
    expect(check?.level).toBe('error');
    expect(check?.fix).not.toBe('');
    // What hangs on the text can't be judged where there is none.
    if (code !== 'no_text_control') expect(found(pack)).toEqual([code]);
  });

  test('no number, no English, links that could not be read, changes not published', () => {
    expect(found(packOf({ number: null }))).toEqual(['no_number']);
    expect(found(packOf({ locale: 'de' }))).toEqual(['no_english']);
    expect(found(packOf({ linkHash: null }))).toEqual(['terms_unreachable', 'privacy_unreachable']);
    expect(found(packOf({}, { unpublishedChanges: true }))).toEqual(['unpublished_changes']);
  });

  test('a picture of another build or version is handed to nobody', () => {
    for (const picture of [
      { ...PICTURE, form_build: 'ffffffffff' },
      { ...PICTURE, version: 4 },
    ]) {
      const pack = packOf({}, { picture });
      expect(pack.picture).toBeNull();
      expect(JSON.stringify([pack.twilio_10dlc, pack.twilio_tollfree])).not.toContain(PICTURE.url);
    }
    expect(packOf({}, { formBuild: null }).picture).toBeNull();
  });

  test('a message that Twilio would cut is refused with its length', () => {
    const { checks } = packOf({ programme: { name: 'A name that goes on and on '.repeat(12) } });
    expect(checks.filter(({ code }) => code === 'length').map(({ path }) => path)).toContain('twilio_10dlc.fields.OptInMessage');
  });
});

test('any programme and any text make a pack of the contract’s form, the same each time, and readable', () => {
  const words = fc.string({ minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(words, words, words, words, (text, name, contact, number) => {
      const make = () => packOf({ text, contact, number, programme: { name } });
      const pack = make();
      expect(make()).toEqual(pack);
      expect(pack.call_to_action[0]?.text).toBe(text);
      expect(readable(pack, 'form.png')).toContain(pack.terms_clauses[0]!.text.split('\n')[0]);
    }),
  );
});

test.each([
  ['https://shop.example', true],
  ['http://shop.example', false],
  ['https://localhost', false],
  ['https://127.0.0.1', false],
  ['https://[::1]', false],
  ['https://printer.local', false],
  ['nothing', false],
])('%s is public: %s', (url, is) => expect(isPublic(url)).toBe(is));

test('docs/carrier-evidence.md lists every reason with its source and date', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/carrier-evidence.md'), 'utf8');
  for (const [code, { says, source, readOn, confidence }] of Object.entries(CARRIER_REASONS))
    expect(page).toContain(`| [${code}](${source}) | ${says} | ${confidence}, ${readOn} |`);
});
