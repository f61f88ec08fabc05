/** Sends an adapter's requests as a Courier does, through the guarded fetch, and reads what came back. */
import { guardedFetch } from '../../../../worker/platform/outbound.ts';
import type { AddressState, Destination, Outcome, SendContext, VendorRequest } from '../../../../worker/sync/destination.ts';

const call = guardedFetch({ fetch: (url, init) => fetch(url, init), demo: true, ownHost: 'sayso.test' });

export async function exchange<S>(adapter: Destination<S>, request: VendorRequest): Promise<ReadonlyMap<string, Outcome>> {
  const { url, method, headers, body } = request;
  const result = await call(url, { method, headers, body }, { timeoutMs: 1000, answerBytesMax: 64 * 1024 });
  if (result.kind === 'failed') throw new Error(`no answer; unknown: ${result.unknown}`);
  return adapter.read({ ...result, receivedAtMs: Date.now() }, request);
}

/** By address id; of several requests that cover one, what fails counts. */
export async function deliver<S>(
  adapter: Destination<S>,
  context: Omit<SendContext<S>, 'nowMs'>,
  ...batch: readonly AddressState[]
): Promise<Readonly<Record<string, Outcome>>> {
  const outcomes: Record<string, Outcome> = {};
  for (const request of adapter.build(batch, { ...context, nowMs: Date.now() })) {
    for (const [id, outcome] of await exchange(adapter, request)) {
      if ((outcomes[id]?.kind ?? 'delivered') === 'delivered') outcomes[id] = outcome;
    }
  }
  return outcomes;
}
