/**
 * Which elements a text must say: all that its channels ask for and all that the jurisdictions of its widget ask for. Pure. The rows are the
 * catalogue's and the registry's, those that eligibility reads; a new channel or jurisdiction changes nothing here.
 */
import { callingCodeOf } from '../../shared/phone/countries.ts';
import { CHANNELS, type ChannelId } from '../../shared/vocabulary.ts';
import { ELEMENTS, type ElementId } from '../channels/elements.ts';
import { CHANNEL_CATALOGUE } from '../channels/registry.ts';
import { type Asked, type DisclosurePolicy, STRICTEST } from '../workspace/disclosure-policy.ts';
import { isRegime, rulesFor, rulesNamed } from './jurisdictions/choose.ts';
import { lintDisclosure } from './lint/lint.ts';
import { rulesOfChannel } from './rule-set.ts';

/** @param rules of each jurisdiction; the oldest age counts, and whoever names an age asks for it to be said. */
export function askedElements(channels: readonly (readonly ElementId[])[], rules: readonly Asked[]): Asked {
  const ages = rules.flatMap(({ minimumAge }) => minimumAge ?? []);
  const wanted = new Set([...channels.flat(), ...rules.flatMap(({ elements }) => elements)]);
  if (ages.length > 0) wanted.add('age');
  const nights = rules.flatMap(({ nightConsent = [] }) => nightConsent.map(({ from, to }) => ({ from, to })));
  return {
    elements: ELEMENTS.filter((element) => wanted.has(element)),
    minimumAge: ages.length > 0 ? Math.max(...ages) : null,
    ...(nights.length > 0 && { nightConsent: nights }),
  };
}

/**
 * @param elementsOf a channel, whatever the country.
 * @param rulesOf a jurisdiction, on a channel; null where there are none of that name, and the strictest hold.
 */
export function disclosurePolicy(
  elementsOf: (channel: ChannelId) => readonly ElementId[],
  rulesOf: (jurisdiction: string, channel: ChannelId) => Asked | null,
): DisclosurePolicy {
  const strict = (channel: ChannelId): Asked => rulesOf(STRICTEST, channel) ?? { elements: ELEMENTS, minimumAge: null };
  const [anyChannel] = CHANNELS;
  return {
    knows: (jurisdiction) => rulesOf(jurisdiction, anyChannel) !== null || callingCodeOf(jurisdiction) !== '',
    asked: (channels, jurisdictions) =>
      askedElements(
        channels.map(elementsOf),
        channels.flatMap((channel) => jurisdictions.map((jurisdiction) => rulesOf(jurisdiction, channel) ?? strict(channel))),
      ),
    lint: (document, elements, known) => lintDisclosure(document, { elements, known }),
  };
}

/** A country stands for all that holds for its numbers, its regions too; any other id for that regime and those above it. */
function rulesOf(jurisdiction: string, channel: ChannelId): Asked | null {
  const isCountry = callingCodeOf(jurisdiction) !== '';
  if (!isCountry && !isRegime(jurisdiction)) return null;
  const rules = isCountry ? rulesFor({ numberCountry: jurisdiction, edgeCountry: null }) : rulesNamed([jurisdiction]);
  return rulesOfChannel(rules, channel);
}

export const DISCLOSURE_POLICY: DisclosurePolicy = disclosurePolicy((channel) => CHANNEL_CATALOGUE[channel].elements.value, rulesOf);
