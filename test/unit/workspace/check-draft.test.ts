/** What may be published: each rule with a draft that breaks it alone. */

import { describe, expect, test } from 'vitest';
import type { ProgrammeView } from '../../../shared/contract/programme.ts';
import { type WidgetDraft, type WidgetDraftInput, widgetDraft } from '../../../shared/contract/widget.ts';
import { CHANNELS, TYPED_ADDRESS_KIND } from '../../../shared/vocabulary.ts';
import { ASKABLE } from '../../../worker/channels/registry.ts';
import { DISCLOSURE_POLICY } from '../../../worker/policy/asked-elements.ts';
import { checkDraft } from '../../../worker/workspace/check-draft.ts';
import type { Control } from '../../../worker/workspace/compose-disclosures.ts';
import { DRAFT, PROGRAMME } from './fixtures.ts';

/** Short texts do here; what they say is judged in test/unit/policy/lint. */
const { lint: _words, ...WORDS_UNJUDGED } = DISCLOSURE_POLICY;
/** As an earlier build may have stored it: bundled channels were refused only at publish. */
const stored = ({ controls: list, ...change }: Partial<WidgetDraftInput>): WidgetDraft => ({
  ...widgetDraft.parse({ ...DRAFT, ...change }),
  ...(list && {
    controls: list.map(({ purpose = 'marketing', opt_in = 'double', ...control }) => ({ ...control, purpose, opt_in }) as Control),
  }),
});
const check = (change: Partial<WidgetDraftInput> = {}, programme: ProgrammeView | null = PROGRAMME) =>
  checkDraft(stored(change), programme, ASKABLE, WORDS_UNJUDGED)
    // Warned of in every language but the source; a test of its own below.
    .filter(({ code }) => code !== 'language_unreviewed')
    .map(({ level, path, code }) => [level, path, code]);
const controls = (...list: WidgetDraftInput['controls']) => ({ controls: list });

test('a good draft has no findings', () => {
  expect(check()).toEqual([]);
  expect(check({ locales: ['de-AT', 'en-GB'] })).toEqual([]);
  expect(
    check(controls({ channels: ['sms', 'mms', 'rcs'] }, { channels: ['whatsapp'] }, { channels: ['email'], opt_in: 'single' })),
  ).toEqual([]);
});

test('a programme that is not there is the one finding', () => {
  expect(check({}, null)).toEqual([['error', 'programme', 'programme_missing']]);
});

describe('languages', () => {
  test('that we don’t speak, or that are listed twice, are refused', () => {
    expect(check({ locales: ['en', 'sw'] })).toEqual([['error', 'locales[1]', 'language_missing']]);
    expect(check({ locales: ['en', 'EN'] })).toEqual([['error', 'locales[1]', 'language_repeated']]);
  });

  test('need title, intro, kinds and frequency; English stands in for the programme’s, with a warning', () => {
    const locales = ['ar'];
    expect(check({ locales })).toEqual([
      ['error', 'title.ar', 'text_missing'],
      ['error', 'intro.ar', 'text_missing'],
      ['warning', 'programme.kinds.ar', 'text_in_english'],
      ['warning', 'programme.frequency.ar', 'text_in_english'],
    ]);
    const german = { ...PROGRAMME, kinds: { de: 'Angebote' }, frequency: { de: 'monatlich' } };
    expect(check({ locales: ['en'] }, german)).toEqual([
      ['error', 'programme.kinds.en', 'text_missing'],
      ['error', 'programme.frequency.en', 'text_missing'],
    ]);
  });
});

test('a language that no native speaker has read is warned of by its place, once', { timeout: 60_000 }, () => {
  const unreviewed = (locales: string[]) =>
    checkDraft(widgetDraft.parse({ ...DRAFT, locales }), PROGRAMME, ASKABLE, DISCLOSURE_POLICY)
      .filter(({ code }) => code === 'language_unreviewed')
      .map(({ level, path }) => [level, path]);
  expect(unreviewed(['en', 'en-GB'])).toEqual([]);
  expect(unreviewed(['en', 'de-AT'])).toEqual([['warning', 'locales[1]']]);
});

describe('jurisdictions', () => {
  test('that have no rules and are no country are refused where they stand', () => {
    expect(check({ jurisdictions: ['DE', 'ZZ', 'US-QQ'] })).toEqual([
      ['error', 'jurisdictions[1]', 'jurisdiction_unknown'],
      ['error', 'jurisdictions[2]', 'jurisdiction_unknown'],
    ]);
    expect(check({ jurisdictions: ['EU', 'US'] })).toEqual([]);
  });
  test('that ask where the sender is want a postal address, for which the website stands in', () => {
    const { address: _, ...sender } = PROGRAMME.sender;
    const without = { ...PROGRAMME, sender };
    expect(check({ jurisdictions: ['CA'] }, without)).toEqual([['warning', 'programme.sender.address', 'sender_address_missing']]);
    expect(check({ jurisdictions: ['CA'] })).toEqual([]);
    expect(check({ jurisdictions: ['US'] }, without)).toEqual([]);
    const own = controls({ channels: ['sms'], text: { en: 'Yes', de: 'Ja' } });
    expect(check({ jurisdictions: ['CA'], ...own }, without)).toEqual([]);
  });
});

describe('R1.1 each channel has a control of its own', () => {
  test('but sms, mms and rcs of one sender', () => {
    expect(check(controls({ channels: ['sms', 'whatsapp'] }))).toEqual([['error', 'controls[0].channels', 'channels_bundled']]);
    expect(check(controls({ channels: ['email', 'whatsapp'] }))).toEqual([['error', 'controls[0].channels', 'channels_bundled']]);
    const accounts = { ...PROGRAMME.sender.accounts, rcs: 'another agent' };
    const split = { ...PROGRAMME, sender: { ...PROGRAMME.sender, accounts } };
    expect(check(controls({ channels: ['sms', 'rcs'] }), split)).toEqual([['error', 'controls[0].channels', 'accounts_differ']]);
    expect(check(controls({ channels: ['sms'] }, { channels: ['rcs'] }), split)).toEqual([]);
  });

  test('and is asked for once', () => {
    expect(check(controls({ channels: ['sms'] }, { channels: ['rcs', 'sms'] }))).toEqual([
      ['error', 'controls[1].channels[1]', 'channel_repeated'],
    ]);
    expect(check(controls({ channels: ['sms', 'sms'] }))).toEqual([['error', 'controls[0].channels[1]', 'channel_repeated']]);
    const text = { en: 'Codes by SMS', de: 'Codes per SMS' };
    expect(check(controls({ channels: ['sms'] }, { channels: ['sms'], purpose: 'authentication', text }))).toEqual([]);
  });

  test('whose text names every channel it covers', () => {
    const own = (text: string) => controls({ channels: ['sms', 'mms'], text: { en: text, de: 'SMS und MMS' } });
    expect(check(own('Get SMS and MMS'))).toEqual([]);
    expect(check(own('Get {channels}'))).toEqual([]);
    expect(check(own('Get sms and mms'))).toEqual([]);
    expect(check(own('Get SMS'))).toEqual([['error', 'controls[0].text.en', 'channels_not_named']]);
    expect(check(own('Get SMSs and MMS'))).toEqual([['error', 'controls[0].text.en', 'channels_not_named']]);
  });
});

describe('channels', () => {
  test.each(CHANNELS)(
    '%s: asked for only with a sender, and only where its address can be typed or its app opened by a link',
    (channel) => {
      const without = { ...PROGRAMME, sender: { ...PROGRAMME.sender, accounts: {} } };
      const all = { ...PROGRAMME, sender: { ...PROGRAMME.sender, accounts: { [channel]: 'account' } } };
      const path = 'controls[0].channels[0]';
      if (channel === 'signal') expect(check(controls({ channels: [channel] }), all)).toEqual([['error', path, 'channel_cannot_be_sent']]);
      else if (TYPED_ADDRESS_KIND[channel] || ASKABLE[channel].isBound) {
        expect(check(controls({ channels: [channel] }), all)).toEqual([]);
        expect(check(controls({ channels: [channel] }), without)).toEqual([['error', path, 'account_missing']]);
      } else expect(check(controls({ channels: [channel] }), all)).toEqual([['error', path, 'channel_not_typed']]);
    },
  );

  test('of a phone are warned about where nobody has to confirm', () => {
    expect(check(controls({ channels: ['whatsapp'], opt_in: 'single' }))).toEqual([['warning', 'controls[0].opt_in', 'single_opt_in']]);
  });
});

describe('the merchant’s own order', () => {
  test('names channels that are asked for, each once', () => {
    expect(check({ channel_order: ['email', 'sms'] })).toEqual([]);
    expect(check({ channel_order: ['email', 'line'] })).toEqual([['warning', 'channel_order[1]', 'channel_not_asked']]);
    expect(check({ channel_order: ['sms', 'email', 'sms'] })).toEqual([['error', 'channel_order[2]', 'channel_repeated']]);
  });
});

describe('own texts', () => {
  const own = (text: Record<string, string>) => controls({ channels: ['sms'], text });
  test('are there in every language', () => {
    expect(check(own({ en: 'Yes' }))).toEqual([['error', 'controls[0].text.de', 'text_missing']]);
  });
  test('fill only what is known', () => {
    expect(check(own({ en: 'Yes to {brand}', de: 'Ja zu {marke}' }))).toEqual([['error', 'controls[0].text.de', 'place_unknown']]);
  });
  test('fit once they are filled', () => {
    expect(check(own({ en: 'Yes', de: `${'x'.repeat(1980)} {legal_entity}` }))).toEqual([
      ['error', 'controls[0].text.de', 'text_too_long'],
    ]);
  });
  test('are needed where ours say marketing', () => {
    expect(check(controls({ channels: ['sms'], purpose: 'utility' }))).toEqual([['error', 'controls[0].text', 'text_missing']]);
  });
});

test('every error says how to mend it', () => {
  const bad = stored({
    locales: ['en', 'sw', 'ar'],
    controls: [{ channels: ['signal', 'sms'], opt_in: 'single' }, { channels: ['line'] }],
  });
  const findings = checkDraft(bad, PROGRAMME, ASKABLE, DISCLOSURE_POLICY);
  expect(findings.length).toBeGreaterThan(5);
  for (const finding of findings) expect([finding.path, Boolean(finding.fix && finding.message)]).toEqual([finding.path, true]);
});

describe('sending', () => {
  test('to or at the price of what is no country is refused; to nobody is warned of where codes are needed', () => {
    expect(check({ send_countries: ['US', 'ZZ'], message_cost_usd: { UK: 0.1 } })).toEqual([
      ['error', 'send_countries[1]', 'country_unknown'],
      ['error', 'message_cost_usd.UK', 'country_unknown'],
    ]);
    expect(check({ send_countries: [] })).toEqual([['warning', 'send_countries', 'no_country_listed']]);
    expect(check({ send_countries: [], ...controls({ channels: ['email'] }) })).toEqual([]);
    expect(check({ send_countries: ['US', 'GB'], daily_budget_usd: 0 })).toEqual([]);
  });
});
