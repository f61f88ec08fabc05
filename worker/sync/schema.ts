/**
 * Tables of a Courier object as a list of migrations: entries are added at the end and never edited. What is to be sent is not
 * here and must never be: the ledger is the queue. No column holds a person's data.
 */
import { SCRUB_TABLES } from '../platform/scrub.ts';

export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE positions (
     partition INTEGER PRIMARY KEY,
     after_seq INTEGER NOT NULL          -- every record up to it was looked at
   ) STRICT;

   CREATE TABLE exceptions (             -- addresses that are not, or not surely, up to date
     partition INTEGER NOT NULL,
     addr INTEGER NOT NULL,              -- number of the address in its ledger
     phase TEXT NOT NULL,                -- deliver, repeat, hold: see delivery.ts
     status TEXT NOT NULL,               -- in_flight, retrying, dead
     after_seq INTEGER NOT NULL,         -- the destination is known to have this address up to here
     seen_seq INTEGER NOT NULL,          -- newest record shown by a page, or delivered
     withdrawal_seq INTEGER,             -- newest of them that takes something away; null for none
     sending_seq INTEGER,                -- what the request on its way carries; null before it is sent
     told_seq INTEGER,                   -- what was delivered, in repeat and hold
     attempts INTEGER NOT NULL,          -- failed attempts at this content
     next_attempt_at_ms INTEGER,         -- Unix ms; null in flight and dead
     unknown_at_ms INTEGER,              -- Unix ms, last attempt whose outcome is unknown; null for none
     unknown_seq INTEGER,                -- lowest sequence that such an attempt carried
     last_status INTEGER,                -- HTTP status of the last failure; null where no answer came
     last_reason TEXT,                   -- the receiver's words, cut short, without addresses
     since_ms INTEGER NOT NULL,          -- Unix ms, when the row was made
     PRIMARY KEY (partition, addr)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX exceptions_withdrawals ON exceptions (next_attempt_at_ms)
     WHERE status = 'retrying' AND phase <> 'hold' AND withdrawal_seq IS NOT NULL;
   CREATE INDEX exceptions_others ON exceptions (next_attempt_at_ms)
     WHERE status = 'retrying' AND phase <> 'hold' AND withdrawal_seq IS NULL;
   CREATE INDEX exceptions_held ON exceptions (next_attempt_at_ms) WHERE phase = 'hold';
   CREATE INDEX exceptions_in_flight ON exceptions (since_ms) WHERE status = 'in_flight';
   CREATE INDEX exceptions_dead ON exceptions (since_ms) WHERE status = 'dead';

   CREATE TABLE meta (                   -- place (JSON), delivered, failed_attempts, inactive
     key TEXT PRIMARY KEY,
     value ANY NOT NULL
   ) STRICT, WITHOUT ROWID;`,

  `CREATE TABLE deletions (              -- erased addresses that the destination must forget, and how it ended
     partition INTEGER NOT NULL,
     addr INTEGER NOT NULL,              -- number of the address in its ledger
     status TEXT NOT NULL,               -- waiting, in_flight, done, merchant_must_delete, dead
     stage TEXT NOT NULL,                -- off, forget: what is sent next
     is_repeat INTEGER NOT NULL,         -- 1: sent once more, since something sent before may have landed after it
     attempts INTEGER NOT NULL,          -- failed attempts since it last got on
     next_attempt_at_ms INTEGER,         -- Unix ms; null in flight and at the end
     unknown_at_ms INTEGER,              -- Unix ms, last attempt on this address whose outcome is unknown; null for none
     last_status INTEGER,                -- HTTP status of the last failure
     last_reason TEXT,                   -- the receiver's words, cut short, without addresses
     since_ms INTEGER NOT NULL,          -- Unix ms, when it was taken over
     ended_at_ms INTEGER,                -- Unix ms
     PRIMARY KEY (partition, addr)
   ) STRICT;
   CREATE TABLE deletion_bodies (        -- of deletions that have not ended
     partition INTEGER NOT NULL,
     addr INTEGER NOT NULL,
     body BLOB NOT NULL,                 -- a DeletionJob, sealed under the master key
     PRIMARY KEY (partition, addr)
   ) STRICT;
   CREATE INDEX deletions_due ON deletions (next_attempt_at_ms) WHERE next_attempt_at_ms IS NOT NULL;
   ${SCRUB_TABLES}`,
];
