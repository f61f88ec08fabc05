/** Tables of a Workspace object. The list only grows. Times are Unix ms; secrets are ciphertext or hashes, never in the clear. */

const frozen = (table: string, word: string): string => `
  CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${word} are immutable'); END;
  CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${word} are immutable'); END;`;

/** Limit: the triggers stop our own mistakes, not somebody who can deploy code. */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE workspace (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,                    -- 16 hex digits
    name TEXT NOT NULL,
    partitions INTEGER NOT NULL,         -- ledgers; fixed when made
    jurisdiction TEXT NOT NULL,          -- none | eu
    suspended INTEGER NOT NULL,          -- 0 | 1
    created_at_ms INTEGER NOT NULL       -- Unix ms
  ) STRICT;

  CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,                 -- 16 hex digits
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,                -- JSON array
    secret_hash TEXT NOT NULL,           -- SHA-256 of the secret part, hex
    created_at_ms INTEGER NOT NULL,      -- Unix ms
    expires_at_ms INTEGER,               -- Unix ms, exclusive
    revoked_at_ms INTEGER                -- Unix ms
  ) STRICT;

  CREATE TABLE programmes (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL                   -- canonical JSON of programmeInput
  ) STRICT;

  CREATE TABLE widgets (
    id TEXT PRIMARY KEY,                 -- 16 hex digits
    key TEXT NOT NULL UNIQUE,
    draft TEXT NOT NULL,                 -- canonical JSON of widgetDraft
    identity_secret BLOB NOT NULL,       -- 32 bytes, sealed
    created_at_ms INTEGER NOT NULL       -- Unix ms
  ) STRICT;

  CREATE TABLE widget_versions (
    widget_id TEXT NOT NULL,
    version INTEGER NOT NULL,            -- from 1
    published_at_ms INTEGER NOT NULL,    -- Unix ms
    draft TEXT NOT NULL,                 -- canonical JSON, as published
    programme TEXT NOT NULL,             -- canonical JSON of programmeView, as published
    controls TEXT NOT NULL,              -- canonical JSON of publishedControl[]
    PRIMARY KEY (widget_id, version)
  ) STRICT;
  ${frozen('widget_versions', 'published versions')}

  CREATE TABLE disclosures (
    hash TEXT PRIMARY KEY,               -- SHA-256 of document, hex
    document BLOB NOT NULL               -- canonical JSON in UTF-8: exactly the hashed bytes
  ) STRICT;
  ${frozen('disclosures', 'disclosures')}

  CREATE TABLE issued (
    hash TEXT NOT NULL,
    widget_id TEXT NOT NULL,             -- empty for a text registered for a method
    version INTEGER NOT NULL,            -- 0 for a text registered for a method
    method TEXT NOT NULL,                -- empty for a widget's
    issued_at_ms INTEGER NOT NULL,       -- Unix ms
    PRIMARY KEY (hash, widget_id, version, method)
  ) STRICT;
  ${frozen('issued', 'issuances')}

  CREATE TABLE landing_pages (
    slug TEXT PRIMARY KEY,
    widget_id TEXT NOT NULL,
    body TEXT NOT NULL                   -- canonical JSON of landingPageInput
  ) STRICT;

  CREATE TABLE destinations (
    id TEXT PRIMARY KEY,                 -- 16 hex digits
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,              -- canonical JSON of destinationSettings
    secret BLOB NOT NULL,                -- sealed; made anew when the URL's host changes
    status TEXT NOT NULL,                -- active | paused | disabled
    status_reason TEXT,
    created_at_ms INTEGER NOT NULL       -- Unix ms
  ) STRICT;

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,              -- Unix ms
    actor TEXT NOT NULL,                 -- public id of an API key, operator, or the part that did it
    action TEXT NOT NULL,
    target TEXT NOT NULL,                -- kind:local id, or a public id
    detail TEXT NOT NULL                 -- JSON, without secrets and addresses
  ) STRICT;
  ${frozen('audit', 'audit entries')}`,

  `CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    partition INTEGER NOT NULL,          -- ledger of the address
    addr INTEGER NOT NULL,               -- its number there: opaque, and never used again
    seq INTEGER NOT NULL,                -- of its erase record
    erased_at_ms INTEGER NOT NULL,       -- Unix ms
    said_by TEXT NOT NULL,               -- merchant | subject
    destinations TEXT NOT NULL,          -- JSON: local ids of those that were to be told
    UNIQUE (partition, addr)
  ) STRICT;
  ${frozen('erasures', 'erasures')}`,
  // awaited | imported | waived | not_asked: what was there before was told in full from where it began.
  `ALTER TABLE destinations ADD COLUMN opt_outs TEXT NOT NULL DEFAULT 'not_asked';

  CREATE TABLE notices (
    no INTEGER PRIMARY KEY,              -- position that Couriers read from
    destination TEXT NOT NULL,           -- which one it is about
    kind TEXT NOT NULL,                  -- late | disabled
    since_ms INTEGER NOT NULL,           -- Unix ms; with destination and kind the occasion, noted once
    reason TEXT,
    at_ms INTEGER NOT NULL,              -- Unix ms, when it was noted
    UNIQUE (destination, kind, since_ms)
  ) STRICT`,
  `CREATE TABLE ledger_heads (
    partition INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,                -- last sequence reported; it never goes back. 0 for none
    leaves_hash TEXT NOT NULL,           -- running SHA-256 up to it, hex
    generation INTEGER NOT NULL,         -- highest given out
    recovering_since_ms INTEGER,         -- Unix ms; null while the ledger is whole
    reported_at_ms INTEGER NOT NULL      -- Unix ms
  ) STRICT;`,
  `CREATE TABLE evidence_pictures (
    no INTEGER PRIMARY KEY,              -- the newest of a widget has the highest
    hash TEXT NOT NULL,                  -- SHA-256 of png, hex
    widget_id TEXT NOT NULL,
    version INTEGER NOT NULL,            -- of the widget, that it shows
    build TEXT NOT NULL,                 -- hash of the form's files, as the form reported it
    width INTEGER NOT NULL,              -- pixels
    height INTEGER NOT NULL,             -- pixels
    uploaded_at_ms INTEGER NOT NULL,     -- Unix ms
    png BLOB NOT NULL,
    UNIQUE (widget_id, hash)
  ) STRICT;
  CREATE INDEX evidence_pictures_by_hash ON evidence_pictures (hash)`,
  `CREATE TABLE channel_accounts (
    id TEXT PRIMARY KEY,                 -- 16 hex digits
    key TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    body TEXT NOT NULL,                  -- canonical JSON: name, programme, senders, countries, priority, inbound
    settings TEXT NOT NULL,              -- canonical JSON of the platform's form
    secrets BLOB NOT NULL,               -- canonical JSON of the platform's form, sealed
    secret_names TEXT NOT NULL,          -- JSON: which are set
    status TEXT NOT NULL,                -- active | paused
    created_at_ms INTEGER NOT NULL       -- Unix ms
  ) STRICT;`,
  `CREATE TABLE keywords (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL                   -- canonical JSON of the contract's keywordInput
  ) STRICT;`,
  `CREATE TABLE inbound_counts (
    account TEXT NOT NULL,               -- channel_accounts.id
    day INTEGER NOT NULL,                -- days since 1970 UTC
    what TEXT NOT NULL,                  -- accepted | refused | unknown
    name TEXT NOT NULL,                  -- kind of event, reason, or the platform's own name of it
    count INTEGER NOT NULL,
    PRIMARY KEY (account, day, what, name)
  ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE form_counts (
    day INTEGER NOT NULL,                -- days since 1970 UTC
    widget_id TEXT NOT NULL,
    version INTEGER NOT NULL,            -- of the widget
    country TEXT NOT NULL,               -- ISO 3166; ZZ: unknown
    step TEXT NOT NULL,                  -- opened | started | submitted | confirmed
    count INTEGER NOT NULL,
    PRIMARY KEY (day, widget_id, version, country, step)
  ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE widget_splits (
    widget_id TEXT PRIMARY KEY,
    versions TEXT NOT NULL,              -- canonical JSON: version and weight of each
    since_ms INTEGER NOT NULL            -- Unix ms
  ) STRICT;`,
  `CREATE TABLE offer_codes (
    no INTEGER PRIMARY KEY,              -- handed out in this order
    widget_id TEXT NOT NULL,
    code TEXT NOT NULL,
    taken_by TEXT,                       -- SHA-256 of the key that asked, hex; null while nobody has it
    taken_at_ms INTEGER,                 -- Unix ms
    UNIQUE (widget_id, code)
  ) STRICT;
  CREATE INDEX offer_codes_left ON offer_codes (widget_id, no) WHERE taken_by IS NULL;
  CREATE UNIQUE INDEX offer_codes_taken ON offer_codes (widget_id, taken_by) WHERE taken_by IS NOT NULL`,
];
