/** Keywords of a workspace. A word means one thing at one sender: two that could both be meant are refused. */

import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import { type KeywordInput, keywordInput } from '../../shared/contract/keyword.ts';
import { KEYWORDS_MAX } from '../../shared/inbound-limits.ts';
import { keywordText } from '../../shared/keyword-text.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { changedFields, noteAudit } from './audit.ts';
import { readDisclosure } from './disclosures.ts';
import { composedReply, type KeywordForUse } from './keyword-reply.ts';
import { readProgramme } from './programmes.ts';
import { firstRow, readJson, type WorkspaceStore, writeJson } from './store.ts';
import type { Actor, WorkspaceRefusal } from './workspace-api.ts';

export function putKeyword(store: WorkspaceStore, actor: Actor, id: string, input: KeywordInput): Result<KeywordForUse, WorkspaceRefusal> {
  const disclosure = readDisclosure(store, input.disclosure);
  if (!disclosure?.issued.some(({ method }) => method === 'keyword')) {
    return invalid(
      'disclosure',
      'No text with this hash is registered for the method keyword.',
      'Register it at POST /v1/disclosures first.',
    );
  }
  const { document } = disclosure;
  const programme = readProgramme(store, document.programme.id);
  const known = programme?.topics?.map((topic) => topic.id) ?? [];
  const strange = (input.topics ?? []).findIndex((topic) => !known.includes(topic));
  if (strange >= 0) return invalid(`topics.${strange}`, 'The programme has no such topic.', `Name one of: ${known.join(', ') || 'none'}.`);
  const others = listKeywords(store).filter(({ view }) => view.id !== id);
  if (others.length >= KEYWORDS_MAX) return invalid('word', `A workspace has at most ${KEYWORDS_MAX} keywords.`, 'Delete one first.');
  const same = others.find((other) => keywordText(other.view.word) === keywordText(input.word) && meetAt(other.document, document));
  if (same) return err({ reason: 'conflict', detail: `The keyword "${same.view.id}" is the same word at the same sender.` });
  const before = firstRow<{ body: string }>(store, 'SELECT body FROM keywords WHERE id = ?', id);
  const body = writeJson(input);
  if (before?.body !== body) {
    store.transact(() => {
      store.sql.exec('INSERT INTO keywords (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body', id, body);
      const fields = before ? changedFields(readJson(keywordInput, before.body), input) : Object.keys(input).sort();
      noteAudit(store, actor, before ? 'keyword.changed' : 'keyword.created', `keyword:${id}`, { fields });
    });
  }
  return ok(forUse(store, id, input, document));
}

export function deleteKeyword(store: WorkspaceStore, actor: Actor, id: string): Result<void, WorkspaceRefusal> {
  if (!firstRow(store, 'SELECT 1 AS one FROM keywords WHERE id = ?', id)) return err({ reason: 'not_found' });
  store.transact(() => {
    store.sql.exec('DELETE FROM keywords WHERE id = ?', id);
    noteAudit(store, actor, 'keyword.deleted', `keyword:${id}`);
  });
  return ok(undefined);
}

export function listKeywords(store: WorkspaceStore): KeywordForUse[] {
  return store.sql
    .exec<{ id: string; body: string }>('SELECT id, body FROM keywords ORDER BY id')
    .toArray()
    .flatMap(({ id, body }) => {
      const input = readJson(keywordInput, body);
      const document = readDisclosure(store, input.disclosure)?.document;
      return document ? [forUse(store, id, input, document)] : [];
    });
}

function forUse(store: WorkspaceStore, id: string, input: KeywordInput, document: DisclosureDocument): KeywordForUse {
  const programme = readProgramme(store, document.programme.id);
  const contact = programme?.sender.contact ?? '';
  const view = {
    id,
    ...input,
    programme: document.programme.id,
    senders: document.sender.accounts,
    reply: input.reply ?? composedReply(document, contact),
  };
  return { view, document, grantLifeDays: programme?.grant_life_days ?? null };
}

/** Whether one number or account of a channel stands in both. */
const meetAt = (a: DisclosureDocument, b: DisclosureDocument): boolean =>
  a.covers.some(({ channel }) => a.sender.accounts[channel] !== undefined && a.sender.accounts[channel] === b.sender.accounts[channel]);

const invalid = (path: string, message: string, fix: string) => err({ reason: 'invalid' as const, path, message, fix });
