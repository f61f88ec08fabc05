/**
 * The Limiter Durable Object: counters in fixed windows, and nonces that belong to whoever came first. It keeps SHA-256 of what it is
 * given, never the text, and drops rows when their time is over.
 */
import { DurableObject } from 'cloudflare:workers';
import { type Bindings, parseEnv } from './env.ts';
import type { LimiterApi } from './limiter-api.ts';
import { sha256, utf8 } from './platform/bytes.ts';
import { type Clock, clock } from './platform/clock.ts';
import { migrate } from './platform/migrations.ts';

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
];

/** Rows of a table that one alarm drops. */
const DROP_ROWS_MAX = 1000;

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
    const [key, claimed] = [sha256(utf8(nonce)), sha256(utf8(owner))];
    this.#sql.exec('INSERT INTO nonces VALUES (?, ?, ?) ON CONFLICT DO NOTHING', key, claimed, expiresAtMs);
    const { isOwn } = this.#sql.exec<{ isOwn: number }>('SELECT owner = ? AS isOwn FROM nonces WHERE nonce = ?', claimed, key).one();
    await this.#alarmBy(expiresAtMs);
    return isOwn === 1 ? 'ok' : 'spent';
  }

  async count(key: string, windowMs: number, max: number): Promise<boolean> {
    const window = Math.floor(this.#clock.now() / windowMs);
    const expiresAtMs = (window + 1) * windowMs;
    const row = sha256(utf8(`${key}:${windowMs}:${window}`));
    const counted = this.#sql.exec<{ count: number }>('SELECT count FROM counters WHERE key = ?', row).toArray()[0]?.count ?? 0;
    // Over the limit nothing more is written: refusing must cost less than what it refuses.
    if (counted >= max) return false;
    this.#sql.exec('INSERT INTO counters VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET count = count + 1', row, expiresAtMs);
    await this.#alarmBy(expiresAtMs);
    return true;
  }

  override async alarm(): Promise<void> {
    this.#alarmMs = null;
    const nowMs = this.#clock.now();
    for (const [table, key] of [
      ['counters', 'key'],
      ['nonces', 'nonce'],
    ]) {
      this.#sql.exec(
        `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE expires_at_ms < ? ORDER BY expires_at_ms LIMIT ?)`,
        nowMs,
        DROP_ROWS_MAX,
      );
    }
    await this.#armAlarm();
  }

  async #alarmBy(expiresAtMs: number): Promise<void> {
    if (this.#alarmMs !== null && this.#alarmMs <= expiresAtMs + 1) return;
    this.#alarmMs = expiresAtMs + 1;
    await this.ctx.storage.setAlarm(this.#clock.toRuntime(this.#alarmMs));
  }

  async #armAlarm(): Promise<void> {
    const dues = ['counters', 'nonces'].flatMap(
      (table) => this.#sql.exec<{ due: number | null }>(`SELECT min(expires_at_ms) AS due FROM ${table}`).one().due ?? [],
    );
    if (dues.length > 0) await this.#alarmBy(Math.min(...dues));
  }
}
