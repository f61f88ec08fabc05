/**
 * Tells a destination that takes events what happened to the merchant's others. A position in the Workspace's list is stored, so that each
 * is told at least once, under one id, whatever dies; one that nobody takes is given up after the usual schedule.
 */

import type { DestinationNotice } from '../../shared/contract/event.ts';
import { NOTICES_PAGE, WITHDRAWAL_DUE_MS } from '../../shared/limits.ts';
import type { DestinationForCourier, Notice } from '../workspace/workspace-api.ts';
import { backoffMs } from './backoff.ts';
import { callOnce, contextOf, type SenderDeps } from './sender.ts';

export interface NoticesDeps extends SenderDeps {
  /** What happened to others, after that number. */
  readonly notices: (after: number, limit: number) => Promise<readonly Notice[]>;
}

interface Place {
  readonly after: number;
  /** Failed attempts at the next one. */
  readonly attempts: number;
  readonly nextAtMs: number;
}

export class Notices {
  readonly #deps: NoticesDeps;
  #isBusy = false;

  constructor(deps: NoticesDeps) {
    this.#deps = deps;
  }

  /** Sends what is due, beside whatever else goes on: one at a time, and never throws. */
  step(target: DestinationForCourier): void {
    if (this.#isBusy || !this.#deps.adapter(target).notify) return;
    const place = this.#place(target);
    if (target.lastNotice <= place.after || this.#deps.now() < place.nextAtMs) return;
    this.#isBusy = true;
    void this.#tell(target, place)
      .catch((error: unknown) => this.#deps.report('courier_notice_not_sent', error))
      .then(() => {
        this.#isBusy = false;
      });
  }

  async #tell(target: DestinationForCourier, from: Place): Promise<void> {
    const { notices, now } = this.#deps;
    let place = from;
    for (const notice of await notices(place.after, NOTICES_PAGE)) {
      const isTaken = await this.#send(target, notice);
      const waitMs = isTaken ? null : backoffMs(place.attempts + 1, this.#deps.random());
      if (waitMs !== null) {
        this.#save({ ...place, attempts: place.attempts + 1, nextAtMs: now() + waitMs });
        return;
      }
      if (!isTaken) this.#deps.report('courier_notice_given_up', null);
      place = { after: notice.no, attempts: 0, nextAtMs: 0 };
      this.#save(place);
    }
    // What is left is about itself.
    if (place.after === from.after) this.#save({ ...place, after: target.lastNotice });
  }

  async #send(target: DestinationForCourier, notice: Notice): Promise<boolean> {
    const adapter = this.#deps.adapter(target);
    const id = this.#deps.names.other(`notice/${notice.no}`);
    const request = adapter.notify?.(eventOf(notice, id), contextOf(this.#deps, target));
    if (!request) return true;
    const [verdict] = (await callOnce(this.#deps, adapter, request)).values();
    return verdict?.outcome.kind === 'delivered';
  }

  /** A new destination begins with what happens from now on. */
  #place(target: DestinationForCourier): Place {
    const stored = this.#deps.store.meta('notices');
    if (typeof stored === 'string') return JSON.parse(stored) as Place;
    const place = { after: target.lastNotice, attempts: 0, nextAtMs: 0 };
    this.#save(place);
    return place;
  }

  #save(place: Place): void {
    this.#deps.store.setMeta('notices', JSON.stringify(place));
  }
}

function eventOf({ destination, kind, sinceMs, reason, atMs }: Notice, id: string): DestinationNotice {
  const frame = { id, schema: 1 as const, timestamp: iso(atMs) };
  if (kind === 'late') {
    return { ...frame, type: 'destination.late', data: { destination, since_at: iso(sinceMs), due_at: iso(sinceMs + WITHDRAWAL_DUE_MS) } };
  }
  return { ...frame, type: 'destination.disabled', data: { destination, since_at: iso(sinceMs), reason } };
}

const iso = (ms: number): string => new Date(ms).toISOString();
