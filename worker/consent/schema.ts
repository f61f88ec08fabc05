/**
 * Tables of a Ledger object as a list of migrations: entries are added at the end and never edited. What each column is for is in
 * docs/storage-schema.md. No column but the sealed ones may hold what could identify a person.
 *
 * Limit: the triggers stop our own mistakes, not somebody who can deploy code; published checkpoints do.
 */

import { SCRUB_TABLES } from '../platform/scrub.ts';

export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE meta (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     workspace TEXT NOT NULL,            -- 16 hex digits
     partition INTEGER NOT NULL,
     partitions INTEGER NOT NULL,
     last_seq INTEGER NOT NULL,          -- sequence of the last record; 0 for none
     leaves_hash BLOB NOT NULL,          -- running SHA-256 over all leaves
     clock_ms INTEGER NOT NULL,          -- Unix ms, last value of the own clock; it never goes back
     last_address INTEGER NOT NULL,      -- last address number given out
     last_evidence INTEGER NOT NULL,
     last_challenge INTEGER NOT NULL,
     last_message INTEGER NOT NULL,
     last_owed INTEGER NOT NULL
   ) STRICT;

   CREATE TABLE addresses (
     no INTEGER PRIMARY KEY,             -- never reused
     hash BLOB NOT NULL UNIQUE,          -- keyed hash of kind, scope and value
     kind TEXT NOT NULL,
     ciphertext BLOB,                    -- {kind, scope, value} under the address's key
     wrapped_key BLOB,                   -- the address's key under the master key
     key_version INTEGER NOT NULL,       -- version of the master key that wraps it
     epoch INTEGER NOT NULL,             -- derived
     states TEXT,                        -- derived: the folded state, canonical JSON
     last_seq INTEGER,                   -- derived: sequence of its last record; 0 for none
     next_due_ms INTEGER,                -- derived: Unix ms, when its first grant or hold runs out
     profile BLOB,                       -- external ids under the address's key
     counters TEXT NOT NULL              -- JSON: today's unverified records and wrong codes, times of sends
   ) STRICT;
   CREATE INDEX addresses_due ON addresses (next_due_ms) WHERE next_due_ms IS NOT NULL;

   CREATE TABLE records (
     seq INTEGER PRIMARY KEY,            -- contiguous from 1, never reused
     addr INTEGER NOT NULL,              -- addresses.no
     prev INTEGER NOT NULL,              -- sequence of this address's record before; 0 for its first
     evidence INTEGER NOT NULL,          -- evidence.no
     act TEXT NOT NULL,
     programme TEXT,
     channel TEXT,
     purpose TEXT,
     topics TEXT,                        -- JSON; null for all
     from_ms INTEGER NOT NULL,           -- Unix ms, effective interval, both ends included
     to_ms INTEGER NOT NULL,
     recorded_at_ms INTEGER NOT NULL,    -- Unix ms, own clock, monotonic
     method TEXT NOT NULL,
     verified INTEGER NOT NULL,
     of_seqs TEXT,                       -- JSON; null for none
     disclosure BLOB,                    -- SHA-256
     terms TEXT,                         -- JSON; null for none
     leaf BLOB NOT NULL                  -- canonical JSON, exactly the hashed bytes; no personal data
   ) STRICT;
   CREATE TRIGGER records_no_update BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
   CREATE TRIGGER records_no_delete BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
   CREATE TRIGGER records_contiguous BEFORE INSERT ON records
     WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM records)
     BEGIN SELECT RAISE(ABORT, 'records are contiguous'); END;

   CREATE TABLE evidence (
     no INTEGER PRIMARY KEY,
     addr INTEGER NOT NULL,
     body BLOB NOT NULL                  -- values, salts and grade of the records it covers, under the address's key
   ) STRICT;

   CREATE TABLE challenges (
     no INTEGER PRIMARY KEY,
     addr INTEGER NOT NULL,
     submission BLOB NOT NULL,
     created_at_ms INTEGER NOT NULL,     -- Unix ms
     ends_at_ms INTEGER NOT NULL,        -- Unix ms, inclusive
     code_hash BLOB NOT NULL,            -- keyed
     of_seqs TEXT NOT NULL,              -- JSON: sequences of the grants it would confirm
     attempts INTEGER NOT NULL,
     closed INTEGER NOT NULL,            -- a newer one was sent
     confirmed TEXT,                     -- JSON: channel and purpose of what its code confirmed; null before
     message INTEGER NOT NULL            -- messages.no
   ) STRICT;

   CREATE TABLE messages (
     no INTEGER PRIMARY KEY,
     addr INTEGER NOT NULL,
     channel TEXT NOT NULL,
     created_at_ms INTEGER NOT NULL,     -- Unix ms
     ends_at_ms INTEGER NOT NULL,        -- Unix ms; not worth sending after it
     status TEXT NOT NULL,               -- queued, sending, sent, dead
     due_ms INTEGER,                     -- Unix ms; null once settled
     attempts INTEGER NOT NULL,
     body BLOB,                          -- {to, text, subject} under the address's key; emptied once settled
     provider_id TEXT,
     sent_at_ms INTEGER,                 -- Unix ms
     reason TEXT
   ) STRICT;
   CREATE INDEX messages_due ON messages (due_ms) WHERE due_ms IS NOT NULL;

   CREATE TABLE owed (
     no INTEGER PRIMARY KEY,             -- never reused
     addr INTEGER NOT NULL,              -- the first address, under whose key the body is
     partition INTEGER NOT NULL,         -- where it is owed to
     due_ms INTEGER NOT NULL,            -- Unix ms
     attempts INTEGER NOT NULL,
     body BLOB NOT NULL                  -- the second part of a submission, under that key
   ) STRICT;
   CREATE INDEX owed_due ON owed (due_ms);`,
  // Derived: what it is linked to, under the address's key; null before the first link.
  `ALTER TABLE addresses ADD COLUMN links BLOB`,

  `CREATE TABLE deletion_jobs (
     addr INTEGER NOT NULL,              -- the erased address
     destination TEXT NOT NULL,          -- local id of a destination
     due_ms INTEGER NOT NULL,            -- Unix ms
     attempts INTEGER NOT NULL,
     key_version INTEGER NOT NULL,       -- version of the master key below
     body BLOB NOT NULL,                 -- a DeletionJob, under a key derived from the master key
     PRIMARY KEY (addr, destination)
   ) STRICT;
   CREATE INDEX deletion_jobs_due ON deletion_jobs (due_ms);

   CREATE TABLE erasures_owed (          -- erasures that the workspace's journal does not hold yet
     addr INTEGER PRIMARY KEY,
     seq INTEGER NOT NULL,               -- of its erase record
     erased_at_ms INTEGER NOT NULL,      -- Unix ms
     said_by TEXT NOT NULL,              -- merchant, subject
     destinations TEXT NOT NULL,         -- JSON: local ids
     due_ms INTEGER NOT NULL,            -- Unix ms
     attempts INTEGER NOT NULL
   ) STRICT;

   CREATE TABLE suppressions (
     hash BLOB PRIMARY KEY,              -- keyed hash of an erased address, under a key of its own
     erased_at_ms INTEGER                -- Unix ms; null after some days, so that it leads to no record
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX suppressions_dated ON suppressions (erased_at_ms) WHERE erased_at_ms IS NOT NULL;
   ${SCRUB_TABLES}`,

  `CREATE TABLE subject_codes (
     addr INTEGER PRIMARY KEY,           -- addresses.no; an address has one such code at a time
     message INTEGER NOT NULL,           -- messages.no of the one that carried it
     created_at_ms INTEGER NOT NULL,     -- Unix ms
     ends_at_ms INTEGER NOT NULL,        -- Unix ms, inclusive
     code_hash BLOB NOT NULL,            -- keyed
     attempts INTEGER NOT NULL           -- wrong codes so far
   ) STRICT;`,

  `CREATE TABLE heads (
     seq INTEGER PRIMARY KEY,            -- last sequence of a head that was, or may have been, reported to the Workspace
     leaves_hash BLOB NOT NULL,          -- running SHA-256 up to it
     sent_at_ms INTEGER NOT NULL         -- Unix ms
   ) STRICT;

   CREATE TABLE generations (
     generation INTEGER PRIMARY KEY,     -- from 2; the first has no row
     after_seq INTEGER NOT NULL,         -- records up to it lie before the loss
     base_seq INTEGER NOT NULL,          -- its first record is the next after this
     began_at_ms INTEGER NOT NULL,       -- Unix ms
     missed_seq INTEGER,                 -- head of the Workspace that this ledger did not extend; null where the operator said so
     missed_hash BLOB,
     erased_again INTEGER NOT NULL,      -- 1 once what the Workspace knows to be erased was erased again
     opened_at_ms INTEGER                -- Unix ms, when the operator opened it; null while recovering
   ) STRICT;

   DROP TRIGGER records_contiguous;
   CREATE TRIGGER records_contiguous BEFORE INSERT ON records
     WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM records)
       AND NOT EXISTS (
         SELECT 1 FROM (SELECT after_seq, base_seq FROM generations ORDER BY generation DESC LIMIT 1)
         WHERE NEW.seq = base_seq + 1 AND after_seq >= (SELECT coalesce(max(seq), 0) FROM records)
       )
     BEGIN SELECT RAISE(ABORT, 'records are contiguous'); END;

   CREATE TABLE passes (
     name TEXT PRIMARY KEY,              -- which long job: rewrap, retention_early, retention_late
     position INTEGER NOT NULL,          -- number of the last row looked at
     done INTEGER NOT NULL,              -- rows changed in this pass
     version INTEGER NOT NULL,           -- of the master key that rewrap brings keys to; 0 for others
     due_ms INTEGER                      -- Unix ms, when it goes on; null for never
   ) STRICT, WITHOUT ROWID;
   INSERT INTO passes VALUES
     ('retention_early', 0, 0, 0, (unixepoch() + 32 * 86400) * 1000),
     ('retention_late', 0, 0, 0, (unixepoch() + 30 * 86400) * 1000);`,

  // Beside `states`, not in its place: a build before would not understand it, and where that is null folds the records.
  `-- derived: the folded state without what it need not say
   ALTER TABLE addresses ADD COLUMN folded TEXT;`,

  `CREATE TABLE conversations (
     addr INTEGER NOT NULL,              -- addresses.no
     channel TEXT NOT NULL,
     epoch INTEGER NOT NULL,             -- of the address: a new owner has not written what the former one wrote
     last_inbound_at_ms INTEGER NOT NULL, -- Unix ms, when the person last wrote there
     PRIMARY KEY (addr, channel)
   ) STRICT, WITHOUT ROWID;`,

  `CREATE TABLE inbound_taken (
     hash BLOB PRIMARY KEY               -- keyed hash of account, message, address: an inbound act that is never taken again
   ) STRICT, WITHOUT ROWID;

   -- What an answer by message is for is found by its address. A row is made only where a message is paid for.
   CREATE INDEX challenges_addr ON challenges (addr);
   CREATE INDEX messages_addr ON messages (addr);`,

  `-- local id of the channel account that sent it, or may have; null: none
   ALTER TABLE messages ADD COLUMN account TEXT;
   -- the account's number or name that it came from
   ALTER TABLE messages ADD COLUMN sender TEXT;`,

  // The latest submissions by their idempotency keys; what finds no room here is in the day's table.
  `ALTER TABLE addresses ADD COLUMN recent BLOB`,
  `CREATE TABLE link_wishes (
     submission BLOB PRIMARY KEY,        -- local id
     request BLOB NOT NULL,              -- keyed hash of the request, so that a repeat with other content is told apart
     made_at_ms INTEGER NOT NULL,        -- Unix ms
     body TEXT NOT NULL                  -- JSON: widget, version, locale, the app channels wished for; nothing of a person
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX link_wishes_made ON link_wishes (made_at_ms);

   CREATE TABLE app_links (
     id BLOB PRIMARY KEY,                -- 8 random bytes
     submission BLOB NOT NULL,           -- local id
     channel TEXT NOT NULL,
     token_hash BLOB NOT NULL UNIQUE,    -- keyed
     made_at_ms INTEGER NOT NULL,        -- Unix ms
     body TEXT NOT NULL                  -- JSON: the texts asked for by hash, who opened it as a keyed hash, what was tapped, two digits
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX app_links_submission ON app_links (submission);
   CREATE INDEX app_links_made ON app_links (made_at_ms);`,

  `-- keyed hash of submission and secret of the link sent beside the code; null: no link was sent
   ALTER TABLE challenges ADD COLUMN link_hash BLOB`,
];

/** Tables of one day each, so that old rows go as a whole. `day` is days since 1970 UTC. */
export const DAY_TABLES = {
  idempotency: (day: number) => `CREATE TABLE idempotency_${day} (
     key BLOB PRIMARY KEY,               -- keyed hash of widget, address and Idempotency-Key
     submission BLOB NOT NULL,
     body BLOB NOT NULL                  -- keyed hash of the request
   ) STRICT, WITHOUT ROWID`,
  submissions: (day: number) => `CREATE TABLE submissions_${day} (
     id BLOB NOT NULL,                   -- 5 bytes of time and 5 random ones, so that rows are appended
     part INTEGER NOT NULL,              -- 0, or 1 for the second address
     addr INTEGER NOT NULL,
     body BLOB NOT NULL,                 -- what was submitted and became of it, under the address's key
     PRIMARY KEY (id, part)
   ) STRICT`, // with row ids: rows of this length in an index's tree would leave it no breadth
  inbound: (day: number) => `CREATE TABLE inbound_${day} (
     hash BLOB PRIMARY KEY               -- keyed hash of account, message, address: an inbound message without any act
   ) STRICT, WITHOUT ROWID`,
} as const;
export type DayTable = keyof typeof DAY_TABLES;
