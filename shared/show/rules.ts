/**
 * Where a form shows itself, as a table: the first row that fits the visit decides, and where none fits it is shown. Rows know where the
 * visit is, never who the visitor is; nothing that was typed can be in one.
 */
import type { ShowRule } from '../contract/show.ts';
import { matchesGlob, matchesPath } from './glob.ts';

export interface Visit {
  /** Without query and fragment. */
  readonly path: string;
  /** As the edge told the Worker; undefined where it told nothing, and then no row about countries fits. */
  readonly country: string | undefined;
  readonly device: NonNullable<ShowRule['device']>[number];
  /** Whether they did something with a form here on an earlier visit. */
  readonly returning: boolean;
  /** The address's utm_campaign; empty without. */
  readonly campaign: string;
}

export function isShown(rules: readonly ShowRule[], visit: Visit): boolean {
  return rules.find((rule) => fits(rule, visit))?.show ?? true;
}

/** Every condition that a row has must hold; one without any fits every visit. */
function fits({ path, country, device, returning, campaign }: ShowRule, visit: Visit): boolean {
  return (
    (!path || path.some((glob) => matchesPath(glob, visit.path))) &&
    (!country || country.some((code) => code === visit.country)) &&
    (!device || device.includes(visit.device)) &&
    (returning === undefined || returning === visit.returning) &&
    (!campaign || campaign.some((glob) => matchesGlob(glob.toLowerCase(), visit.campaign.toLowerCase())))
  );
}
