/**
 * What publishing composes for every jurisdiction, channel and language, by the product's own rows: nothing is found in it, and whatever
 * of it is asked for can't be taken out unnoticed. `defaults.test.ts` does the same for every element, asked for anywhere or not.
 */
import { expect, test } from 'vitest';
import type { DisclosureDocument } from '../../../../shared/contract/disclosure.ts';
import { type WidgetDraft, widgetDraft } from '../../../../shared/contract/widget.ts';
import { joinClauses } from '../../../../shared/locales/clauses.ts';
import { LANGUAGES } from '../../../../shared/locales/languages.ts';
import { CHANNELS, type ChannelId } from '../../../../shared/vocabulary.ts';
import { ELEMENTS, type ElementId } from '../../../../worker/channels/elements.ts';
import { ASKABLE } from '../../../../worker/channels/registry.ts';
import { DISCLOSURE_POLICY } from '../../../../worker/policy/asked-elements.ts';
import { JURISDICTIONS } from '../../../../worker/policy/jurisdictions/registry.ts';
import { checkDraft } from '../../../../worker/workspace/check-draft.ts';
import { type Control, composeDocument, groupOf, templateOf } from '../../../../worker/workspace/compose-disclosures.ts';
import type { Asked } from '../../../../worker/workspace/disclosure-policy.ts';
import { DRAFT, PROGRAMME } from '../../workspace/fixtures.ts';

const CONTROLS: readonly (readonly ChannelId[])[] = [['sms', 'mms', 'rcs'], ['whatsapp'], ['email'], ['viber']];
const ACCOUNTS = { ...PROGRAMME.sender.accounts, viber: 'aurora' };
const programme = { ...PROGRAMME, sender: { ...PROGRAMME.sender, accounts: ACCOUNTS } };
const everyLanguage = Object.fromEntries(Object.keys(LANGUAGES).map((locale) => [locale, 'Aurora']));
const draftFor = (jurisdiction: string): WidgetDraft =>
  widgetDraft.parse({
    ...DRAFT,
    locales: Object.keys(LANGUAGES),
    title: everyLanguage,
    intro: everyLanguage,
    jurisdictions: [jurisdiction],
    controls: CONTROLS.map((channels) => ({ channels })),
  });

const codesOf = (document: DisclosureDocument, { elements }: Asked) =>
  DISCLOSURE_POLICY.lint!(document, elements, programme.sender).map(({ code }) => code);
/** All that a composed text says, asked for or always said: adding it again changes nothing. */
const saidIn = (control: Control, locale: string, { elements }: Asked): ElementId[] =>
  ELEMENTS.filter((element) => templateOf(control, locale, [...elements, element]) === templateOf(control, locale, elements));

function composeWithout(control: Control, locale: string, asked: Asked, element: ElementId): DisclosureDocument {
  const kept = saidIn(control, locale, asked).filter((each) => each !== element);
  const text = joinClauses(LANGUAGES[locale]!.disclosure.clauses, groupOf(control.channels), kept);
  return withoutLink(composeDocument({ ...control, text: { [locale]: text } }, locale, programme, {}, asked), element);
}
/** Terms and policy are also said by their links. */
const withoutLink = (document: DisclosureDocument, element: ElementId): DisclosureDocument => ({
  ...document,
  links: document.links.filter(({ rel }) => rel !== element),
});

/** What is asked of each control somewhere; jurisdictions that ask for the same are tried once. */
const CASES = CONTROLS.flatMap((channels) => {
  const lists = JURISDICTIONS.map(({ id }) => [id, DISCLOSURE_POLICY.asked(channels, [id])] as const);
  const distinct = new Map(lists.map(([id, asked]) => [JSON.stringify(asked), { id, asked }]));
  return [...distinct.values()].map((each) => ({ ...each, control: { channels, purpose: 'marketing', opt_in: 'double' } as Control }));
});

test.each([...new Set(CASES.map(({ id }) => id))])(
  'publishing for %s finds nothing in the composed texts but who reviewed their language',
  { timeout: 120_000 },
  (id) => {
    const codes = checkDraft(draftFor(id), programme, ASKABLE, DISCLOSURE_POLICY).map(({ code }) => code);
    expect([...new Set(codes)].sort()).toEqual(['language_unreviewed', 'text_in_english']);
  },
);

test.each(Object.keys(LANGUAGES))(
  'no clause that is asked for can be taken from a composed text in %s unnoticed',
  { timeout: 120_000 },
  (locale) => {
    const unnoticed = CASES.flatMap(({ id, asked, control }) =>
      asked.elements
        .filter((element) => {
          const document = composeWithout(control, locale, asked, element);
          return !codesOf(document, asked).some((code) => code === `missing_${element}` || code === 'channel_wrong');
        })
        .map((element) => `${id} ${control.channels} ${element}`),
    );
    expect(unnoticed).toEqual([]);
  },
);

test('every app that a form leads into is named by its composed text, in every language', { timeout: 120_000 }, () => {
  const apps = CHANNELS.filter((channel) => ASKABLE[channel].isBound);
  expect(apps).toContain('line');
  const accounts = Object.fromEntries(apps.map((channel) => [channel, 'aurora']));
  const sender = { ...PROGRAMME.sender, accounts: { ...ACCOUNTS, ...accounts } };
  const draft = {
    ...draftFor('default'),
    controls: apps.map((channel) => ({ channels: [channel], purpose: 'marketing', opt_in: 'double' }) as Control),
  };
  const found = checkDraft(draft, { ...PROGRAMME, sender }, ASKABLE, DISCLOSURE_POLICY).filter(({ level }) => level === 'error');
  // Limit: in Arabic the name of Apple's Messages reads as "messages" about anything; no account carries them yet.
  const known = (path: string) => path === `controls[${apps.indexOf('apple_messages')}].text.ar`;
  expect(found.filter(({ path }) => !known(path)).map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
});
