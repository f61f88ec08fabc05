/** The page on which whoever has just proved an address sees and changes everything at it. */
import { MANAGE_TOKEN_LIFE_MS } from '../../shared/limits.ts';
import type { LedgerPlace } from '../consent/ledger-api.ts';
import type { AppContext } from './context.ts';

export interface ManagedAddress {
  readonly place: LedgerPlace;
  readonly jurisdiction: 'none' | 'eu';
  /** Of the address in its ledger. */
  readonly no: number;
  /** Local id of the widget whose look and languages the page takes. */
  readonly widget: string;
  readonly locale: string;
}

export function manageUrl(c: AppContext, { place, jurisdiction, no, widget, locale }: ManagedAddress): string {
  const { clock, env, tokens } = c.get('services');
  const token = tokens.make({
    g: 'manage',
    w: place.workspace,
    j: jurisdiction,
    p: place.partition,
    a: no,
    f: widget,
    l: locale,
    e: clock.now() + MANAGE_TOKEN_LIFE_MS,
  });
  return `${env.publicUrl}/me/${token}`;
}
