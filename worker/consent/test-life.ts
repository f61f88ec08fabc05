/**
 * When what test widgets recorded has lived long enough. It goes as a whole, since a ledger's records are never deleted one by one.
 * Limit: numbers begin again, so that a link of before may open what another test wrote since.
 */
import { TEST_DATA_LIFE_MS } from '../../shared/limits.ts';
import type { Ms } from './model.ts';
import { isTestPlace } from './place.ts';
import type { Session } from './session.ts';

/** Null in every ledger but the test one. */
export function testEndsMs(session: Session): Ms | null {
  if (!isTestPlace(session.place)) return null;
  const [first] = session.sql.exec<{ at: number }>('SELECT recorded_at_ms AS at FROM records WHERE seq = 1').toArray();
  return (first?.at ?? session.head.clockMs) + TEST_DATA_LIFE_MS;
}
