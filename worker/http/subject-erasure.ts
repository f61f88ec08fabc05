/**
 * A person has their own data erased. No suspension and no limit stands in the way; a repeat within the token's ten minutes is
 * answered with the same report, so that an answer that got lost can be asked for again.
 */
import type { ErasureReport } from '../../shared/contract/erasure.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AppContext } from './context.ts';
import { eraseContact } from './erasure.ts';
import { openPreferences } from './preference-access.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';
import { SUBJECT_GRADES } from './subject-access.ts';

export async function eraseOwn(c: AppContext, text: string): Promise<Result<ErasureReport, ProblemDraft>> {
  const open = await openPreferences(c, text, SUBJECT_GRADES);
  if (!open.ok) return open;
  const { place, no } = open.value;
  const report = await eraseContact(c, place.workspace, place.partition, no, 'subject');
  return report ? ok(report) : err(NOT_FOUND);
}
