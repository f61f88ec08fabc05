/** A workspace with one destination, its ledgers and its courier, all real; only the network is a stand-in. */
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { Webhook } from 'standardwebhooks';
import { vi } from 'vitest';
import { type ConsentChanged, consentChanged } from '../../../shared/contract/event.ts';
import type { LedgerApi } from '../../../worker/consent/ledger-api.ts';
import type { Bindings } from '../../../worker/env.ts';
import type { CourierApi, CourierPlace } from '../../../worker/sync/courier-api.ts';
import type { WorkspaceApi } from '../../../worker/workspace/workspace-api.ts';
import { PARTITIONS } from '../partitions.ts';

export const bindings = env as unknown as Bindings;

export interface Arrival {
  readonly id: string;
  readonly event: ConsentChanged;
  readonly headers: Record<string, string>;
}
type Answer = (event: ConsentChanged) => Response | Promise<Response>;
interface Receiver {
  readonly secret: string;
  readonly arrivals: Arrival[];
  /** Raw bodies of what was not `consent.changed`. */
  readonly others: string[];
  answer: Answer;
}
const receivers = new Map<string, Receiver>();

/** In place of the network: verifies what comes to a receiver, and lets the test answer. Anything else can't be reached. */
export function openNetwork(): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const receiver = receivers.get(url);
    if (!receiver) throw new TypeError('no connection');
    const headers = Object.fromEntries(new Headers(init.headers));
    const payload = new Webhook(receiver.secret).verify(String(init.body), headers) as { type: string };
    if (payload.type !== 'consent.changed') {
      receiver.others.push(String(init.body));
      return receiver.answer(payload as ConsentChanged);
    }
    const event = consentChanged.parse(payload);
    receiver.arrivals.push({ id: headers['webhook-id']!, event, headers });
    return receiver.answer(event);
  });
}

let workspaces = 0xc0000;

export async function aDestination() {
  workspaces += 1;
  const workspace = workspaces.toString(16).padStart(16, '0');
  const home = bindings.WORKSPACE.getByName(workspace) as unknown as WorkspaceApi;
  await home.create({ workspace, name: 'Aurora', partitions: PARTITIONS, jurisdiction: 'none' });
  const url = `https://hooks-${workspaces}.shop.example/in`;
  const made = await home.createDestination('test', { key: 'cdp', name: 'CDP', settings: { type: 'standard_webhooks', url } });
  if (!made.ok) throw new Error(made.error.reason);
  const receiver: Receiver = { secret: made.value.secret!, arrivals: [], others: [], answer: () => new Response(null, { status: 204 }) };
  receivers.set(url, receiver);
  const destination = made.value.view.id;
  const place: CourierPlace = { workspace, destination, partitions: PARTITIONS };
  const object = bindings.COURIER.getByName(`${workspace}/${destination}`);
  return { workspace, destination, place, home, receiver, object, courier: object as unknown as CourierApi };
}
export type TestDestination = Awaited<ReturnType<typeof aDestination>>;

export const phoneOf = (no: number) => `+1202555${String(100 + no).padStart(4, '0')}`;

/** Reported by the merchant, so that one call makes one record. Each number lives in the partition of its last digits. */
export async function report({ workspace }: TestDestination, no: number, act: 'grant' | 'withdraw'): Promise<void> {
  const partition = no % PARTITIONS;
  const ledger = bindings.LEDGER.getByName(`${workspace}/${partition}`) as unknown as LedgerApi;
  const recorded = await ledger.recordActs(
    { workspace, partition, partitions: PARTITIONS },
    { kind: 'phone', scope: '', value: phoneOf(no) },
    [
      {
        act,
        key: { programme: 'default', channel: 'sms', purpose: 'marketing' },
        topics: null,
        at: null,
        method: 'api',
        disclosure: act === 'grant' ? 'ab'.repeat(32) : null,
        terms: {},
        optIn: 'single',
        words: null,
        attestation: null,
      },
    ],
    {},
    [],
  );
  if (!recorded.ok) throw new Error(recorded.error.reason);
}

export const standings = ({ receiver }: TestDestination, no: number) =>
  receiver.arrivals.filter(({ event }) => event.data.address.value === phoneOf(no)).map(({ event }) => event.data.state[0]?.standing);

/** Every value of every table of the courier. */
export const dump = ({ object }: TestDestination): Promise<string> =>
  runInDurableObject(object, (_, state) =>
    JSON.stringify(['positions', 'exceptions', 'meta'].map((table) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray())),
  );

export const alarmOf = ({ object }: Pick<TestDestination, 'object'>): Promise<number | null> =>
  runInDurableObject(object, (_, state) => state.storage.getAlarm());

/** Polls with a deadline: the only wait in these tests. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 5000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what}: not within 5 s`);
    await scheduler.wait(5);
  }
}
