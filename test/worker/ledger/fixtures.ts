/** A ledger under test, and the commands that the tests send it. Every test names a workspace of its own: storage is shared in a file. */

import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import type { PageEvidence } from '../../../worker/consent/evidence.ts';
import type {
  LedgerApi,
  LedgerPlace,
  MessageTemplate,
  SubmitChoice,
  SubmitCommand,
  SubmitPart,
} from '../../../worker/consent/ledger-api.ts';
import type { Bindings } from '../../../worker/env.ts';

export const bindings = env as unknown as Bindings;

let workspaces = 0;
/** A fresh workspace's ledger. */
export function aLedger(partitions = 1, partition = 0) {
  workspaces += 1;
  return ledgerAt({ workspace: workspaces.toString(16).padStart(16, '0'), partition, partitions });
}

export function ledgerAt(place: LedgerPlace) {
  const object = bindings.LEDGER.getByName(`${place.workspace}/${place.partition}`);
  return { place, object, api: object as unknown as LedgerApi };
}
export type TestLedger = ReturnType<typeof aLedger>;

export const PHONE = '+12025550123';
export const EMAIL = 'visitor@example.com';
export const phone = (value = PHONE): Address => ({ kind: 'phone', scope: '', value });
export const email = (value = EMAIL): Address => ({ kind: 'email', scope: '', value });
export const DISCLOSURE = 'ab'.repeat(32);
export const TEMPLATE: MessageTemplate = { channel: 'sms', text: 'Acme: {code} is your code\n@shop.example #{code}', subject: null };

export const EVIDENCE: PageEvidence = {
  grade: 'client_attested',
  page: { origin: 'https://shop.example', path: '/summer' },
  network: { ip: '203.0.113.77', country: 'US', user_agent: 'Probe/1.0' },
  presentation: { widget_version: 3, locale: 'en' },
  verification: null,
  context: { campaign: 'spring-launch' },
};

export const choice = (channel: ChannelId, over: Partial<SubmitChoice> = {}): SubmitChoice => ({
  channel,
  purpose: 'marketing',
  programme: 'default',
  topics: null,
  granted: true,
  shown: true,
  disclosure: DISCLOSURE,
  rank: null,
  optIn: 'double',
  grantLifeMs: null,
  ...over,
});

export const part = (over: Partial<SubmitPart> = {}): SubmitPart => ({
  address: phone(),
  typed: '(202) 555-0123',
  choices: [choice('sms'), choice('whatsapp', { granted: false })],
  challenge: TEMPLATE,
  ...over,
});

const randomHex = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, '0')).join('');

/** A submission with an id and key of its own. */
export const submission = (over: Partial<SubmitCommand> = {}): SubmitCommand => ({
  submission: randomHex(10),
  widget: 'a1b2c3d4e5f60718',
  widgetVersion: 3,
  locale: 'en',
  method: 'web_form',
  idempotencyKey: randomHex(16),
  bodyHash: 'cd'.repeat(32),
  parts: [part()],
  externalIds: [],
  evidence: EVIDENCE,
  ...over,
});

export interface Posted {
  readonly id: string;
  readonly channel: string;
  readonly to: string;
  readonly text: string;
  readonly subject: string | null;
  readonly sent_at: string;
}

/** Stands where the network would be: what the `local` messenger posts, apart for each workspace. All else has no network. */
const posted: Posted[] = [];
const taken = new Set<Posted>();
const answers = new Map<string, (message: Posted) => Response | Promise<Response>>();
const ofLedger = ({ place }: TestLedger) => `msg-${place.workspace}-${place.partition}-`;

export const outbox = {
  open(): void {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      if (String(input) !== bindings.LOCAL_OUTBOX_URL) throw new TypeError('no network');
      const message = JSON.parse(String(init?.body)) as Posted;
      posted.push(message);
      const answer = [...answers].find(([prefix]) => message.id.startsWith(prefix))?.[1];
      return answer ? answer(message) : new Response(null, { status: 200 });
    });
  },
  answer: (ledger: TestLedger, answer: (message: Posted) => Response | Promise<Response>) => answers.set(ofLedger(ledger), answer),
  all: (ledger: TestLedger): Posted[] => posted.filter(({ id }) => id.startsWith(ofLedger(ledger))),
  /** Waits for the next one of this ledger that was not taken yet. */
  async next(ledger: TestLedger): Promise<Posted> {
    const find = () => outbox.all(ledger).find((message) => !taken.has(message));
    await until(() => find() !== undefined, 'a message');
    const message = find()!;
    taken.add(message);
    return message;
  },
  code: async (ledger: TestLedger): Promise<string> => codeIn((await outbox.next(ledger)).text),
};
export const codeIn = (text: string): string => /\d{6}/.exec(text)![0];

/** Polls with a deadline: the only wait in these tests. */
export async function until(holds: () => boolean | Promise<boolean>, what = 'the condition'): Promise<void> {
  const end = performance.now() + 5000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what} did not come to hold`);
    await scheduler.wait(5);
  }
}

/** Runs SQL inside the object. */
export const sql = <T extends Record<string, SqlStorageValue>>(ledger: TestLedger, statement: string, ...values: unknown[]): Promise<T[]> =>
  runInDurableObject(ledger.object, (_, state) => state.storage.sql.exec<T>(statement, ...values).toArray());

export const countRecords = async (ledger: TestLedger): Promise<number> =>
  (await sql<{ n: number }>(ledger, 'SELECT count(*) AS n FROM records'))[0]!.n;
