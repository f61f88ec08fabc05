/** Whether a draft may be published, and what its author should know. Pure; one finding per place, each with its fix. */
import { disclosureDocument } from '../../shared/contract/disclosure.ts';
import type { ProgrammeView } from '../../shared/contract/programme.ts';
import type { Finding, WidgetDraft } from '../../shared/contract/widget.ts';
import { placesOf } from '../../shared/locales/fill.ts';
import { LANGUAGES, matchLanguage, textFor } from '../../shared/locales/languages.ts';
import { callingCodeOf } from '../../shared/phone/countries.ts';
import { CHANNELS, type ChannelId, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import type { AskableChannels } from './askable-channels.ts';
import { checkShow } from './check-show.ts';
import { type Control, composeDocument, isText, nightOfText, placeValues, templateOf } from './compose-disclosures.ts';
import { type DisclosurePolicy, jurisdictionsOf } from './disclosure-policy.ts';

/** @param programme null where the draft names one that is not there. */
export function checkDraft(
  draft: WidgetDraft,
  programme: ProgrammeView | null,
  askable: AskableChannels,
  policy: DisclosurePolicy,
): Finding[] {
  if (!programme) {
    return [error('programme', 'programme_missing', `There is no programme "${draft.programme}".`, 'Make it, or name another programme.')];
  }
  const languages = checkLanguages(draft, programme);
  const controls = draft.controls.flatMap((control, index) => checkControl(control, `controls[${index}]`, draft, programme, askable));
  // A text in a language that we don't have can't be composed, so its findings would only repeat the first.
  const composable = !languages.some((finding) => finding.level === 'error') && !controls.some((finding) => finding.level === 'error');
  const texts = composable
    ? draft.controls.flatMap((control, index) => checkTexts(control, `controls[${index}]`, draft, programme, policy))
    : [];
  return [
    ...languages,
    ...checkJurisdictions(draft, programme, policy),
    ...repeatedPairs(draft),
    ...controls,
    ...texts,
    ...checkSending(draft),
    ...checkOrder(draft),
    ...checkOffer(draft),
    ...checkPreferences(draft, programme),
    ...checkShow(draft),
  ];
}

/** Rules that nobody knows would silently ask for nothing. */
function checkJurisdictions(draft: WidgetDraft, programme: ProgrammeView, policy: DisclosurePolicy): Finding[] {
  const unknown = (draft.jurisdictions ?? []).flatMap((id, index) =>
    policy.knows(id)
      ? []
      : [
          error(
            `jurisdictions[${index}]`,
            'jurisdiction_unknown',
            `There are no rules of ${id}.`,
            'Use a country code such as DE, or default.',
          ),
        ],
  );
  const composed = draft.controls.filter(({ text }) => text === undefined);
  const asks = composed.some(({ channels }) => policy.asked(channels, jurisdictionsOf(draft)).elements.includes('sender_address'));
  if (!asks || programme.sender.address !== undefined) return unknown;
  const message = 'The text must say where the sender is; without a postal address it names the website alone.';
  const fix = `Add sender.address to the programme "${programme.id}".`;
  return [...unknown, warning('programme.sender.address', 'sender_address_missing', message, fix)];
}

/** An order of channels that nobody asks for is most likely a slip. */
function checkOrder({ channel_order: order, controls }: WidgetDraft): Finding[] {
  return (order ?? []).flatMap((channel, index) => {
    const path = `channel_order[${index}]`;
    if (order?.indexOf(channel) !== index) return [error(path, 'channel_repeated', `${channel} is listed twice.`, 'Remove one of them.')];
    if (controls.some(({ channels }) => channels.includes(channel))) return [];
    return [warning(path, 'channel_not_asked', `No control asks for ${channel}.`, 'Remove it, or add its control.')];
  });
}

/** A question without answers would silently not be asked. */
function checkPreferences({ preferences, controls, locales }: WidgetDraft, programme: ProgrammeView): Finding[] {
  const at = (name: 'topics' | 'order'): string => `preferences[${preferences?.indexOf(name)}]`;
  const findings: Finding[] = [];
  if (preferences?.includes('order') && controls.length < 2) {
    findings.push(error(at('order'), 'nothing_to_order', 'There is one control alone, so there is no order.', 'Remove "order".'));
  }
  if (!preferences?.includes('topics')) return findings;
  if (!programme.topics?.length) {
    const fix = `Add topics to the programme "${programme.id}", or remove "topics".`;
    return [...findings, error(at('topics'), 'topics_missing', 'The programme has no topics.', fix)];
  }
  const unlabelled = programme.topics.flatMap(({ id, label }) =>
    locales
      .filter((locale) => textFor(label, locale) === null)
      .map((locale) => {
        const [path, message] = [`programme.topics.${id}.label.${locale}`, `The topic "${id}" has no label in ${locale}.`];
        return warning(path, 'text_missing', message, `Add its label in ${locale} to the programme "${programme.id}".`);
      }),
  );
  return [...findings, ...unlabelled];
}

/** What is given is told in every language of the form, and there is something to give to the last one who comes. */
function checkOffer({ offer, locales }: WidgetDraft): Finding[] {
  if (!offer) return [];
  const texts = [
    ['offer.text', offer.text] as const,
    ...(offer.links ?? []).map(({ label }, index) => [`offer.links[${index}].label`, label] as const),
  ];
  const missing = texts.flatMap(([path, text]) =>
    locales
      .filter((locale) => textFor(text, locale) === null)
      .map((locale) => error(`${path}.${locale}`, 'text_missing', `This has no text in ${locale}.`, `Add ${path}.${locale}.`)),
  );
  if (!offer.pool || offer.code !== undefined) return missing;
  const message = 'When the pool is empty, people are told that no codes are left.';
  return [...missing, warning('offer.code', 'offer_may_run_out', message, 'Add a code for everybody, or keep the pool filled.')];
}

/** A country that is none would silently send nothing, and so would an empty list. */
function checkSending({ send_countries: listed, message_cost_usd: costs, controls }: WidgetDraft): Finding[] {
  const named = [
    ...(listed ?? []).map((country, index) => [`send_countries[${index}]`, country] as const),
    ...Object.keys(costs ?? {}).map((country) => [`message_cost_usd.${country}`, country] as const),
  ];
  const unknown = named.filter(([, country]) => callingCodeOf(country) === '');
  const findings = unknown.map(([path, country]) =>
    error(path, 'country_unknown', `${country} is no country with phone numbers.`, 'Use its ISO 3166 code, such as GB.'),
  );
  const needsCodes = controls.some(
    ({ channels, opt_in }) => opt_in === 'double' && channels.some((each) => TYPED_ADDRESS_KIND[each] === 'phone'),
  );
  if (listed?.length === 0 && needsCodes) {
    const message = 'No country is listed, so nobody gets a code by phone and no grant there is ever confirmed.';
    findings.push(warning('send_countries', 'no_country_listed', message, 'List the countries of your customers.'));
  }
  return findings;
}

function checkLanguages(draft: WidgetDraft, programme: ProgrammeView): Finding[] {
  return draft.locales.flatMap((locale, index) => {
    const path = `locales[${index}]`;
    if (draft.locales.findIndex((other) => other.toLowerCase() === locale.toLowerCase()) < index) {
      return [error(path, 'language_repeated', `${locale} is listed twice.`, 'Remove one of them.')];
    }
    if (!matchLanguage(locale)) {
      const spoken = Object.keys(LANGUAGES).join(', ');
      return [error(path, 'language_missing', `There are no texts in ${locale} yet.`, `Use one of ${spoken}, or add a language file.`)];
    }
    return [
      ...checkReviewed(locale, path),
      ...(['title', 'intro'] as const).flatMap((name) =>
        textFor(draft[name], locale) === null
          ? [error(`${name}.${locale}`, 'text_missing', `The ${name} has no text in ${locale}.`, `Add ${name}.${locale}.`)]
          : [],
      ),
      ...(['kinds', 'frequency'] as const).flatMap((name) => checkProgrammeText(name, locale, programme)),
    ];
  });
}

function checkReviewed(locale: string, path: string): Finding[] {
  if (matchLanguage(locale)?.reviewed !== false) return [];
  const message = `No native speaker has reviewed the product’s own texts in ${locale} yet.`;
  return [warning(path, 'language_unreviewed', message, 'Have somebody who speaks it read the form before people see it.')];
}

function checkProgrammeText(name: 'kinds' | 'frequency', locale: string, programme: ProgrammeView): Finding[] {
  if (textFor(programme[name], locale) !== null) return [];
  const [path, fix] = [`programme.${name}.${locale}`, `Add ${name}.${locale} to the programme "${programme.id}".`];
  if (textFor(programme[name], 'en') === null) return [error(path, 'text_missing', `The programme has no ${name} in ${locale}.`, fix)];
  return [warning(path, 'text_in_english', `The text in ${locale} says ${name} in English.`, fix)];
}

/** One control per channel: two that ask for the same pair would make an answer ambiguous. */
function repeatedPairs(draft: WidgetDraft): Finding[] {
  const seen = new Set<string>();
  return draft.controls.flatMap((control, index) =>
    control.channels.flatMap((channel, at) => {
      const pair = `${channel}:${control.purpose}`;
      if (!seen.has(pair)) {
        seen.add(pair);
        return [];
      }
      const path = `controls[${index}].channels[${at}]`;
      return [error(path, 'channel_repeated', `${channel} is asked for twice.`, 'Leave each channel to one control.')];
    }),
  );
}

function checkControl(control: Control, path: string, draft: WidgetDraft, programme: ProgrammeView, askable: AskableChannels): Finding[] {
  const { channels } = control;
  const findings = channels.flatMap((channel, at) => checkChannel(channel, `${path}.channels[${at}]`, programme, askable));
  if (channels.length > 1 && !channels.every(isText)) {
    const message = 'One control may cover sms, mms and rcs; every other channel has a control of its own.';
    findings.push(error(`${path}.channels`, 'channels_bundled', message, 'Split it into one control per channel.'));
  } else if (new Set(channels.map((channel) => programme.sender.accounts[channel])).size > 1) {
    const fix = `Give sender.accounts one number for ${channels.join(', ')}, or split the control.`;
    findings.push(error(`${path}.channels`, 'accounts_differ', 'A control may cover several channels of one sender only.', fix));
  }
  if (control.opt_in === 'single' && channels.some((channel) => TYPED_ADDRESS_KIND[channel] === 'phone')) {
    const message = 'Anybody can type a number that is not theirs; without a code nothing shows that its owner agreed.';
    findings.push(warning(`${path}.opt_in`, 'single_opt_in', message, 'Use "double" on phone channels.'));
  }
  for (const locale of control.text ? draft.locales : []) {
    if (textFor(control.text ?? {}, locale) !== null) continue;
    const fix = `Add text.${locale}, or remove text to have it composed.`;
    findings.push(error(`${path}.text.${locale}`, 'text_missing', `This control has no text in ${locale}.`, fix));
  }
  if (!control.text && control.purpose !== 'marketing') {
    const message = `There is no standard text for ${control.purpose}.`;
    findings.push(error(`${path}.text`, 'text_missing', message, 'Give the text in each language.'));
  }
  return findings;
}

function checkChannel(channel: ChannelId, path: string, programme: ProgrammeView, askable: AskableChannels): Finding[] {
  if (!askable[channel].canBeSent) {
    const message = `${channel} can be somebody’s preference, but businesses can’t send on it.`;
    return [error(path, 'channel_cannot_be_sent', message, `Remove ${channel} from the control.`)];
  }
  if (!askable[channel].isTyped && !askable[channel].isBound) {
    const offered = CHANNELS.filter((each) => askable[each].isTyped || askable[each].isBound).join(', ');
    const message = `${channel} is given by the merchant’s own app; no form can ask for it.`;
    return [error(path, 'channel_not_typed', message, `Use one of ${offered}.`)];
  }
  if (programme.sender.accounts[channel] === undefined) {
    const fix = `Add sender.accounts.${channel} to the programme "${programme.id}".`;
    return [error(path, 'account_missing', `The programme has no sender for ${channel}, so it can’t ask for consent.`, fix)];
  }
  return [];
}

/** What can be seen only in the filled text. */
function checkTexts(control: Control, path: string, draft: WidgetDraft, programme: ProgrammeView, policy: DisclosurePolicy): Finding[] {
  const asked = policy.asked(control.channels, jurisdictionsOf(draft));
  if (programme.night_of !== undefined && nightOfText(programme, asked) === null) {
    const message = `No rule asks for a consent of its own to ${control.channels.join(', ')} at night where this widget sends.`;
    return [error(path, 'night_not_asked_for', message, 'Remove the control, or name KR in jurisdictions.')];
  }
  return draft.locales.flatMap((locale) => {
    const at = `${path}.text.${locale}`;
    const night = nightOfText(programme, asked);
    const known = Object.keys(placeValues(control, locale, programme, asked.minimumAge, night));
    const unknown = placesOf(templateOf(control, locale, asked.elements, night)).filter((place) => !known.includes(place));
    if (unknown.length > 0) {
      const fix = `Use ${known.map((place) => `{${place}}`).join(' ')}, or remove the braces.`;
      return [error(at, 'place_unknown', `Nothing is known to fill {${unknown.join('}, {')}} with.`, fix)];
    }
    const document = composeDocument(control, locale, programme, {}, asked);
    const unnamed = control.channels.length > 1 ? control.channels.filter((channel) => !names(document.text, channel)) : [];
    if (unnamed.length > 0) {
      const fix = `Say ${unnamed.map((channel) => channel.toUpperCase()).join(', ')} in the text, or write {channels}.`;
      return [error(at, 'channels_not_named', 'A text that covers several channels must name each of them.', fix)];
    }
    const parsed = disclosureDocument.safeParse(document);
    if (!parsed.success) return [error(at, 'text_too_long', 'The filled text does not fit a disclosure.', 'Shorten it.')];
    const found = policy.lint?.(parsed.data, asked.elements, programme.sender) ?? [];
    if (found.length === 0) return [];
    const { text: _, ...ours } = control;
    const passing = composeDocument(ours, locale, programme, {}, asked).text;
    return found.map((finding) => ({ ...finding, path: at, passing }));
  });
}

/** SMS, MMS and RCS are the same letters in every language. */
export const names = (text: string, channel: ChannelId): boolean => new RegExp(`(?<![A-Za-z])${channel}(?![A-Za-z])`, 'i').test(text);

const error = (path: string, code: string, message: string, fix: string): Finding => ({ level: 'error', path, code, message, fix });
const warning = (path: string, code: string, message: string, fix: string): Finding => ({ level: 'warning', path, code, message, fix });
