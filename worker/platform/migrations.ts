/** Brings an object's SQLite up to its list of migrations. The list only grows; an entry that ran is never edited. */

/** Runs what has not run yet, each with its number in one transaction. Called before anything else reads the storage. */
export function migrate(storage: DurableObjectStorage, migrations: readonly string[]): void {
  storage.sql.exec(`CREATE TABLE IF NOT EXISTS schema_version (
    version INTEGER PRIMARY KEY  -- count of migrations that ran
  ) STRICT`);
  const done = storage.sql.exec<{ version: number | null }>('SELECT max(version) AS version FROM schema_version').one().version ?? 0;
  migrations.slice(done).forEach((statements, index) => {
    storage.transactionSync(() => {
      storage.sql.exec(statements);
      storage.sql.exec('INSERT INTO schema_version (version) VALUES (?)', done + index + 1);
    });
  });
}
