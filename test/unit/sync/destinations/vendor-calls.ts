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

/** By address id, for a batch that fits one request. */
export async function deliver<S>(
  adapter: Destination<S>,
  context: Omit<SendContext<S>, 'nowMs'>,
  ...batch: readonly AddressState[]
): Promise<Readonly<Record<string, Outcome>>> {
  const [request, ...more] = adapter.build(batch, { ...context, nowMs: Date.now() });
  if (!request || more.length > 0) throw new Error('not one request');
  return Object.fromEntries(await exchange(adapter, request));
}
