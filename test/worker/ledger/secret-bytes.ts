/** All stored bytes that lead to one address or are readable with its key, by where they stood: what must be nowhere once it is erased. */
import { Buffer } from 'node:buffer';
import { sql, type TestLedger } from './fixtures.ts';

type Row = Record<string, SqlStorageValue>;

export async function secretBytes(ledger: TestLedger, no: number): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const keep = (name: string, value: SqlStorageValue | undefined) => {
    if (value instanceof ArrayBuffer && value.byteLength > 0) found.set(name, Buffer.from(value));
  };
  const [address] = await sql<Row>(ledger, 'SELECT * FROM addresses WHERE no = ?', no);
  for (const column of ['hash', 'ciphertext', 'wrapped_key', 'profile']) keep(column, address?.[column]);
  for (const row of await sql<Row>(ledger, 'SELECT * FROM evidence WHERE addr = ?', no)) keep(`evidence ${row.no}`, row.body);
  for (const row of await sql<Row>(ledger, 'SELECT * FROM challenges WHERE addr = ?', no)) keep(`challenge ${row.no}`, row.code_hash);
  for (const row of await sql<Row>(ledger, 'SELECT * FROM messages WHERE addr = ?', no)) keep(`message ${row.no}`, row.body);
  for (const row of await sql<Row>(ledger, 'SELECT * FROM owed WHERE addr = ?', no)) keep(`owed ${row.no}`, row.body);
  const days = await sql<{ name: string }>(
    ledger,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'submissions_[0-9]*'",
  );
  for (const { name } of days)
    for (const row of await sql<Row>(ledger, `SELECT * FROM ${name} WHERE addr = ?`, no)) keep(`submission ${name} ${row.part}`, row.body);
  return found;
}
