/** What a preference token opens: one address in one ledger, and the widget whose texts its page takes. Every failure is one 404. */
import { err, ok, type Result } from '../../shared/result.ts';
import type { MeTokenGrade } from '../../shared/vocabulary.ts';
import type { LedgerPlace } from '../consent/ledger-api.ts';
import type { TokenBody } from '../platform/tokens.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import { loadWidgetAt, type WidgetPlace } from './load-widget.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';

export interface OpenPreferences {
  readonly token: TokenBody & { readonly g: MeTokenGrade };
  readonly place: LedgerPlace;
  /** Number of the address in its ledger. */
  readonly no: number;
  readonly widget: WidgetPlace;
  /** The current version: what is offered now. */
  readonly published: PublishedWidget;
}

export async function openPreferences(
  c: AppContext,
  text: string,
  grades: readonly MeTokenGrade[],
): Promise<Result<OpenPreferences, ProblemDraft>> {
  const token = c.get('services').tokens.read(text, grades, c.get('services').clock.now());
  if (!token || typeof token.a !== 'number') return err(NOT_FOUND);
  const widget = { workspace: token.w, jurisdiction: token.j, local: token.f };
  const published = await loadWidgetAt(c, widget, null);
  if (!published) return err(NOT_FOUND);
  const place = { workspace: token.w, partition: token.p, partitions: published.partitions };
  return ok({ token, place, no: token.a, widget, published });
}
