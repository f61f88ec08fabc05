/** Destinations: where the state is told. Their secrets are sealed, and none that was given for one host outlives a move to another. */
import { Buffer } from 'node:buffer';
import type { z } from 'zod';
import {
  calledUrl,
  calledUrlPath,
  type createDestinationRequest,
  type DestinationSettings,
  type DestinationView,
  destinationSettings,
  destinationView,
  footerWidgetOf,
  type updateDestinationRequest,
} from '../../shared/contract/destination.ts';
import { WEBHOOK_SECRET_BYTES, WEBHOOK_SECRET_BYTES_MAX, WEBHOOK_SECRET_BYTES_MIN } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { utf8 } from '../platform/bytes.ts';
import { checkOutboundUrl } from '../platform/outbound-url.ts';
import { noteAudit } from './audit.ts';
import { lastNotice, noteNotice } from './notices.ts';
import { published } from './publish.ts';
import { firstRow, iso, newLocalId, readJson, type WorkspaceStore, writeJson } from './store.ts';
import { widgetIdByKey } from './widgets.ts';
import type { Actor, DestinationForCourier, WorkspaceRefusal } from './workspace-api.ts';
import { boxOf, requireWorkspace } from './workspace-record.ts';

interface Row extends Record<string, SqlStorageValue> {
  id: string;
  key: string;
  name: string;
  settings: string;
  secret: ArrayBuffer;
  status: string;
  status_reason: string | null;
  created_at_ms: number;
  opt_outs: string;
}

export function createDestination(
  store: WorkspaceStore,
  actor: Actor,
  input: z.infer<typeof createDestinationRequest>,
): Result<{ readonly view: DestinationView; readonly secret: string | null }, WorkspaceRefusal> {
  if (firstRow(store, 'SELECT 1 AS one FROM destinations WHERE key = ?', input.key)) {
    return err({ reason: 'conflict', detail: `There is already a destination with the key "${input.key}".` });
  }
  const refused = checkUrl(store, input.settings) ?? checkFooter(store, input.settings) ?? checkSecret(input.settings, input.secret);
  if (refused) return err(refused);
  const id = newLocalId(store);
  const secret = input.secret ?? newSecret(store, input.settings);
  if (secret === null) return err(SECRET_MISSING);
  return store.transact(() => {
    store.sql.exec(
      'INSERT INTO destinations (id, key, name, settings, secret, status, created_at_ms, opt_outs) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      input.key,
      input.name,
      writeJson(input.settings),
      boxOf(store).seal(utf8(secret), secretPlace(id)),
      'active',
      store.now(),
      'awaited',
    );
    noteAudit(store, actor, 'destination.created', `destination:${id}`, { key: input.key, type: input.settings.type });
    return viewed(store, id, shownSecret(input.settings, secret));
  });
}

/** @returns a signing secret only when this call gave or made one. */
export function updateDestination(
  store: WorkspaceStore,
  actor: Actor,
  id: string,
  input: z.infer<typeof updateDestinationRequest>,
): Result<{ readonly view: DestinationView; readonly secret: string | null }, WorkspaceRefusal> {
  const row = readRow(store, id);
  if (!row) return err({ reason: 'not_found' });
  const before = readJson(destinationSettings, row.settings);
  const settings = input.settings ?? before;
  const given = input.settings;
  const refused = (given && (checkUrl(store, given) ?? checkFooter(store, given))) ?? checkSecret(settings, input.secret);
  if (refused) return err(refused);
  // A secret that was given to one host must never sign for another, nor be sent to it.
  const isMoved = settings.type !== before.type || new URL(calledUrl(settings)).host !== new URL(calledUrl(before)).host;
  const secret = input.secret ?? (isMoved ? newSecret(store, settings) : null);
  if (isMoved && secret === null) return err(SECRET_MISSING);
  const name = input.name ?? row.name;
  const fields = [
    ...(name === row.name ? [] : ['name']),
    ...(secret === null ? [] : ['secret']),
    ...(writeJson(settings) === row.settings ? [] : ['settings']),
  ];
  if (fields.length === 0) return ok({ view: viewDestination(row), secret: null });
  return store.transact(() => {
    store.sql.exec('UPDATE destinations SET name = ?, settings = ? WHERE id = ?', name, writeJson(settings), id);
    if (secret !== null) {
      store.sql.exec('UPDATE destinations SET secret = ? WHERE id = ?', boxOf(store).seal(utf8(secret), secretPlace(id)), id);
    }
    noteAudit(store, actor, 'destination.changed', `destination:${id}`, { fields });
    return viewed(store, id, secret === null ? null : shownSecret(settings, secret));
  });
}

/** @param reason why it is disabled, in the receiver's or our words; null otherwise. */
export function setDestinationStatus(
  store: WorkspaceStore,
  actor: Actor,
  id: string,
  status: DestinationView['status'],
  reason: string | null,
): Result<DestinationView, WorkspaceRefusal> {
  const row = readRow(store, id);
  if (!row) return err({ reason: 'not_found' });
  if (row.status !== status || row.status_reason !== reason) {
    store.transact(() => {
      store.sql.exec('UPDATE destinations SET status = ?, status_reason = ? WHERE id = ?', status, reason, id);
      noteAudit(store, actor, `destination.${status}`, `destination:${id}`);
      if (status === 'disabled') noteNotice(store, id, 'disabled', store.now(), reason);
    });
  }
  return ok(viewDestination({ ...row, status, status_reason: reason }));
}

/** Once known, they stay known: only a new destination is asked again. */
export function setOptOuts(
  store: WorkspaceStore,
  actor: Actor,
  id: string,
  optOuts: 'imported' | 'waived',
): Result<DestinationView, WorkspaceRefusal> {
  const row = readRow(store, id);
  if (!row) return err({ reason: 'not_found' });
  if (row.opt_outs === optOuts || row.opt_outs === 'imported') return ok(viewDestination(row));
  store.transact(() => {
    store.sql.exec('UPDATE destinations SET opt_outs = ? WHERE id = ?', optOuts, id);
    noteAudit(store, actor, `destination.opt_outs_${optOuts}`, `destination:${id}`);
  });
  return ok(viewDestination({ ...row, opt_outs: optOuts }));
}

export function listDestinations(store: WorkspaceStore): DestinationView[] {
  return store.sql.exec<Row>('SELECT * FROM destinations ORDER BY created_at_ms, id').toArray().map(viewDestination);
}

export function destinationForCourier(store: WorkspaceStore, id: string): DestinationForCourier | null {
  const row = readRow(store, id);
  if (!row) return null;
  const { settings, status, key, opt_outs: optOuts } = viewDestination(row);
  const secret = new TextDecoder().decode(boxOf(store).open(new Uint8Array(row.secret), secretPlace(id)));
  const { partitions, jurisdiction } = requireWorkspace(store);
  const footer = footerPages(store, settings);
  return { id, key, settings, secret, status, optOuts, lastNotice: lastNotice(store), partitions, jurisdiction, footer };
}

/** Null, too, where its widget is no longer there: a link without a page would be worse than none. */
function footerPages(store: WorkspaceStore, settings: DestinationSettings): DestinationForCourier['footer'] {
  const key = footerWidgetOf(settings);
  const widget = key === null ? null : widgetIdByKey(store, key);
  const locales = widget === null ? undefined : published(store, widget, null)?.version.draft.locales;
  return widget === null || locales === undefined ? null : { widget, locales };
}

/** Only those that are told something want a hint. */
export const courierIds = (store: WorkspaceStore): string[] =>
  store.sql
    .exec<{ id: string }>("SELECT id FROM destinations WHERE status IN ('active', 'grants_paused') ORDER BY created_at_ms, id")
    .toArray()
    .map((row) => row.id);

const readRow = (store: WorkspaceStore, id: string): Row | null => firstRow<Row>(store, 'SELECT * FROM destinations WHERE id = ?', id);

function viewed<S>(store: WorkspaceStore, id: string, secret: S): Result<{ view: DestinationView; secret: S }, WorkspaceRefusal> {
  const row = readRow(store, id);
  return row ? ok({ view: viewDestination(row), secret }) : err({ reason: 'not_found' });
}

function viewDestination(row: Row): DestinationView {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    settings: readJson(destinationSettings, row.settings),
    status: destinationView.shape.status.parse(row.status),
    status_reason: row.status_reason,
    opt_outs: destinationView.shape.opt_outs.parse(row.opt_outs),
    created_at: iso(row.created_at_ms),
  };
}

function checkUrl(store: WorkspaceStore, settings: DestinationSettings): WorkspaceRefusal | null {
  const checked = checkOutboundUrl(calledUrl(settings), store.outbound);
  const fix = 'Give an https URL with a public host name.';
  return checked.ok ? null : { reason: 'invalid', path: calledUrlPath(settings), message: checked.error, fix };
}

function checkFooter(store: WorkspaceStore, settings: DestinationSettings): WorkspaceRefusal | null {
  const key = footerWidgetOf(settings);
  if (key === null || footerPages(store, settings) !== null) return null;
  return {
    reason: 'invalid',
    path: 'settings.footer_links.widget',
    message: `No published widget has the key "${key}".`,
    fix: 'Give the key of a published widget: the linked pages take its look and languages.',
  };
}

/** The contract checks the spelling; the length counts in bytes. A vendor's key is the vendor's to judge. */
function checkSecret(settings: DestinationSettings, secret: string | undefined): WorkspaceRefusal | null {
  if (secret === undefined || settings.type !== 'standard_webhooks') return null;
  const encoded = secret.slice(PREFIX.length);
  const bytes = Buffer.from(encoded, 'base64');
  const isExact = secret.startsWith(PREFIX) && bytes.toString('base64') === encoded;
  if (isExact && bytes.length >= WEBHOOK_SECRET_BYTES_MIN && bytes.length <= WEBHOOK_SECRET_BYTES_MAX) return null;
  const message = 'This is not whsec_ and the base64 of 24 to 64 bytes.';
  return { reason: 'invalid', path: 'secret', message, fix: 'Leave it out to have one made.' };
}

const PREFIX = 'whsec_';
const SECRET_MISSING: WorkspaceRefusal = {
  reason: 'invalid',
  path: 'secret',
  message: 'The key that this destination is called with is missing.',
  fix: "Give the vendor's API key or write key. One that was stored for another host is not used again.",
};

/** Null where only the vendor can make one. */
const newSecret = (store: WorkspaceStore, settings: DestinationSettings): string | null =>
  settings.type === 'standard_webhooks' ? `${PREFIX}${Buffer.from(store.random(WEBHOOK_SECRET_BYTES)).toString('base64')}` : null;

/** A receiver needs the signing secret; a vendor's key is known to whoever gave it. */
const shownSecret = (settings: DestinationSettings, secret: string): string | null =>
  settings.type === 'standard_webhooks' ? secret : null;

export const secretPlace = (id: string): string => `destination:${id}:secret`;
