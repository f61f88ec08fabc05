/** Programmes: what is agreed to and who sends. A change reaches visitors only when a widget is published. */
import { type ProgrammeInput, type ProgrammeView, programmeInput } from '../../shared/contract/programme.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { changedFields, noteAudit } from './audit.ts';
import { firstRow, readJson, type WorkspaceStore, writeJson } from './store.ts';
import type { Actor, WorkspaceRefusal } from './workspace-api.ts';

export function readProgramme(store: WorkspaceStore, id: string): ProgrammeView | null {
  const row = firstRow<{ body: string }>(store, 'SELECT body FROM programmes WHERE id = ?', id);
  return row ? { id, ...readJson(programmeInput, row.body) } : null;
}

/** Makes or replaces one. The same content again changes nothing and leaves no audit entry. */
export function putProgramme(
  store: WorkspaceStore,
  actor: Actor,
  id: string,
  input: ProgrammeInput,
): Result<ProgrammeView, WorkspaceRefusal> {
  const ids = (input.topics ?? []).map((topic) => topic.id);
  const repeated = ids.findIndex((topic, index) => ids.indexOf(topic) !== index);
  if (repeated >= 0) {
    return err({
      reason: 'invalid',
      path: `topics[${repeated}].id`,
      message: 'Two topics have this id.',
      fix: 'Give each topic its own id.',
    });
  }
  const night = checkNight(store, id, input);
  if (night) return err(night);
  const body = writeJson(input);
  const before = firstRow<{ body: string }>(store, 'SELECT body FROM programmes WHERE id = ?', id);
  if (before?.body !== body) {
    store.transact(() => {
      store.sql.exec('INSERT INTO programmes (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body', id, body);
      const fields = before ? changedFields(readJson(programmeInput, before.body), input) : Object.keys(input).sort();
      noteAudit(store, actor, before ? 'programme.changed' : 'programme.created', `programme:${id}`, { fields });
    });
  }
  return ok({ id, ...readJson(programmeInput, body) });
}

/** A night is that of a programme that is there and no night itself; a programme that has a night can't become one. */
function checkNight(store: WorkspaceStore, id: string, { night_of: day }: ProgrammeInput): WorkspaceRefusal | null {
  if (day === undefined) return null;
  const fix = 'Name a programme that messages are sent under.';
  if (day === id) return { reason: 'invalid', path: 'night_of', message: 'A programme is not its own night.', fix };
  const programme = readProgramme(store, day);
  if (!programme) return { reason: 'invalid', path: 'night_of', message: `There is no programme "${day}".`, fix };
  if (programme.night_of !== undefined) {
    return { reason: 'invalid', path: 'night_of', message: `"${day}" is itself the night of "${programme.night_of}".`, fix };
  }
  const own = listProgrammes(store).find((each) => each.night_of === id);
  return own ? { reason: 'invalid', path: 'night_of', message: `"${own.id}" is the night of this programme.`, fix } : null;
}

export function listProgrammes(store: WorkspaceStore): ProgrammeView[] {
  return store.sql
    .exec<{ id: string; body: string }>('SELECT id, body FROM programmes ORDER BY id')
    .toArray()
    .map((row) => ({ id: row.id, ...readJson(programmeInput, row.body) }));
}
