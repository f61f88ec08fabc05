/**
 * Where what a form says is kept: in the ledgers of people, or, of a test version, in the workspace's test ledger, which no destination,
 * count, limit or question about people ever looks into. The version that was on screen decides, so that nothing moves with a later one.
 */
import type { Address } from '../../shared/vocabulary.ts';
import { partitionOf } from '../consent/place.ts';
import { TEST_PARTITION } from '../platform/ids.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';

export const isTest = ({ version }: Pick<PublishedWidget, 'version'>): boolean => version.draft.mode === 'test';

export function homePartition(c: AppContext, shown: PublishedWidget, address: Address): number {
  if (isTest(shown)) return TEST_PARTITION;
  return partitionOf(c.get('services').env.hash, shown.workspace, address, shown.partitions);
}
