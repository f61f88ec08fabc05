/**
 * Links for the footer of what a merchant sends to one address: made anew with each telling, stored nowhere here. Their grade can only take
 * away (DESIGN section 5), since whoever a message is forwarded to can open them.
 */
import type { FooterLinks } from '../../shared/contract/event.ts';
import { TOLD_LINK_LIFE_YEARS } from '../../shared/limits.ts';
import type { ChangedAddress } from '../consent/ledger-api.ts';
import { iso } from '../consent/wire.ts';
import { wishesOf } from '../consent/wishes.ts';
import type { Tokens } from '../platform/tokens.ts';
import type { DestinationForCourier } from '../workspace/workspace-api.ts';

/** @returns null for a destination that is told of none */
export type MakeFooterLinks = (
  target: DestinationForCourier,
  partition: number,
  read: Pick<ChangedAddress, 'no' | 'state'>,
  nowMs: number,
) => FooterLinks | null;

export interface FooterLinkDeps {
  readonly tokens: Pick<Tokens, 'make'>;
  readonly publicUrl: string;
  readonly workspace: string;
}

export const footerLinks =
  ({ tokens, publicUrl, workspace }: FooterLinkDeps): MakeFooterLinks =>
  ({ footer, jurisdiction }, partition, { no, state }, nowMs) => {
    if (footer === null) return null;
    const expiresAtMs = endOfLife(nowMs);
    const wished = wishesOf(state, nowMs).language;
    const token = tokens.make({
      g: 'stop',
      w: workspace,
      j: jurisdiction,
      p: partition,
      a: no,
      f: footer.widget,
      l: footer.locales.find((locale) => locale === wished) ?? footer.locales[0] ?? 'en',
      e: expiresAtMs,
    });
    return { preferences_url: `${publicUrl}/me/${token}`, unsubscribe_url: `${publicUrl}/u/${token}`, expires_at: iso(expiresAtMs) };
  };

/** The turn of a year, so that a link stays the same from one telling to the next and only moves once a year. */
const endOfLife = (nowMs: number): number => Date.UTC(new Date(nowMs).getUTCFullYear() + TOLD_LINK_LIFE_YEARS + 1, 0, 1);
