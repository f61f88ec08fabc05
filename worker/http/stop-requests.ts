/**
 * A stop that somebody asks for on the web without proving the address: held, asked back at the address, and shown to the merchant until
 * somebody answers. The public answer is the same whatever is known.
 */
import type { z } from 'zod';
import type { stopRequest } from '../../shared/contract/preference.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { ledgerStub } from '../objects.ts';
import { hex } from '../platform/bytes.ts';
import { admitCaller } from './block-limit.ts';
import { shownLocale } from './config.ts';
import type { AppContext } from './context.ts';
import { loadWidget, widgetPlace } from './load-widget.ts';
import { stopRequestMessage } from './messages.ts';
import { verifiedEvidence } from './page-evidence.ts';
import { openPreferences } from './preference-access.ts';
import { PROOF_OWNER_BYTES, requestedAddress } from './preferences.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';
import { sendTerms } from './send-terms.ts';
import { homePartition } from './test-mode.ts';

export async function requestStop(
  c: AppContext,
  input: z.infer<typeof stopRequest>,
): Promise<Result<{ readonly outcome: 'received' }, ProblemDraft>> {
  const published = await loadWidget(c, input.widget, null);
  if (!published) return err(NOT_FOUND);
  const address = requestedAddress(input, published.version.draft.default_country);
  if (!address.ok) return address;
  const owner = [hex(c.get('services').random(PROOF_OWNER_BYTES))];
  const admitted = await admitCaller(c, { published, proof: input.proof, owner, burst: null });
  if (!admitted.ok) return admitted;
  const { workspace, jurisdiction, local } = widgetPlace(c, published);
  const locale = shownLocale(published, input.locale ?? '');
  const partition = homePartition(c, published, address.value);
  const message = stopRequestMessage(published, locale, address.value.kind === 'email' ? 'email' : 'phone');
  const template = { ...message, terms: sendTerms(c, published, null) };
  const place = { workspace, partition, partitions: published.partitions };
  const evidence = verifiedEvidence(c, admitted.value.isProved ? 'bot_checked' : 'client_attested', { by: 'nobody' });
  await ledgerStub(c.env, workspace, partition).askToStop(place, address.value, local, template, { locale, jurisdiction }, evidence);
  return ok({ outcome: 'received' });
}

/** Only who was asked by us may say no: a footer's stop link that was passed on can't. */
export async function keepMessages(c: AppContext, text: string): Promise<Result<{ readonly outcome: 'kept' }, ProblemDraft>> {
  const open = await openPreferences(c, text, ['stop', 'manage']);
  if (!open.ok) return open;
  const { token, place, no } = open.value;
  if (token.g === 'stop' && token.h !== 1) return err(NOT_FOUND);
  const evidence = verifiedEvidence(c, 'address_verified', { by: 'token', grade: token.g });
  const answer = await ledgerStub(c.env, place.workspace, place.partition).keepAfterStop(place, { no }, evidence);
  return answer.ok ? ok({ outcome: 'kept' }) : err(NOT_FOUND);
}
