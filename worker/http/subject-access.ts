/**
 * The way to a `subject` token: whoever manages an address asks for a fresh code, which goes to that address, and answers it. No
 * other grade gets here, and none opens a person's data by itself.
 */
import type { z } from 'zod';
import type { subjectVerifyAnswer } from '../../shared/contract/subject.ts';
import { CODE_DIGITS, SUBJECT_TOKEN_LIFE_MS } from '../../shared/limits.ts';
import { asciiDigits } from '../../shared/phone/typed.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { MeTokenGrade } from '../../shared/vocabulary.ts';
import { iso } from '../consent/wire.ts';
import { ledgerStub, workspaceStub } from '../objects.ts';
import { numberLocal } from '../platform/ids.ts';
import type { AppContext } from './context.ts';
import { dataCodeMessage } from './messages.ts';
import { openPreferences } from './preference-access.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';
import { NOT_VALID } from './refusal-to-wire.ts';

/** Who may ask for the code and answer it; a `subject` token does not prolong itself. */
export const ASKING_GRADES = ['manage'] as const satisfies readonly MeTokenGrade[];
/** Who may export and erase. */
export const SUBJECT_GRADES = ['subject'] as const satisfies readonly MeTokenGrade[];

/** Never says whether a message went out: the limits that decide it are the address's own. */
export async function askSubjectCode(c: AppContext, text: string): Promise<Result<{ readonly outcome: 'received' }, ProblemDraft>> {
  const open = await openPreferences(c, text, ASKING_GRADES);
  if (!open.ok) return open;
  const { place, no, token, published } = open.value;
  const stub = ledgerStub(c.env, place.workspace, place.partition);
  const view = await stub.address(place, { no });
  if (!view) return err(NOT_FOUND);
  const host = new URL(c.get('services').env.publicUrl).hostname;
  // Without the limits on prefixes and networks: whoever asks holds what was sent to this very address, so nobody is pumped by it. The
  // address's own limits hold.
  const template = dataCodeMessage(published, token.l, view.address.kind === 'email' ? 'email' : 'phone', host);
  const sent = await stub.sendSubjectCode(place, { no }, template);
  return sent.ok ? ok({ outcome: 'received' }) : err(NOT_FOUND);
}

export async function verifySubjectCode(
  c: AppContext,
  text: string,
  code: string,
): Promise<Result<z.infer<typeof subjectVerifyAnswer>, ProblemDraft>> {
  const open = await openPreferences(c, text, ASKING_GRADES);
  if (!open.ok) return open;
  const { place, no, token } = open.value;
  const digits = asciiDigits(code.normalize('NFKC')).replace(/[\s-]/gu, '');
  // Not counted as an attempt: it can't be any code of ours.
  if (!new RegExp(`^\\d{${CODE_DIGITS}}$`).test(digits)) return err(NOT_VALID);
  const answer = await ledgerStub(c.env, place.workspace, place.partition).answerSubjectCode(place, { no }, digits);
  if (!answer.ok) return err(NOT_VALID);
  const { clock, env, ids, tokens } = c.get('services');
  const expiresAtMs = clock.now() + SUBJECT_TOKEN_LIFE_MS;
  const made = tokens.make({ ...token, g: 'subject', e: expiresAtMs });
  const contact = ids.make('contact', { workspace: token.w, jurisdiction: token.j, partition: token.p, local: numberLocal(no) });
  await workspaceStub(c.env, place.workspace).noteAudit('subject', 'subject.verified', contact, {});
  return ok({ outcome: 'verified', token: made, expires_at: iso(expiresAtMs), url: `${env.publicUrl}/me/${made}?view=data` });
}
