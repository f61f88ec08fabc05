/** Shows what a destination would be told of one address now. It sends nothing, writes nothing, and shows no secret. */
import type { DestinationForCourier } from '../workspace/workspace-api.ts';
import type { VendorRequest } from './destination.ts';
import { isWorthTelling } from './event.ts';
import { passed } from './gate.ts';
import { ledgerPlace } from './intake.ts';
import { besidesFor, contextOf, gateOf, namesOf, type SenderDeps, told, wishesFor } from './sender.ts';

export interface ShownRequest {
  readonly method: VendorRequest['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const HIDDEN = '[secret]';

/** @returns the requests in order; none where there is nothing to tell */
export async function dryRun(
  deps: SenderDeps,
  target: DestinationForCourier,
  partition: number,
  no: number,
): Promise<readonly ShownRequest[]> {
  // What is waiting lists the records since the last delivery; an address that is up to date is shown as it would be told from the start.
  const afterSeq = deps.store.get(partition, no)?.afterSeq ?? 0;
  const read = await deps.ledger(partition).changed(ledgerPlace(deps.place, partition), no, afterSeq);
  if (read === null) return [];
  const { changed, content } = passed(read, gateOf(deps, target, read, partition), deps.now());
  const wishes = wishesFor(target, read, deps.now());
  if (!isWorthTelling(changed, afterSeq, wishes !== null)) return [];
  const besides = besidesFor(deps, target, read, partition, wishes);
  const messageId = deps.names.message(partition, no, read.seq, false, content, namesOf(besides));
  const adapter = deps.adapter(target);
  const state = { id: `${partition}:${no}`, ...told(deps, changed, partition, messageId, besides) };
  return adapter.build([state], contextOf(deps, target)).map(({ method, url, headers, body }) => ({
    method,
    url,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, adapter.secretHeaders.includes(name) ? HIDDEN : value]),
    ),
    body,
  }));
}
