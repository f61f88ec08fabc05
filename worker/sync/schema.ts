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
  `CREATE TABLE links (                  -- verified links to be told of, by the record that showed them
     partition INTEGER NOT NULL,
     addr INTEGER NOT NULL,              -- number of the address whose record it is
     seq INTEGER NOT NULL,               -- sequence of that record
     attempts INTEGER NOT NULL,          -- failed ones
     next_attempt_at_ms INTEGER NOT NULL, -- Unix ms
     since_ms INTEGER NOT NULL,          -- Unix ms, when the row was made
     PRIMARY KEY (partition, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX links_due ON links (next_attempt_at_ms);`,

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
  `ALTER TABLE positions ADD COLUMN start_seq INTEGER;       -- where it began; null for one made before this column
   ALTER TABLE positions ADD COLUMN start_at_ms INTEGER;     -- Unix ms, when it began
   ALTER TABLE exceptions ADD COLUMN batch_max INTEGER;      -- sent in a batch of no more than this; null for any
   ALTER TABLE exceptions ADD COLUMN off_seq INTEGER;        -- up to here what is not permitted was told while the gate was closed
   ALTER TABLE exceptions ADD COLUMN withdrawal_at_ms INTEGER; -- Unix ms, when the oldest withdrawal not yet told was recorded
   ALTER TABLE exceptions ADD COLUMN tour TEXT;              -- which tour made it; null for what happened
   CREATE INDEX exceptions_toured ON exceptions (status) WHERE tour IS NOT NULL;
   CREATE INDEX exceptions_overdue ON exceptions (withdrawal_at_ms) WHERE withdrawal_at_ms IS NOT NULL;
   CREATE INDEX exceptions_gated ON exceptions (partition) WHERE phase = 'gate';

   CREATE TABLE tours (                  -- long looks at addresses, in bounded steps; see tour.ts
     kind TEXT NOT NULL,                 -- start, backfill, replay
     partition INTEGER NOT NULL,
     since_ms INTEGER,                   -- Unix ms, of a replay: records recorded from then on; null for the others
     begun_at_ms INTEGER NOT NULL,       -- Unix ms
     from_pos INTEGER,                   -- where it began: a number of an address, or a sequence for a replay; null before it was asked
     after_pos INTEGER,                  -- everything up to here was looked at
     end_pos INTEGER,                    -- where it ends
     done INTEGER NOT NULL,              -- 0 | 1
     found INTEGER NOT NULL,             -- addresses that it made due
     PRIMARY KEY (kind, partition)
   ) STRICT, WITHOUT ROWID;`,
];
