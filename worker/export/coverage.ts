/**
 * Where each column of a Ledger that has to do with a person shows in the export, or why it does not: what `docs/subject-data.md` says
 * and a test holds against the schema, so that a new column is decided about.
 */
import type { DataPart, LeftOut } from '../../shared/locales/texts.ts';

/** A column shows in these parts, or is of a class that is left out (with its sentence in the export itself). */
export type Covered = { readonly in: readonly DataPart[] } | { readonly out: LeftOut };

const shown = (...parts: DataPart[]): Covered => ({ in: parts });
const out = (why: LeftOut): Covered => ({ out: why });

/** By table; `meta` is of no person, and days' tables stand under their name without the day. */
export const COVERAGE: Readonly<Record<string, Readonly<Record<string, Covered>>>> = {
  addresses: {
    no: shown('address'),
    hash: out('keys'),
    kind: shown('address'),
    ciphertext: shown('address'),
    wrapped_key: out('keys'),
    key_version: out('keys'),
    epoch: shown('address'),
    states: shown('standings', 'acts_on_all', 'hold', 'preferences'),
    last_seq: shown('address'),
    next_due_ms: shown('standings', 'hold'),
    profile: shown('external_ids'),
    counters: shown('limits'),
    links: out('derived'),
    recent: out('keys'),
    folded: shown('standings', 'acts_on_all', 'hold', 'preferences'),
  },
  records: {
    seq: shown('records'),
    addr: out('derived'),
    prev: out('derived'),
    evidence: out('derived'),
    act: shown('records'),
    programme: shown('records'),
    channel: shown('records'),
    purpose: shown('records'),
    topics: shown('records'),
    from_ms: shown('records'),
    to_ms: shown('records'),
    recorded_at_ms: shown('records'),
    method: shown('records'),
    verified: shown('records'),
    of_seqs: shown('records'),
    disclosure: shown('records', 'texts'),
    terms: shown('records'),
    leaf: out('proof'),
  },
  evidence: { no: out('derived'), addr: out('derived'), body: shown('records') },
  challenges: {
    no: out('derived'),
    addr: out('derived'),
    submission: out('derived'),
    created_at_ms: shown('codes'),
    ends_at_ms: shown('codes'),
    code_hash: out('codes'),
    link_hash: out('codes'),
    of_seqs: shown('codes'),
    attempts: shown('codes'),
    closed: shown('codes'),
    confirmed: shown('codes'),
    message: out('derived'),
  },
  subject_codes: {
    addr: out('derived'),
    message: out('derived'),
    created_at_ms: shown('codes'),
    ends_at_ms: shown('codes'),
    code_hash: out('codes'),
    attempts: shown('codes'),
  },
  messages: {
    no: out('derived'),
    addr: out('derived'),
    channel: shown('messages'),
    created_at_ms: shown('messages'),
    ends_at_ms: shown('messages'),
    status: shown('messages'),
    due_ms: out('derived'),
    attempts: shown('messages'),
    body: out('codes'),
    provider_id: shown('messages'),
    sent_at_ms: shown('messages'),
    reason: shown('messages'),
    account: out('derived'),
    sender: out('derived'),
  },
  owed: {
    no: out('derived'),
    addr: out('derived'),
    partition: out('derived'),
    due_ms: out('derived'),
    attempts: out('derived'),
    body: out('other'),
  },
  conversations: {
    addr: out('derived'),
    channel: shown('address'),
    epoch: out('derived'),
    last_inbound_at_ms: shown('address'),
  },
  inbound_taken: { hash: out('keys') },
  inbound: { hash: out('keys') },
  link_wishes: { submission: out('derived'), request: out('keys'), made_at_ms: out('derived'), body: out('derived') },
  app_links: {
    id: out('derived'),
    submission: out('derived'),
    channel: out('derived'),
    token_hash: out('codes'),
    made_at_ms: out('derived'),
    body: out('derived'),
  },
  suppressions: { hash: out('mark'), erased_at_ms: out('mark') },
  idempotency: { key: out('keys'), submission: out('derived'), body: out('keys') },
  submissions: { id: out('derived'), part: out('derived'), addr: out('derived'), body: shown('submissions') },
};
