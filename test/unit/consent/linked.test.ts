/** Links as records fold to them, and which of them are followed: nothing that is not proved at both ends ever is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINKS_CLAIMED_KEPT_MAX, LINKS_VERIFIED_KEPT_MAX } from '../../../shared/limits.ts';
import { METHODS } from '../../../shared/vocabulary.ts';
import { isByAddress } from '../../../worker/consent/authority.ts';
import { advanceLinks, followed, type LinkAct, type LinkEnd, type Linked, type LinkedBack } from '../../../worker/consent/linked.ts';

const HASHES = ['aa', 'bb', 'cc'].map((byte) => byte.repeat(32));
const contact = fc.record({ partition: fc.nat(3), no: fc.integer({ min: 1, max: 3 }), epoch: fc.nat(2) });
const end = (hash: fc.Arbitrary<string> = fc.constantFrom(...HASHES)): fc.Arbitrary<LinkEnd> =>
  fc.record({ kind: fc.constantFrom('phone' as const, 'email' as const), hash, contact: fc.option(contact) });
type Step = Omit<LinkAct, 'seq'> & { readonly end: LinkEnd | null; readonly epoch: number };
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('link' as const, 'link' as const, 'unlink' as const, 'grant' as const),
  verified: fc.boolean(),
  method: fc.constantFrom(...METHODS),
  of: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 2 }),
  end: fc.option(end()),
  epoch: fc.nat(2),
});
const folded = (steps: readonly Step[]): readonly Linked[] =>
  steps.reduce<readonly Linked[]>(
    (links, { end: to, epoch, ...act }, index) => advanceLinks(links, { ...act, seq: index + 1 }, to, epoch),
    [],
  );

describe('R5.16 links', () => {
  test('no sequence of unverified acts makes a verified link, and no word of the merchant does', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const unproved = steps.filter((each) => !isByAddress(each));
        expect(folded(unproved).filter((link) => link.contact !== null)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a verified link has a verified record of its own, not unlinked since; a claim takes none away while its epoch lasts', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), step, (steps, claim) => {
        const links = folded(steps);
        for (const link of links.filter((each) => each.contact !== null)) {
          const made = steps[link.seq - 1]!;
          expect([made.act, isByAddress(made), made.end?.hash, made.epoch]).toEqual(['link', true, link.hash, link.epoch]);
          expect(steps.slice(link.seq).some((later) => later.act === 'unlink' && later.of.includes(link.seq))).toBe(false);
          const unproved = { ...claim, act: 'link' as const, verified: false, seq: 99 };
          expect(advanceLinks(links, unproved, { ...link, contact: null }, link.epoch)).toContain(link);
        }
        expect(new Set(links.map(({ hash }) => hash)).size).toBe(links.length);
      }),
      { numRuns: 500 },
    );
  });

  test('whoever types many addresses beside one crowds out no verified link, and no row without end', () => {
    const proved: LinkEnd = { kind: 'email', hash: HASHES[0]!, contact: { partition: 0, no: 1, epoch: 0 } };
    const act = (seq: number, verified: boolean): LinkAct => ({ seq, act: 'link', verified, method: 'web_form', of: [] });
    let links = advanceLinks([], act(1, true), proved, 0);
    for (let seq = 2; seq < 100; seq += 1) {
      links = advanceLinks(links, act(seq, false), { kind: 'email', hash: seq.toString(16).padStart(64, '0'), contact: null }, 0);
    }
    expect(links).toHaveLength(1 + LINKS_CLAIMED_KEPT_MAX);
    expect(links[0]).toMatchObject({ hash: proved.hash, contact: proved.contact });
    for (let seq = 100; seq < 300; seq += 1) {
      const other = { ...proved, hash: seq.toString(16).padStart(64, '0') };
      links = advanceLinks(links, act(seq, true), other, 0);
    }
    expect(links.filter((link) => link.contact)).toHaveLength(LINKS_VERIFIED_KEPT_MAX);
  });

  test('a verified one is followed only between two ends that both name the other as it is now', () => {
    const links = (hash: string): fc.Arbitrary<Linked> =>
      fc.record({
        kind: fc.constant('email' as const),
        hash: fc.constantFrom(hash, HASHES[2]!),
        contact: fc.option(contact),
        seq: fc.constant(1),
        epoch: fc.nat(2),
      });
    const back: fc.Arbitrary<LinkedBack | null> = fc.option(
      fc.record({
        no: fc.integer({ min: 1, max: 3 }),
        epoch: fc.nat(2),
        kind: fc.constant('email' as const),
        link: fc.option(links(HASHES[0]!)),
      }),
      { freq: 10 },
    );
    let verified = 0;
    fc.assert(
      fc.property(contact, links(HASHES[1]!), back, fc.nat(3), (me, link, other, partition) => {
        const own = { ...me, hash: HASHES[0]! };
        const found = followed(own, link, other, partition);
        const isHeldByBoth = other?.link?.hash === own.hash && link.epoch === own.epoch && other.link.epoch === other.epoch;
        expect(found !== null).toBe(isHeldByBoth);
        if (!found?.verified) return;
        verified += 1;
        expect(link.contact).toEqual({ partition, no: other?.no, epoch: other?.epoch });
        expect(other?.link?.contact).toEqual(me);
      }),
      { numRuns: 20_000, seed: 7 },
    );
    // Else the property would hold of nothing.
    expect(verified).toBeGreaterThan(0);
  });
});
