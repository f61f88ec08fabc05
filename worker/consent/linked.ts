/**
 * What an address is linked to, folded from its `link` and `unlink` records and the other ends that their evidence names. Pure. A link
 * moves no consent and no record; whether it is followed is judged here, from both ends at once.
 */
import { LINKS_CLAIMED_KEPT_MAX, LINKS_VERIFIED_KEPT_MAX } from '../../shared/limits.ts';
import type { AddressKind } from '../../shared/vocabulary.ts';
import { isByAddress } from './authority.ts';
import type { ActRecord } from './model.ts';

/** An address as it was when it was linked: a number that changed hands since is somebody else's. */
export interface LinkedContact {
  readonly partition: number;
  readonly no: number;
  readonly epoch: number;
}

/** The other end as evidence names it. No address: erasing one end must not leave its value at the other. */
export interface LinkEnd {
  readonly kind: AddressKind;
  /** Keyed hash of the address, hex: what its ledger finds it by. */
  readonly hash: string;
  /** Who it was when both had proved themselves; null on a claim. */
  readonly contact: LinkedContact | null;
}

/** One link as an end holds it: the newest record of each other end. */
export interface Linked extends LinkEnd {
  /** Sequence of its `link` record. */
  readonly seq: number;
  /** Own epoch when it was made. */
  readonly epoch: number;
}

/** What an address is linked to, in its present epoch, as its own end holds it: judged with the other ends by `followed`. */
export interface AddressLinks {
  /** Keyed hash of the address itself, hex. */
  readonly hash: string;
  readonly epoch: number;
  readonly links: readonly Linked[];
}

export type LinkAct = Pick<ActRecord, 'seq' | 'act' | 'verified' | 'method' | 'of'>;

/**
 * The links after one more record. Only a verified act by the address itself makes a verified one; a claim never replaces that while
 * its epoch lasts.
 * @param end null where the evidence that named it is gone: then nobody can tell what was linked.
 */
export function advanceLinks(links: readonly Linked[], act: LinkAct, end: LinkEnd | null, epoch: number): readonly Linked[] {
  if (act.act === 'unlink') return links.filter((link) => !act.of.includes(link.seq));
  if (act.act !== 'link' || end === null) return links;
  const contact = isByAddress(act) ? end.contact : null;
  const former = links.find((link) => link.hash === end.hash);
  if (former?.contact && contact === null && former.epoch === epoch) return links;
  const made: Linked = { kind: end.kind, hash: end.hash, contact, seq: act.seq, epoch };
  return newest([...links.filter((link) => link !== former), made]);
}

/** The address as its own end knows it now. */
export interface OwnEnd extends LinkedContact {
  readonly hash: string;
}

/** What the other end answers about itself and about this one; null where it is gone. */
export interface LinkedBack {
  readonly no: number;
  readonly epoch: number;
  readonly kind: AddressKind;
  readonly link: Linked | null;
}

export interface FollowedLink {
  readonly seq: number;
  readonly kind: AddressKind;
  readonly contact: LinkedContact;
  /** Whether it may be followed. A claimed one is shown and never followed. */
  readonly verified: boolean;
}

/** A link is there while both ends hold it, each in its present epoch; verified only where each names the other as it is now. */
export function followed(own: OwnEnd, link: Linked, back: LinkedBack | null, partition: number): FollowedLink | null {
  if (!back?.link || back.link.hash !== own.hash || link.epoch !== own.epoch || back.link.epoch !== back.epoch) return null;
  const contact = { partition, no: back.no, epoch: back.epoch };
  const verified = isSame(link.contact, contact) && isSame(back.link.contact, own);
  return { seq: link.seq, kind: back.kind, contact, verified };
}

export const isSame = (a: LinkedContact | null, b: LinkedContact): boolean =>
  a !== null && a.partition === b.partition && a.no === b.no && a.epoch === b.epoch;

/** Anybody can type two addresses together, so claims are kept apart and few. The order stays that of their making. */
function newest(links: readonly Linked[]): readonly Linked[] {
  const claimed = links.filter(({ contact }) => contact === null).slice(-LINKS_CLAIMED_KEPT_MAX);
  const verified = links.filter(({ contact }) => contact !== null).slice(-LINKS_VERIFIED_KEPT_MAX);
  return links.filter((link) => claimed.includes(link) || verified.includes(link));
}
