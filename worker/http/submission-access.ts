/**
 * Who may see and act on a submission: the holder of its secret or of its own-acts token, and nobody else. Every way to fail is the
 * same 404.
 */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { SUBMISSION_TOKEN_LIFE_MS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { LedgerPlace, SubmissionLocalId, SubmissionRecordView } from '../consent/ledger-api.ts';
import { ledgerStub, workspaceStub } from '../objects.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import { loadWidgetAt } from './load-widget.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';

export interface OpenSubmission {
  readonly publicId: string;
  readonly jurisdiction: 'none' | 'eu';
  readonly place: LedgerPlace;
  readonly local: SubmissionLocalId;
  /** Null where nothing of it is kept: it left no record, or its time is over. */
  readonly view: SubmissionRecordView | null;
  /** The version that was on screen; null with `view`. */
  readonly shown: PublishedWidget | null;
}

export async function submissionBySecret(c: AppContext, publicId: string, secret: string): Promise<Result<OpenSubmission, ProblemDraft>> {
  const { ids, tokens } = c.get('services');
  const parts = ids.read('submission', publicId);
  if (!parts || !sameText(secret, tokens.submissionSecret(publicId))) return err(NOT_FOUND);
  return open(c, publicId, { ...parts, local: parts.local });
}

export async function submissionByToken(c: AppContext, token: string): Promise<Result<OpenSubmission, ProblemDraft>> {
  const { clock, ids, tokens } = c.get('services');
  const body = tokens.read(token, ['submission'], clock.now());
  if (!body || typeof body.a !== 'string') return err(NOT_FOUND);
  const parts = { workspace: body.w, jurisdiction: body.j, partition: body.p, local: body.a };
  return open(c, ids.make('submission', parts), parts);
}

/** Whether its own acts may still be seen and taken back. */
export const isWithinOwnTime = (view: SubmissionRecordView, nowMs: number): boolean => nowMs <= view.createdAtMs + SUBMISSION_TOKEN_LIFE_MS;

/** The ledger of the other address where `to` names it, else the first one's. */
export function placeOf({ place, view }: OpenSubmission, to: 'phone' | 'email' | null): LedgerPlace {
  if (to === null || view === null || view.otherPartition === null || view.masked[0]?.kind === to) return place;
  return { ...place, partition: view.otherPartition };
}

interface Parts {
  readonly workspace: string;
  readonly jurisdiction: 'none' | 'eu';
  readonly partition: number;
  readonly local: string;
}

async function open(c: AppContext, publicId: string, { workspace, jurisdiction, partition, local }: Parts) {
  const place = { workspace, partition, partitions: await partitionsOf(c, workspace) };
  const view = await ledgerStub(c.env, workspace, partition).submission(place, local);
  const shown = view ? await loadWidgetAt(c, { workspace, jurisdiction, local: view.widget }, view.widgetVersion) : null;
  return ok({ publicId, jurisdiction, place, local, view, shown });
}

/** Fixed when a workspace is made, so kept for as long as the isolate lives. */
const partitionCounts = new Map<string, number>();

export async function partitionsOf(c: AppContext, workspace: string): Promise<number> {
  const known = partitionCounts.get(workspace);
  if (known !== undefined) return known;
  const view = await workspaceStub(c.env, workspace).view();
  if (!view) throw new Error('invariant: an id of ours names a workspace that was made');
  partitionCounts.set(workspace, view.partitions);
  return view.partitions;
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
