/** The rows of links into apps, and of what forms wished for. They name nobody: who opened a link stands there as a keyed hash. */

import { SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { LINK_ROWS_LIFE_MS } from '../../shared/link-limits.ts';
import { fromHex, hex, utf8 } from '../platform/bytes.ts';
import type { AppLink } from './app-link.ts';
import type { SubmissionLocalId } from './ledger-api.ts';
import type { AskedInApp, LinkWish } from './link-wish.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';
import { sameHash } from './store-challenges.ts';

export interface StoredLink {
  /** Hex. */
  readonly id: string;
  readonly submission: SubmissionLocalId;
  readonly asked: AskedInApp;
  readonly link: AppLink;
}

interface Row extends Record<string, SqlStorageValue> {
  id: ArrayBuffer;
  submission: ArrayBuffer;
  body: string;
}
type Body = Pick<StoredLink, 'asked' | 'link'>;

const COLUMNS = 'SELECT id, submission, body FROM app_links';

export function insertLink(session: Session, stored: StoredLink, token: string): void {
  session.sql.exec(
    'INSERT INTO app_links (id, submission, channel, token_hash, made_at_ms, body) VALUES (?, ?, ?, ?, ?, ?)',
    fromHex(stored.id),
    fromHex(stored.submission),
    stored.asked.channel,
    tokenHash(session, token),
    stored.link.madeAtMs,
    text(stored),
  );
}

export function saveLink(session: Session, stored: StoredLink): void {
  session.sql.exec('UPDATE app_links SET body = ? WHERE id = ?', text(stored), fromHex(stored.id));
}

export const linkByToken = (session: Session, token: string): StoredLink | null =>
  first(session.sql.exec<Row>(`${COLUMNS} WHERE token_hash = ?`, tokenHash(session, token)).toArray());

export const linkById = (session: Session, id: string): StoredLink | null =>
  first(session.sql.exec<Row>(`${COLUMNS} WHERE id = ?`, fromHex(id)).toArray());

export const linksOfSubmission = (session: Session, submission: SubmissionLocalId): readonly StoredLink[] =>
  session.sql.exec<Row>(`${COLUMNS} WHERE submission = ?`, fromHex(submission)).toArray().map(read);

/** @returns whether it was new; false for the same request again, null for another one under the same id. */
export function insertWish(session: Session, submission: SubmissionLocalId, request: Uint8Array, wish: LinkWish): boolean | null {
  const [row] = session.sql
    .exec<{ request: ArrayBuffer }>('SELECT request FROM link_wishes WHERE submission = ?', fromHex(submission))
    .toArray();
  if (row) return sameHash(new Uint8Array(row.request), request) ? false : null;
  const { widget, widgetVersion, locale, method, apps } = wish;
  const body = JSON.stringify({ widget, widgetVersion, locale, method, apps });
  session.sql.exec('INSERT INTO link_wishes VALUES (?, ?, ?, ?)', fromHex(submission), request, session.nowMs, body);
  return true;
}

export function wishOf(session: Session, submission: SubmissionLocalId): LinkWish | null {
  const [row] = session.sql.exec<{ body: string }>('SELECT body FROM link_wishes WHERE submission = ?', fromHex(submission)).toArray();
  return row ? (JSON.parse(row.body) as LinkWish) : null; // as written above
}

/** A bounded step of what time alone takes away. */
export function dropOldLinks({ sql, nowMs }: Session): void {
  const before = nowMs - LINK_ROWS_LIFE_MS;
  sql.exec('DELETE FROM app_links WHERE id IN (SELECT id FROM app_links WHERE made_at_ms <= ? LIMIT ?)', before, SWEEP_ROWS_MAX);
  sql.exec(
    'DELETE FROM link_wishes WHERE submission IN (SELECT submission FROM link_wishes WHERE made_at_ms <= ? LIMIT ?)',
    before,
    SWEEP_ROWS_MAX,
  );
}

/** When the oldest of them goes; null where there is none. */
export function nextLinkDropMs(sql: SqlStorage): Ms | null {
  const { made } = sql
    .exec<{ made: number | null }>(
      'SELECT min(made) AS made FROM (SELECT min(made_at_ms) AS made FROM app_links UNION ALL SELECT min(made_at_ms) FROM link_wishes)',
    )
    .one();
  return made === null ? null : made + LINK_ROWS_LIFE_MS;
}

const tokenHash = (session: Session, token: string): Uint8Array => session.keys.codeHash(utf8(`link:${token}`));
const text = ({ asked, link }: Body): string => JSON.stringify({ asked, link });
const first = ([row]: readonly Row[]): StoredLink | null => (row ? read(row) : null);
const read = (row: Row): StoredLink => ({
  id: hex(new Uint8Array(row.id)),
  submission: hex(new Uint8Array(row.submission)),
  ...(JSON.parse(row.body) as Body), // as written above
});
