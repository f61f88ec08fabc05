/** Where a person may be and which law holds for a message to them, by address and by what else is known. Pure. In doubt it takes more. */
import { RULE_SETS_CACHED_MAX } from '../../shared/limits.ts';
import { callingCodeOf } from '../../shared/phone/countries.ts';
import { reachOf } from '../../shared/phone/reach.ts';
import { regionsOf, zonesOf, zonesOfCallingCode } from '../../shared/phone/zones.ts';
import type { Address } from '../../shared/vocabulary.ts';
import type { Recipient } from './eligibility-facts.ts';
import { rulesFor } from './jurisdictions/choose.ts';
import { mergeRules, type RuleSet } from './rule-set.ts';

export interface Whereabouts {
  /** ISO 3166 codes that the edge saw when consent was given. */
  readonly seen: readonly string[];
  /** Where the caller says that the person is; null where it doesn't. */
  readonly said: string | null;
}

export interface Placed {
  readonly recipient: Recipient;
  readonly jurisdiction: RuleSet;
}

export function placed(address: Address, { seen, said }: Whereabouts): Placed {
  const isPhone = address.kind === 'phone';
  const ofNumber = isPhone ? reachOf(address.value).countries : [];
  const others = [...seen, ...(said === null ? [] : [said])];
  return {
    recipient: {
      kind: address.kind,
      countries: [...new Set([...ofNumber, ...(said === null ? [] : [said])])],
      zones: zones(address, others, said),
    },
    jurisdiction: rulesOf(ofNumber, isPhone ? regionsOf(address.value) : [], others),
  };
}

/** By the number; where the person is said to be elsewhere, there as well. Without a number, wherever they were seen. */
function zones(address: Address, others: readonly string[], said: string | null): readonly string[] {
  if (address.kind !== 'phone') return [...new Set(others.flatMap(zonesOfCountry))];
  const own = zonesOf(address.value);
  if (said === null || reachOf(address.value).countries.includes(said)) return own;
  return [...new Set([...own, ...zonesOfCountry(said)])];
}

/** All of its calling code, which some countries share: the wider reading. */
const zonesOfCountry = (country: string): readonly string[] => zonesOfCallingCode(callingCodeOf(country));

/** Merging takes longer than judging, and a campaign goes to few places. */
const sets = new Map<string, RuleSet>();

function rulesOf(ofNumber: readonly string[], regions: readonly string[], others: readonly string[]): RuleSet {
  const places = [
    ...ofNumber.map((country) => ({ numberCountry: country, numberRegions: regions, edgeCountry: null })),
    ...[...new Set(others)].sort().map((country) => ({ numberCountry: null, edgeCountry: country })),
  ];
  const key = JSON.stringify(places);
  const known = sets.get(key);
  if (known) return known;
  if (sets.size >= RULE_SETS_CACHED_MAX) sets.clear();
  const [first = rulesFor({ numberCountry: null, edgeCountry: null }), ...rest] = places.map(rulesFor);
  const merged = rest.reduce(mergeRules, first);
  sets.set(key, merged);
  return merged;
}
