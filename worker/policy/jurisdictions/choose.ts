/**
 * Which regimes hold for a person: by the country of the number and the country that the edge saw, both where they differ. Pure.
 * In doubt it takes more: a country without a file is the default, a number that may be in any state is in all of them.
 */
import { RULE_SETS_KEPT_MAX } from '../../../shared/limits.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import { type RuleSet, ruleSetOf } from '../rule-set.ts';
import { DEFAULT } from './default.ts';
import { JURISDICTIONS } from './registry.ts';

export interface Place {
  /** ISO 3166 country of the number; null for an address that is no number, and for numbers of no country. */
  readonly numberCountry: string | null;
  /** Every `country-region` that the number's prefix may be in, such as `US-FL`; absent or empty: not known, so any. */
  readonly numberRegions?: readonly string[];
  /** ISO 3166 country; null where the edge says none. */
  readonly edgeCountry: string | null;
}

/** What an edge says of a network without a country: unknown, and Tor. Source: Cloudflare, "IP geolocation", CF-IPCountry. */
const NO_COUNTRY: readonly string[] = ['XX', 'T1'];

const BY_ID = new Map(JURISDICTIONS.map((regime) => [regime.id, regime]));
const BY_PLACE = new Map(JURISDICTIONS.flatMap((regime) => regime.places.map((place) => [place, regime] as const)));
const REGION_OF = /^([A-Z]{2})-[A-Z0-9]{1,3}$/;

/** A thousand decisions in one call ask for the same few places; the answer is a function of the regimes chosen, so it may be kept. */
const kept = new Map<string, RuleSet>();

/** The rules of all chosen regimes, the stricter of each kind. `rulesOfChannel` narrows them to one channel. */
export function rulesFor(place: Place): RuleSet {
  const chosen = jurisdictionsFor(place);
  const key = chosen.map(({ id }) => id).join(' ');
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= RULE_SETS_KEPT_MAX) kept.clear();
  const rules = ruleSetOf(chosen);
  kept.set(key, rules);
  return rules;
}

/** The rules of every country that may be written to, with all their regions; of the default when there is none. */
export function rulesForCountries(countries: readonly string[]): RuleSet {
  return ruleSetOf(
    countries.length === 0
      ? [DEFAULT]
      : distinct(countries.flatMap((country) => jurisdictionsFor({ numberCountry: country, edgeCountry: null }))),
  );
}

/** The rules of regimes by their ids; an unknown id is the default, and so is an empty list. */
export function rulesNamed(ids: readonly string[]): RuleSet {
  return ruleSetOf(ids.length === 0 ? [DEFAULT] : distinct(ids.flatMap((id) => withParents(BY_ID.get(id) ?? DEFAULT))));
}

export const isRegime = (id: string): boolean => BY_ID.has(id);

export function jurisdictionsFor({ numberCountry, numberRegions = [], edgeCountry }: Place): readonly Jurisdiction[] {
  const countries = [numberCountry, edgeCountry].filter((country): country is string => country !== null && !NO_COUNTRY.includes(country));
  if (countries.length === 0) return [DEFAULT];
  return distinct(
    countries.flatMap((country) => {
      const regime = BY_PLACE.get(country) ?? DEFAULT;
      return [...withParents(regime), ...regionsOf(country, country === numberCountry ? numberRegions : [])];
    }),
  );
}

/** @param known the number's regions; where they are none, or one is not of this country, it may be in any */
function regionsOf(country: string, known: readonly string[]): readonly Jurisdiction[] {
  const certain = known.length > 0 && known.every((region) => REGION_OF.exec(region)?.[1] === country);
  return JURISDICTIONS.filter(({ places }) =>
    places.some((place) => REGION_OF.exec(place)?.[1] === country && (!certain || known.includes(place))),
  );
}

function withParents(regime: Jurisdiction): readonly Jurisdiction[] {
  const parent = regime.parent === null ? undefined : BY_ID.get(regime.parent);
  return parent ? [regime, ...withParents(parent)] : [regime];
}

const distinct = (regimes: readonly Jurisdiction[]): readonly Jurisdiction[] => [...new Set(regimes)];
