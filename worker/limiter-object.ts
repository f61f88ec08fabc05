/**
 * The Limiter Durable Object: counters in fixed windows, tallies in sliding ones, and nonces that belong to whoever came first. It
 * keeps SHA-256 of the keys that it is given, never their text, and drops rows when their time is over.
 */
import { DurableObject } from 'cloudflare:workers';
import { DAY_MS } from '../shared/limits.ts';
import { type GroupCommit, groupCommit } from './consent/group-commit.ts';
import { type Bindings, parseEnv } from './env.ts';
import type { Admission, Admitted, LimiterApi, Spendable, Spent } from './limiter-api.ts';
import { type AnswerRate, type Answers, isOff, judged, NO_ANSWERS, oneAnswered, oneAsked } from './platform/answer-rate.ts';
import { hex, utf8 } from './platform/bytes.ts';
import { type Clock, clock } from './platform/clock.ts';
import { migrate } from './platform/migrations.ts';
import { nextTurn } from './platform/next-turn.ts';
import { sha256 } from './platform/sha256.ts';
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
  // By the end of their time first: what comes at about the same time lies together, and what is over goes without an index. The
  // tables before stay, empty, for the build before.
  `CREATE TABLE counts (
     expires_at_ms INTEGER NOT NULL,     -- Unix ms, end of the window
     key BLOB NOT NULL,                  -- SHA-256 of key and window
     count INTEGER NOT NULL,
     PRIMARY KEY (expires_at_ms, key)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE spent (
     expires_at_ms INTEGER NOT NULL,     -- Unix ms
     nonce BLOB NOT NULL,                -- SHA-256
     owner BLOB NOT NULL,                -- SHA-256
     PRIMARY KEY (expires_at_ms, nonce)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO counts (expires_at_ms, key, count) SELECT expires_at_ms, key, count FROM counters;
   INSERT INTO spent (expires_at_ms, nonce, owner) SELECT expires_at_ms, nonce, owner FROM nonces;
   DELETE FROM counters;
   DELETE FROM nonces;`,
  `CREATE TABLE answer_rates (
     key BLOB PRIMARY KEY,               -- SHA-256
     answers TEXT NOT NULL,              -- JSON: hashes of message ids, when asked, whether answered; until when nothing is asked
     expires_at_ms INTEGER NOT NULL      -- Unix ms
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX answer_rates_expiry ON answer_rates (expires_at_ms);`,
];

/** Tables whose rows end, and their primary keys. */
const EXPIRING = [
  ['counters', 'key'],
  ['nonces', 'nonce'],
  ['tallies', 'key'],
  ['decisions', 'id'],
  ['counts', 'expires_at_ms, key'],
  ['spent', 'expires_at_ms, nonce'],
  ['answer_rates', 'key'],
] as const;

/** Rows of a table that one alarm drops. */
const DROP_ROWS_MAX = 1000;

const hashOf = (text: string): Uint8Array => sha256(utf8(text));
/** Enough to tell some hundred messages apart. */
const shortId = (id: string): string => hex(hashOf(id)).slice(0, 16);
/** A prefix that nobody was asked in for so long is judged anew. */
const ANSWERS_KEPT_MS = 30 * DAY_MS;

export class Limiter extends DurableObject<Bindings> implements LimiterApi {
  readonly #sql: SqlStorage;
  readonly #clock: Clock;
  readonly #commits: GroupCommit<null>;
  /** Product time of the alarm that is set. Read from the storage at start, so that a row is never left without one. */
  #alarmMs: number | null = null;

  constructor(ctx: DurableObjectState, bindings: Bindings) {
    super(ctx, bindings);
    this.#sql = ctx.storage.sql;
    this.#clock = clock(parseEnv(bindings).clockOffsetMs);
    migrate(ctx.storage, MIGRATIONS);
    void ctx.blockConcurrencyWhile(async () => this.#armAlarm());
    this.#commits = groupCommit<null>({
      transaction: (body) => ctx.storage.transactionSync(body),
      gather: nextTurn,
      open: () => null,
      save: () => () => undefined,
      close: () => undefined,
      committed: () => undefined,
      // An alarm that the commit had set is gone with it.
      failed: () => {
        this.#alarmMs = null;
      },
    });
  }

  spend(given: Spendable): Promise<Spent> {
    return this.#commits.run(() => this.#spend(given));
  }

  admit(key: string, admission: Admission): Promise<Admitted> {
    return this.#commits.run(() => this.#admit(key, admission));
  }

  async reserve(id: string, keepUntilMs: number, claims: readonly Claim[], rates: readonly AnswerRate[] = []): Promise<number | null> {
    const decision = hashOf(id);
    const [known] = this.#sql.exec<{ refused: number | null }>('SELECT refused FROM decisions WHERE id = ?', decision).toArray();
    if (known) return known.refused;
    const nowMs = this.#clock.now();
    const tallies = claims.map(({ key }) => this.#tally(hashOf(key)));
    const over = claims.findIndex((claim, index) => !fits(tallies[index] ?? EMPTY_TALLY, claim, nowMs));
    const answers = rates.map((rate) => judged(this.#answers(hashOf(rate.key)), rate, nowMs));
    const off = answers.findIndex((each) => isOff(each, nowMs));
    const refused = over >= 0 ? over : off >= 0 ? claims.length + off : null;
    const ends = refused === null ? claims.map((claim) => nowMs + lifeMs(claim)) : [];
    this.ctx.storage.transactionSync(() => {
      this.#sql.exec('INSERT INTO decisions VALUES (?, ?, ?)', decision, refused, keepUntilMs);
      rates.forEach((rate, index) => {
        const before = answers[index] ?? NO_ANSWERS;
        this.#saveAnswers(hashOf(rate.key), refused === null ? oneAsked(before, rate, shortId(id), nowMs) : before, nowMs);
      });
      if (refused !== null) return;
      claims.forEach((claim, index) => {
        const next = counted(tallies[index] ?? EMPTY_TALLY, claim, nowMs);
        this.#sql.exec('INSERT OR REPLACE INTO tallies VALUES (?, ?, ?)', hashOf(claim.key), JSON.stringify(next), ends[index] ?? nowMs);
      });
    });
    this.#alarmBy(Math.min(keepUntilMs, ...ends));
    return refused;
  }

  async answered(id: string, keys: readonly string[]): Promise<void> {
    const nowMs = this.#clock.now();
    this.ctx.storage.transactionSync(() => {
      for (const key of keys.map(hashOf)) this.#saveAnswers(key, oneAnswered(this.#answers(key), shortId(id)), nowMs);
    });
  }

  count(key: string, windowMs: number, amount: 0 | 1): Promise<number> {
    return this.#commits.run(() => {
      const window = this.#window(key, windowMs);
      if (amount === 0) return window.held;
      this.#countOne(window);
      return window.held + 1;
    });
  }

  override async alarm(): Promise<void> {
    this.#alarmMs = null;
    const nowMs = this.#clock.now();
    for (const [table, key] of EXPIRING) {
      this.#sql.exec(
        `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE expires_at_ms < ? ORDER BY expires_at_ms LIMIT ?)`,
        nowMs,
        DROP_ROWS_MAX,
      );
    }
    this.#armAlarm();
  }

  #admit(key: string, { windowMs, free, max, proof, token }: Admission): Admitted {
    const window = this.#window(key, windowMs);
    const { held } = window;
    const letIn = (now: number): Admitted => ({ verdict: 'ok', held: now, token: token && this.#spend(token) });
    const isOwn = proof && this.#isOwn(proof);
    if (isOwn) return letIn(held);
    // Whoever is not let in costs no write: refusing must cost less than what it refuses.
    if (held >= max) return { verdict: 'refused', held, token: null };
    if (isOwn === false || (proof === null && held >= free)) return { verdict: 'prove', held, token: null };
    this.#countOne(window);
    if (proof) this.#spend(proof);
    return letIn(held + 1);
  }

  /** The fixed window that `key` is in now, and what it holds. */
  #window(key: string, windowMs: number): { readonly row: Uint8Array; readonly expiresAtMs: number; readonly held: number } {
    const window = Math.floor(this.#clock.now() / windowMs);
    const expiresAtMs = (window + 1) * windowMs;
    const row = hashOf(`${key}:${windowMs}:${window}`);
    const [counted] = this.#sql
      .exec<{ count: number }>('SELECT count FROM counts WHERE expires_at_ms = ? AND key = ?', expiresAtMs, row)
      .toArray();
    return { row, expiresAtMs, held: counted?.count ?? 0 };
  }

  #countOne({ row, expiresAtMs }: { readonly row: Uint8Array; readonly expiresAtMs: number }): void {
    this.#sql.exec('INSERT INTO counts VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1', expiresAtMs, row);
    this.#alarmBy(expiresAtMs);
  }

  #answers(key: Uint8Array): Answers {
    const [row] = this.#sql.exec<{ answers: string }>('SELECT answers FROM answer_rates WHERE key = ?', key).toArray();
    return row ? (JSON.parse(row.answers) as Answers) : NO_ANSWERS; // written below alone
  }

  #saveAnswers(key: Uint8Array, answers: Answers, nowMs: number): void {
    const endsAtMs = nowMs + ANSWERS_KEPT_MS;
    this.#sql.exec('INSERT OR REPLACE INTO answer_rates VALUES (?, ?, ?)', key, JSON.stringify(answers), endsAtMs);
    this.#alarmBy(endsAtMs);
  }

  #spend(given: Spendable): Spent {
    const isOwn = this.#isOwn(given);
    if (isOwn !== null) return isOwn ? 'ok' : 'spent';
    this.#sql.exec('INSERT INTO spent VALUES (?, ?, ?)', given.expiresAtMs, hashOf(given.nonce), hashOf(given.owner));
    this.#alarmBy(given.expiresAtMs);
    return 'ok';
  }

  /** Null where nobody has it yet. */
  #isOwn({ nonce, owner, expiresAtMs }: Spendable): boolean | null {
    const [row] = this.#sql
      .exec<{ isOwn: number }>(
        'SELECT owner = ? AS isOwn FROM spent WHERE expires_at_ms = ? AND nonce = ?',
        hashOf(owner),
        expiresAtMs,
        hashOf(nonce),
      )
      .toArray();
    return row ? row.isOwn === 1 : null;
  }

  #tally(key: Uint8Array): Tally {
    const [row] = this.#sql.exec<{ tally: string }>('SELECT tally FROM tallies WHERE key = ?', key).toArray();
    return row ? (JSON.parse(row.tally) as Tally) : EMPTY_TALLY; // written above alone
  }

  /** Stored with the rows of the commit that asks for it. */
  #alarmBy(expiresAtMs: number): void {
    if (this.#alarmMs !== null && this.#alarmMs <= expiresAtMs + 1) return;
    this.#alarmMs = expiresAtMs + 1;
    void this.ctx.storage.setAlarm(this.#clock.toRuntime(this.#alarmMs));
  }

  #armAlarm(): void {
    const dues = EXPIRING.flatMap(
      ([table]) => this.#sql.exec<{ due: number | null }>(`SELECT min(expires_at_ms) AS due FROM ${table}`).one().due ?? [],
    );
    if (dues.length > 0) this.#alarmBy(Math.min(...dues));
  }
}
