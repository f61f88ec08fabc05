/** An adapter that tells several addresses in one request: bodies are arrays, and a refusal names none of them. */
import type { DestinationSettings } from '../../../shared/contract/destination.ts';
import type { Destination } from '../../../worker/sync/destination.ts';

export function batched(single: Destination<DestinationSettings>, batchMax: number): Destination<DestinationSettings> {
  if (batchMax === 1) return single;
  return {
    ...single,
    batchMax,
    build: (batch, context) => {
      const [first, ...others] = single.build(batch, context);
      if (first === undefined) return [];
      const all = [first, ...others];
      const body = JSON.stringify(all.map((request) => JSON.parse(request.body) as unknown));
      return [{ ...first, body, covers: all.flatMap(({ covers }) => covers) }];
    },
    read: (response, request) =>
      new Map(
        [...single.read(response, request)].map(([id, outcome]) => [
          id,
          outcome.kind === 'failed'
            ? { ...outcome, retry: response.status === 400 ? ('never' as const) : outcome.retry, ofRequest: true }
            : outcome,
        ]),
      ),
  };
}
