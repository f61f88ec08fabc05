/**
 * The Limiter Durable Object: counters in fixed windows, tallies in sliding ones, and nonces that belong to whoever came first. It
 * keeps SHA-256 of the keys that it is given, never their text, and drops rows when their time is over.
 */
import { DurableObject } from 'cloudflare:workers';
import { type Bindings, parseEnv } from './env.ts';
import type { Admission, Admitted, LimiterApi } from './limiter-api.ts';
import { sha256, utf8 } from './platform/bytes.ts';
import { type Clock, clock } from './platform/clock.ts';
import { migrate } from './platform/migrations.ts';
import { type Claim, counted, EMPTY_TALLY, fits, lifeMs, type Tally } from './platform/tally.ts';

const MIGRATIONS: readonly string[] = [
  `CREATE TABLE counters (
     key BLOB PRIMARY KEY,               -- SHA-256 of key and window
     count INTEGER NOT NULL,
     expires_at_ms INTEGER NOT NULL      -- Unix ms, end of the window
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX counters_expiry ON counters (expires_at_ms);
   CREATE TABLE nonces (
     nonce BLOB PRIMARY KEY,             -- SHA-256
     owner BLOB NOT NULL,                -- SHA-256
     expires_at_ms INTEGER NOT NULL      -- Unix ms
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX nonces_expiry ON nonces (expires_at_ms);`,
  `CREATE TABLE tallies (
     key BLOB PRIMARY KEY,               -- SHA-256
     tally TEXT NOT NULL,                -- JSON: amounts by step of time; keyed hashes of neighbours seen
     expires_at_ms INTEGER NOT NULL      -- Unix ms
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX tallies_expiry ON tallies (expires_at_ms);
   CREATE TABLE decisions (
     id BLOB PRIMARY KEY,                -- SHA-256
     refused INTEGER,                    -- which claim did not fit; null where all did
     expires_at_ms INTEGER NOT NULL      -- Unix ms
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX decisions_expiry ON decisions (expires_at_ms);`,
];

/** Tables whose rows end, and their key columns. */
const EXPIRING = [
  ['counters', 'key'],
  ['nonces', 'nonce'],
  ['tallies', 'key'],
  ['decisions', 'id'],
] as const;

/** Rows of a table that one alarm drops. */
const DROP_ROWS_MAX = 1000;

const hashOf = (text: string): Uint8Array => sha256(utf8(text));

export class Limiter extends DurableObject<Bindings> implements LimiterApi {
  readonly #sql: SqlStorage;
  readonly #clock: Clock;
  /** Product time of the alarm that is set. Read from the storage at start, so that a row is never left without one. */
  #alarmMs: number | null = null;

  constructor(ctx: DurableObjectState, bindings: Bindings) {
    super(ctx, bindings);
    this.#sql = ctx.storage.sql;
    this.#clock = clock(parseEnv(bindings).clockOffsetMs);
    migrate(ctx.storage, MIGRATIONS);
    void ctx.blockConcurrencyWhile(() => this.#armAlarm());
  }

  async spend(nonce: string, owner: string, expiresAtMs: number): Promise<'ok' | 'spent'> {
    const first = this.#ownerIs(nonce, owner);
    if (first === null) await this.#bind(nonce, owner, expiresAtMs);
    return first === false ? 'spent' : 'ok';
  }

  async admit(key: string, { windowMs, free, max, proof }: Admission): Promise<Admitted> {
    const window = Math.floor(this.#clock.now() / windowMs);
    const expiresAtMs = (window + 1) * windowMs;
    const row = hashOf(`${key}:${windowMs}:${window}`);
    const held = this.#sql.exec<{ count: number }>('SELECT count FROM counters WHERE key = ?', row).toArray()[0]?.count ?? 0;
    const isOwn = proof === null ? null : this.#ownerIs(proof.nonce, proof.owner);
    if (isOwn) return { verdict: 'ok', held };
    // Whoever is not let in costs no write: refusing must cost less than what it refuses.
    if (held >= max) return { verdict: 'refused', held };
    if (isOwn === false || (proof === null && held >= free)) return { verdict: 'prove', held };
    this.#sql.exec('INSERT INTO counters VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET count = count + 1', row, expiresAtMs);
    if (proof) await this.#bind(proof.nonce, proof.owner, proof.expiresAtMs);
    await this.#alarmBy(expiresAtMs);
    return { verdict: 'ok', held: held + 1 };
  }

  async reserve(id: string, keepUntilMs: number, claims: readonly Claim[]): Promise<number | null> {
    const decision = hashOf(id);
    const [known] = this.#sql.exec<{ refused: number | null }>('SELECT refused FROM decisions WHERE id = ?', decision).toArray();
    if (known) return known.refused;
    const nowMs = this.#clock.now();
    const tallies = claims.map(({ key }) => this.#tally(hashOf(key)));
    const over = claims.findIndex((claim, index) => !fits(tallies[index] ?? EMPTY_TALLY, claim, nowMs));
    const refused = over < 0 ? null : over;
    const ends = refused === null ? claims.map((claim) => nowMs + lifeMs(claim)) : [];
    this.ctx.storage.transactionSync(() => {
      this.#sql.exec('INSERT INTO decisions VALUES (?, ?, ?)', decision, refused, keepUntilMs);
      if (refused !== null) return;
      claims.forEach((claim, index) => {
        const next = counted(tallies[index] ?? EMPTY_TALLY, claim, nowMs);
        this.#sql.exec('INSERT OR REPLACE INTO tallies VALUES (?, ?, ?)', hashOf(claim.key), JSON.stringify(next), ends[index] ?? nowMs);
      });
    });
    await this.#alarmBy(Math.min(keepUntilMs, ...ends));
    return refused;
  }

  override async alarm(): Promise<void> {
    this.#alarmMs = null;
    const nowMs = this.#clock.now();
    for (const [table, key] of EXPIRING) {
      this.#sql.exec(
        `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE expires_at_ms < ? ORDER BY expires_at_ms LIMIT ?)`,
        nowMs,
        DROP_ROWS_MAX,
      );
    }
    await this.#armAlarm();
  }

  /** Null where nobody has it yet. */
  #ownerIs(nonce: string, owner: string): boolean | null {
    const [row] = this.#sql
      .exec<{ isOwn: number }>('SELECT owner = ? AS isOwn FROM nonces WHERE nonce = ?', hashOf(owner), hashOf(nonce))
      .toArray();
    return row ? row.isOwn === 1 : null;
  }

  async #bind(nonce: string, owner: string, expiresAtMs: number): Promise<void> {
    this.#sql.exec('INSERT INTO nonces VALUES (?, ?, ?)', hashOf(nonce), hashOf(owner), expiresAtMs);
    await this.#alarmBy(expiresAtMs);
  }

  #tally(key: Uint8Array): Tally {
    const [row] = this.#sql.exec<{ tally: string }>('SELECT tally FROM tallies WHERE key = ?', key).toArray();
    return row ? (JSON.parse(row.tally) as Tally) : EMPTY_TALLY; // written above alone
  }

  async #alarmBy(expiresAtMs: number): Promise<void> {
    if (this.#alarmMs !== null && this.#alarmMs <= expiresAtMs + 1) return;
    this.#alarmMs = expiresAtMs + 1;
    await this.ctx.storage.setAlarm(this.#clock.toRuntime(this.#alarmMs));
  }

  async #armAlarm(): Promise<void> {
    const dues = EXPIRING.flatMap(
      ([table]) => this.#sql.exec<{ due: number | null }>(`SELECT min(expires_at_ms) AS due FROM ${table}`).one().due ?? [],
    );
    if (dues.length > 0) await this.#alarmBy(Math.min(...dues));
  }
}
