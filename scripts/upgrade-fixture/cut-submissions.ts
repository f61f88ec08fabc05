/**
 * Kills the process until the store holds the half of a submission that one partition owes another: the moment between two commits
 * that an upgrade must survive, too.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PlainVisitor } from '../../test/faults/plain-client.ts';

const ROUNDS_MAX = 60;
const AT_ONCE = 12;

export async function cutSubmissions(
  dataDir: string,
  visitor: PlainVisitor,
  start: () => Promise<unknown>,
  kill: () => Promise<void> | undefined,
): Promise<readonly { readonly phone: string; readonly email: string }[]> {
  const cut: { phone: string; email: string }[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if (round > 0) await start();
    const people = Array.from({ length: AT_ONCE }, (_, n) => {
      const number = round * AT_ONCE + n;
      // 555-0100 to 555-0199 are for fictional use in every area code.
      return { phone: `+1${201 + (number % 700)}55501${String(10 + (number % 90))}`, email: `cut-${number}@mail.example` };
    });
    const prepared = await Promise.all(people.map((who) => visitor.prepare(who, ['sms', 'email'])));
    cut.push(...people);
    const sent = prepared.map((one) => visitor.send(one).catch(() => null));
    await new Promise((resolve) => setTimeout(resolve, 3 + round));
    await kill();
    await Promise.all(sent);
    if (owedIn(dataDir) > 0) return cut;
  }
  throw new Error('no kill fell between the two halves of a submission');
}

/** Rows owed in all ledgers of a store that nobody has open. Read from a copy: to open the files would tidy up their logs. */
export function owedIn(dataDir: string): number {
  const copy = mkdtempSync(path.join(tmpdir(), 'sayso-owed-'));
  try {
    cpSync(path.join(dataDir, 'objects/sayso-Ledger'), copy, { recursive: true });
    return readdirSync(copy)
      .filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
      .map((name) => {
        const database = new DatabaseSync(path.join(copy, name));
        const { count } = database.prepare('SELECT count(*) AS count FROM owed').get() as { count: number };
        database.close();
        return count;
      })
      .reduce((sum, count) => sum + count, 0);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
