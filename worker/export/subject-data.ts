/**
 * All that is held of one address as one document. Pure: it reads nothing and leaves out nothing but what `coverage.ts` lists. Of an
 * address that was only claimed to belong to the same person it shows the masked form: nobody proved that it does.
 */
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { SubjectExport, SubjectRecord } from '../../shared/contract/subject.ts';
import type { DataPart, LocaleTexts } from '../../shared/locales/texts.ts';
import type { Address, ChannelId } from '../../shared/vocabulary.ts';
import { DAY_MS } from '../consent/counters.ts';
import type { HeldAddress, HeldChallenge, HeldMessage, HeldSubmission } from '../consent/held.ts';
import type { TimelineRecord } from '../consent/ledger-api.ts';
import type { AddressState, Ms } from '../consent/model.ts';
import { contactStates, eventRecord, iso } from '../consent/wire.ts';
import { withoutOther } from './other-address.ts';
import { leftOutWords, retentionWords } from './retention.ts';

export interface SubjectParts {
  readonly held: HeldAddress;
  /** Oldest first. */
  readonly records: readonly TimelineRecord[];
  /** Other addresses that the person proved in one session with this one. */
  readonly linked: SubjectExport['linked_addresses'];
  readonly messages: readonly HeldMessage[];
  readonly challenges: readonly HeldChallenge[];
  readonly submissions: readonly HeldSubmission[];
  /** By hash; a text that is no longer at hand is left out rather than its record. */
  readonly texts: ReadonlyMap<string, DisclosureDocument>;
  readonly heldBy: SubjectExport['held_by'];
  readonly destinations: SubjectExport['destinations'];
  readonly contactId: string;
  /** Public id of a widget by its local one. */
  widgetId(local: string): string;
}

export function assembleSubjectData(parts: SubjectParts, words: LocaleTexts, nowMs: Ms): SubjectExport {
  const { held, records } = parts;
  const { view } = held;
  const { state, address } = view;
  return {
    schema: 1,
    made_at: iso(nowMs),
    locale: words.locale,
    explained: explained(words),
    held_by: parts.heldBy,
    contact_id: parts.contactId,
    address: {
      ...addressOf(address),
      epoch: state.epoch,
      epoch_began_at: isoOrNull(state.epochBegan?.atMs),
      sequence: state.seq,
      last_inbound: Object.entries(held.lastInbound).map(([channel, atMs]) => ({ channel: channel as ChannelId, sent_at: iso(atMs) })), // as the ledger keyed it
    },
    standings: standingsOf(state, nowMs),
    acts_on_all: state.patterns.map((pattern) => ({
      act: pattern.act,
      programme: pattern.key.programme,
      channel: pattern.key.channel,
      purpose: pattern.key.purpose,
      topics: pattern.topics === null ? null : [...pattern.topics],
      verified: pattern.verified,
      method: pattern.method,
      first_at: iso(pattern.sinceMs),
      last_at: iso(pattern.atMs),
    })),
    hold: state.hold && { from_at: iso(state.hold.fromMs), until_at: iso(state.hold.untilMs) },
    hold_was_used: state.holdSpent,
    preferences: preferencesOf(state),
    external_ids: view.externalIds.map(({ namespace, value, verified }) => ({ namespace, value, verified })),
    linked_addresses: [...parts.linked],
    records: records.map(subjectRecord),
    texts: [...parts.texts].map(([sha256, document]) => ({ sha256, document })),
    submissions: parts.submissions.map((submission) => submissionOf(submission, parts.widgetId)),
    messages: parts.messages.map(messageOf),
    codes: codesOf(parts),
    limits: limitsOf(held),
    destinations: parts.destinations,
    retention: retentionWords(words.data),
    left_out: leftOutWords(words.data),
  };
}

const addressOf = ({ kind, scope, value }: Address) => ({ kind, scope, value });
const isoOrNull = (ms: Ms | null | undefined): string | null => (ms === null || ms === undefined ? null : iso(ms));

const explained = ({ data }: LocaleTexts): Record<string, string> =>
  Object.fromEntries((Object.keys(data.about) as DataPart[]).map((part) => [part, data.about[part]]));

/** As recorded, whether it counts or not. */
function preferencesOf({ preference }: AddressState): SubjectExport['preferences'] {
  const { order, frequency, language = null, hours = null, pausedUntilMs, pauseReported = false, verified } = preference;
  return {
    order: [...order],
    frequency,
    language,
    hours: hours && { from: hours.from, to: hours.to, zone: hours.zone ?? null },
    paused_until: isoOrNull(pausedUntilMs),
    pause_reported: pauseReported,
    verified,
  };
}

/** In the order of the state, which is that of `contactStates`. */
function standingsOf(state: AddressState, nowMs: Ms): SubjectExport['standings'] {
  const shown = contactStates(state, nowMs);
  return state.keys.flatMap((key, at) => {
    const standing = shown[at];
    if (!standing) return [];
    return {
      ...standing,
      attested: key.attested,
      stopped: key.stopped,
      needs_confirm: key.needsConfirm,
      withdrawn_at: isoOrNull(key.withdrawnAtMs),
      ever_granted: key.everGranted,
      grant_seq: key.grantSeq,
      confirmed_elsewhere: key.confirmedElsewhere,
    };
  });
}

function subjectRecord({ record, evidence }: TimelineRecord): SubjectRecord {
  return {
    ...eventRecord(record),
    of: [...record.of],
    terms: termsOf(record.terms),
    evidence: evidence && { ...evidence, context: withoutOther(evidence.context) },
  };
}

/** Times in words, as everywhere else on the wire. */
const termsOf = (terms: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(terms).map(([name, value]: [string, unknown]) => {
      const base = /^(.+?)(?:_at)?_ms$/.exec(name)?.[1];
      return base !== undefined && typeof value === 'number' ? [`${base}_at`, iso(value)] : [name, value];
    }),
  );

function submissionOf({ body }: HeldSubmission, widgetId: (local: string) => string): SubjectExport['submissions'][number] {
  return {
    created_at: iso(body.createdAtMs),
    widget_id: widgetId(body.widget),
    widget_version: body.widgetVersion,
    locale: body.locale,
    method: body.method,
    acts: body.acts.map(({ channel, purpose, programme, status, seq }) => ({ channel, purpose, programme, status, sequence: seq })),
    records: [...body.own],
    addresses: body.masked.map(({ kind, value }) => ({ kind, value })),
  };
}

const messageOf = (message: HeldMessage): SubjectExport['messages'][number] => ({
  channel: message.channel,
  created_at: iso(message.createdAtMs),
  useful_until: iso(message.endsAtMs),
  status: message.status,
  attempts: message.attempts,
  sent_at: isoOrNull(message.sentAtMs),
  reason: message.reason,
  provider_message_id: message.providerId,
});

function codesOf({ challenges, held }: SubjectParts): SubjectExport['codes'] {
  const confirmations = challenges.map((challenge) => ({
    opens: 'confirmation' as const,
    created_at: iso(challenge.createdAtMs),
    ends_at: iso(challenge.endsAtMs),
    wrong_attempts: challenge.attempts,
    replaced: challenge.closed,
    records: [...challenge.of],
    confirmed: challenge.confirmed === null ? null : challenge.confirmed.map(({ channel, purpose }) => ({ channel, purpose })),
  }));
  const { subjectCode } = held;
  if (!subjectCode) return confirmations;
  return [
    ...confirmations,
    {
      opens: 'own_data',
      created_at: iso(subjectCode.createdAtMs),
      ends_at: iso(subjectCode.endsAtMs),
      wrong_attempts: subjectCode.attempts,
      replaced: false,
      records: [],
      confirmed: null,
    },
  ];
}

function limitsOf({ counters }: HeldAddress): SubjectExport['limits'] {
  return {
    day: counters.day === 0 ? null : iso(counters.day * DAY_MS).slice(0, 10),
    unverified_records: counters.unverified,
    wrong_codes: counters.wrong,
    messages_sent_at: counters.sends.map(iso),
    code_answered_at: isoOrNull(counters.answeredMs),
  };
}
