/** Asks the other ends of an address's links, and those alone. It must not be given for viewing or managing more than it answers. */
import { OBJECTS_ASKED_AT_ONCE_MAX } from '../../shared/limits.ts';
import { mapAtMost } from '../platform/at-most.ts';
import { fromHex } from '../platform/bytes.ts';
import type { LedgerApi, LedgerPlace } from './ledger-api.ts';
import { type FollowedLink, followed, type LinkedContact } from './linked.ts';
import { homeOf } from './place.ts';

export type LinkReader = Pick<LedgerApi, 'links' | 'linkedBack'>;

/** @returns the links that both ends hold, claimed ones among them; null where the address itself is gone. */
export async function followLinks(
  ledger: (partition: number) => LinkReader,
  place: LedgerPlace,
  no: number,
): Promise<readonly FollowedLink[] | null> {
  const own = await ledger(place.partition).links(place, { no });
  if (own === null) return null;
  const found = await mapAtMost(OBJECTS_ASKED_AT_ONCE_MAX, own.links, async (link) => {
    const partition = homeOf(fromHex(link.hash), place);
    const back = await ledger(partition).linkedBack({ ...place, partition }, link.hash, own.hash);
    return followed({ partition: place.partition, no, epoch: own.epoch, hash: own.hash }, link, back, partition);
  });
  return found.filter((link) => link !== null);
}

/**
 * One verified link, by the sequence of its record.
 * @returns `not_yet` while the other end may still come to hold it, `gone` once either end doesn't any more.
 */
export async function readLink(
  ledger: (partition: number) => LinkReader,
  place: LedgerPlace,
  no: number,
  seq: number,
): Promise<{ readonly own: LinkedContact; readonly other: LinkedContact } | 'not_yet' | 'gone'> {
  const ends = await ledger(place.partition).links(place, { no });
  const link = ends?.links.find((each) => each.seq === seq);
  if (!ends || !link?.contact) return 'gone';
  const own = { partition: place.partition, no, epoch: ends.epoch, hash: ends.hash };
  const { partition, epoch } = link.contact;
  const back = await ledger(partition).linkedBack({ ...place, partition }, link.hash, own.hash);
  if (!back || back.epoch !== epoch) return 'gone';
  const found = followed(own, link, back, partition);
  return found?.verified ? { own: { partition: own.partition, no, epoch: own.epoch }, other: found.contact } : 'not_yet';
}
