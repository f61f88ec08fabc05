/** Tells a workspace's couriers that something moved: a hint, once a commit. Each courier also asks by itself, so a lost one costs time alone. */
import { COURIER_IDS_CACHE_MS } from '../../shared/limits.ts';
import type { LedgerPlace } from '../consent/ledger-api.ts';
import type { Ms } from '../consent/model.ts';

export interface CourierHints {
  now(): Ms;
  /** Local ids of the destinations that are told something. */
  courierIds(workspace: string): Promise<readonly string[]>;
  wake(place: LedgerPlace, destination: string): Promise<unknown>;
}

export function courierHints({ now, courierIds, wake }: CourierHints): (place: LedgerPlace) => Promise<void> {
  let known: { readonly ids: readonly string[]; readonly untilMs: Ms } | null = null;
  return async (place) => {
    if (!known || known.untilMs <= now()) known = { ids: await courierIds(place.workspace), untilMs: now() + COURIER_IDS_CACHE_MS };
    await Promise.allSettled(known.ids.map((destination) => wake(place, destination)));
  };
}
