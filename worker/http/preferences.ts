/**
 * The preference centre: see, change, stop everything, ask for a link. A withdrawal is refused by nothing but a token that is not one:
 * no limit, suspension or stale page stands in its way.
 */
import type { z } from 'zod';
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { AnyChange, changesAnswer, PreferenceView, preferenceLinkRequest } from '../../shared/contract/preference.ts';
import { parseEmail } from '../../shared/email.ts';
import { HISTORY_ENTRIES_MAX } from '../../shared/limits.ts';
import { parsePhone } from '../../shared/phone/parse.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Address, MeTokenGrade } from '../../shared/vocabulary.ts';
import type { TimelineRecord } from '../consent/ledger-api.ts';
import type { AddressState } from '../consent/model.ts';
import { iso } from '../consent/wire.ts';
import { wishView } from '../consent/wish-wire.ts';
import { ledgerStub, workspaceStub } from '../objects.ts';
import { hex } from '../platform/bytes.ts';
import { admitCaller } from './block-limit.ts';
import { shownLocale } from './config.ts';
import type { AppContext } from './context.ts';
import { loadWidget, widgetPlace } from './load-widget.ts';
import { linkMessage } from './messages.ts';
import { verifiedEvidence } from './page-evidence.ts';
import { type OpenPreferences, openPreferences } from './preference-access.ts';
import { judgeChanges } from './preference-changes.ts';
import { historyItems, preferenceItems } from './preference-view.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';
import { problemAt, submissionProblem } from './refusal-to-wire.ts';
import { sendTerms } from './send-terms.ts';
import { homePartition } from './test-mode.ts';

export const PROOF_OWNER_BYTES = 16;

/** Those that open the preference centre. `submission` sees its own acts elsewhere. */
export const PREFERENCE_GRADES = ['manage', 'subject', 'stop'] as const satisfies readonly MeTokenGrade[];

export async function readPreferences(
  c: AppContext,
  text: string,
  grades: readonly MeTokenGrade[],
): Promise<Result<PreferenceView, ProblemDraft>> {
  const open = await openPreferences(c, text, grades);
  if (!open.ok) return open;
  const { token, place, no, published } = open.value;
  const stub = ledgerStub(c.env, place.workspace, place.partition);
  const view = await stub.address(place, { no });
  if (!view) return err(NOT_FOUND);
  const isWhole = token.g === 'manage' || token.g === 'subject';
  const entries: readonly TimelineRecord[] = isWhole ? (await stub.timeline(place, { no }, null, HISTORY_ENTRIES_MAX)).entries : [];
  const nowMs = c.get('services').clock.now();
  return ok({
    grade: token.g,
    brand: published.programme.sender.brand,
    address: { kind: view.address.kind, value: isWhole ? view.address.value : view.masked },
    token_expires_at: iso(token.e),
    items: preferenceItems(view.state, view.address.kind, published, token.l, isWhole, nowMs),
    wishes: isWhole ? wishView(view.state, nowMs) : null,
    hold: heldUntil(view.state, nowMs),
    languages: [...published.version.draft.locales],
    history: historyItems(entries, await documentsOf(c, open.value, entries)),
  });
}

const heldUntil = ({ hold }: AddressState, nowMs: number): PreferenceView['hold'] =>
  hold && nowMs < hold.untilMs ? { until_at: iso(hold.untilMs) } : null;

export async function applyPreferenceChanges(
  c: AppContext,
  text: string,
  changes: readonly AnyChange[],
): Promise<Result<z.infer<typeof changesAnswer>, ProblemDraft>> {
  const open = await openPreferences(c, text, PREFERENCE_GRADES);
  if (!open.ok) return open;
  const { place, no, token } = open.value;
  // A stop link answers a grant or a wish as if there were no such link.
  if (token.g === 'stop' && !changes.every((change) => 'act' in change && change.act === 'withdraw')) return err(NOT_FOUND);
  const judged = await judgeChanges(c, open.value, changes);
  if (!judged.ok) return judged;
  const evidence = verifiedEvidence(c, 'address_verified', { by: 'token', grade: token.g }, judged.value.presentation);
  const answer = await ledgerStub(c.env, place.workspace, place.partition).change(place, { no }, judged.value.commands, evidence);
  if (!answer.ok) return err(NOT_FOUND);
  const outcomes: readonly { readonly outcome: 'done' | 'state_moved' }[] = answer.value;
  return ok({
    changes: changes.map((change, index) => ({
      ...('act' in change ? { channel: change.channel, purpose: change.purpose } : {}),
      outcome: outcomes[index]?.outcome ?? 'state_moved',
    })),
  });
}

/** @param how kept as evidence beside the token's grade: the way in which it was asked for. */
export async function withdrawAllPreferences(
  c: AppContext,
  text: string,
  grades: readonly MeTokenGrade[] = PREFERENCE_GRADES,
  how: Readonly<Record<string, unknown>> = {},
): Promise<Result<{ readonly outcome: 'done' }, ProblemDraft>> {
  const open = await openPreferences(c, text, grades);
  if (!open.ok) return open;
  const { place, no, token } = open.value;
  const evidence = verifiedEvidence(c, 'address_verified', { by: 'token', grade: token.g, ...how });
  const answer = await ledgerStub(c.env, place.workspace, place.partition).withdrawAll(place, { no }, evidence);
  return answer.ok ? ok({ outcome: 'done' }) : err(NOT_FOUND);
}

/** Sends a link to the address itself, if it is known. The answer never says. */
export async function requestPreferenceLink(
  c: AppContext,
  input: z.infer<typeof preferenceLinkRequest>,
): Promise<Result<{ readonly outcome: 'received' }, ProblemDraft>> {
  const published = await loadWidget(c, input.widget, null);
  if (!published) return err(NOT_FOUND);
  const address = requestedAddress(input, published.version.draft.default_country);
  if (!address.ok) return address;
  // Each proof opens one request: whoever asks again, for whomever, brings another.
  const owner = [hex(c.get('services').random(PROOF_OWNER_BYTES))];
  const admitted = await admitCaller(c, { published, proof: input.proof, owner, burst: null });
  if (!admitted.ok) return admitted;
  const { workspace, jurisdiction, local } = widgetPlace(c, published);
  const locale = shownLocale(published, input.locale ?? '');
  const partition = homePartition(c, published, address.value);
  const message = linkMessage(published, locale, address.value.kind === 'email' ? 'email' : 'phone');
  const template = { ...message, terms: sendTerms(c, published, null) };
  const place = { workspace, partition, partitions: published.partitions };
  const asked = ledgerStub(c.env, workspace, partition).requestLink(place, address.value, local, template, { locale, jurisdiction });
  // Not waited for: where the address is known there is a message to write, which takes longer, and on a busy machine a whole step of the
  // floor now and then. Nothing is acknowledged: a link that does not come is asked for again.
  c.get('services').afterAnswer('link_request_lost', asked);
  return ok({ outcome: 'received' });
}

export function requestedAddress(input: z.infer<typeof preferenceLinkRequest>, defaultCountry: string): Result<Address, ProblemDraft> {
  if ((input.phone === undefined) === (input.email === undefined)) {
    return err(problemAt('invalid-request', 'phone', 'one_of', 'Exactly one of phone and email is needed.', 'Send one of them.'));
  }
  if (input.email !== undefined) {
    const email = parseEmail(input.email);
    return email.ok ? ok({ kind: 'email', scope: '', value: email.value }) : err(submissionProblem({ reason: 'email_refused' }));
  }
  const phone = parsePhone(input.phone ?? '', input.phone_country ?? defaultCountry);
  return phone.ok
    ? ok({ kind: 'phone', scope: '', value: phone.value.e164 })
    : err(submissionProblem({ reason: 'phone_refused', because: phone.error.reason }));
}

/** The texts that the acts named, from the version at hand or the Workspace. */
async function documentsOf(
  c: AppContext,
  { place, published }: OpenPreferences,
  entries: readonly TimelineRecord[],
): Promise<ReadonlyMap<string, DisclosureDocument>> {
  const hashes = new Set(entries.flatMap(({ record }) => (record.disclosure === null ? [] : [record.disclosure])));
  const stub = workspaceStub(c.env, place.workspace);
  const found = await Promise.all(
    [...hashes].map(
      async (hash): Promise<readonly [string, DisclosureDocument | undefined]> => [
        hash,
        published.documents[hash] ?? (await stub.disclosure(hash))?.document,
      ],
    ),
  );
  return new Map(found.flatMap(([hash, document]) => (document ? [[hash, document] as const] : [])));
}
