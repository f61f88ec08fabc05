/**
 * What follows for a Courier's rows from how its destination is set now. It looks at the setting, not at the moment when it changed, so that
 * no change is missed: each thing is done once, and noted in the transaction that does it.
 */
import type { DestinationForCourier } from '../workspace/workspace-api.ts';
import type { IntakeDeps } from './intake.ts';

export function mindTarget({ store, place, now }: Pick<IntakeDeps, 'store' | 'place' | 'now'>, target: DestinationForCourier): void {
  const isPaused = target.status === 'grants_paused';
  if (isPaused !== (store.meta('gated') !== null)) {
    store.transaction(() => {
      if (!isPaused) store.openGate(now());
      store.setMeta('gated', isPaused ? 1 : null);
    });
  }
  const { optOuts } = target;
  if (optOuts === 'awaited' && store.meta('toured') === null) {
    store.transaction(() => {
      store.tours.begin('start', place.partitions, null, now());
      store.setMeta('toured', 1);
    });
  }
  if ((optOuts === 'imported' || optOuts === 'waived') && store.meta('opened') === null) {
    store.transaction(() => {
      // The backfill tells all that the other tour would.
      store.tours.drop('start');
      store.tours.begin('backfill', place.partitions, null, now());
      store.setMeta('opened', 1);
    });
  }
}
