/** The link that answers a challenge beside its code, and what opening and pressing it do. The ledger judges; one 404 for every failure. */
import { CLAIM_LIFE_MS, CONFIRM_SECRET_BYTES } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import type { Confirmable, ConfirmLink } from '../consent/confirm-link.ts';
import type { LedgerPlace } from '../consent/ledger-api.ts';
import { ledgerStub } from '../objects.ts';
import { base64url } from '../platform/bytes.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import { countForm } from './form-counts.ts';
import { loadWidgetAt, widgetPlace } from './load-widget.ts';
import { manageUrl } from './manage-link.ts';
import { verifiedEvidence } from './page-evidence.ts';
import { partitionsOf } from './submission-access.ts';

/** @param partition of the address that it is sent to. */
export function makeConfirmLink(c: AppContext, shown: PublishedWidget, locale: string, partition: number, submission: string): ConfirmLink {
  const { clock, env, random, tokens } = c.get('services');
  const { workspace: w, jurisdiction: j, local: f } = widgetPlace(c, shown);
  const secret = base64url(random(CONFIRM_SECRET_BYTES));
  // The challenge's own end is judged by the ledger, by its clock: a part that is owed to it may open one later than now.
  const e = clock.now() + CLAIM_LIFE_MS;
  const token = tokens.make({ g: 'confirm', w, j, p: partition, a: submission, f, l: locale, e, s: secret });
  return { url: `${env.publicUrl}/c/${token}`, secret };
}

export interface OpenConfirmLink {
  readonly place: LedgerPlace;
  readonly jurisdiction: 'none' | 'eu';
  readonly submission: string;
  readonly secret: string;
  readonly waiting: Confirmable;
  /** The version that was on screen. */
  readonly shown: PublishedWidget;
}

/** Writes nothing. Null for every link that would confirm nothing now. */
export async function openConfirmLink(c: AppContext, text: string): Promise<OpenConfirmLink | null> {
  const { clock, tokens } = c.get('services');
  const token = tokens.read(text, ['confirm'], clock.now());
  if (typeof token?.a !== 'string' || token.s === undefined) return null;
  const { w: workspace, j: jurisdiction, p: partition, a: submission, s: secret } = token;
  const place = { workspace, partition, partitions: await partitionsOf(c, workspace) };
  const waiting = await ledgerStub(c.env, workspace, partition).confirmable(place, submission, secret);
  const shown = waiting && (await loadWidgetAt(c, { workspace, jurisdiction, local: waiting.widget }, waiting.widgetVersion));
  return waiting && shown ? { place, jurisdiction, submission, secret, waiting, shown } : null;
}

export interface ConfirmedByLink {
  readonly pairs: readonly { readonly channel: ChannelId; readonly purpose: Purpose }[];
  readonly manageUrl: string;
}

/** The person pressed the button. Refused where something happened between the page and the press. */
export async function pressConfirmLink(c: AppContext, open: OpenConfirmLink): Promise<Result<ConfirmedByLink, null>> {
  const { place, submission, secret, waiting, shown } = open;
  const evidence = verifiedEvidence(c, 'address_verified', { by: 'link', to: 'email' });
  const answer = await ledgerStub(c.env, place.workspace, place.partition).verifyLink(place, submission, secret, evidence);
  if (!answer.ok) return err(null);
  countForm(c, widgetPlace(c, shown), shown.version.version, 'confirmed');
  const { widget, locale } = waiting;
  const url = manageUrl(c, { place, jurisdiction: open.jurisdiction, no: answer.value.no, widget, locale });
  return ok({ pairs: answer.value.confirmed, manageUrl: url });
}
