/** A phone and an email that live in different ledgers of one workspace, typed together. */
import { runInDurableObject } from 'cloudflare:test';
import { vi } from 'vitest';
import type { SubmitCommand } from '../../../worker/consent/ledger-api.ts';
import { partitionOf } from '../../../worker/consent/place.ts';
import { parseEnv } from '../../../worker/env.ts';
import { aLedger, bindings, choice, EVIDENCE, email, ledgerAt, outbox, part, phone, sql, submission, type TestLedger } from './fixtures.ts';

export interface Pair {
  readonly first: TestLedger;
  readonly second: TestLedger;
  readonly value: string;
  /** A submission of both, with an id and key of its own. */
  command(over?: Partial<SubmitCommand>): SubmitCommand;
}

/** @param partitions 1 gives both in one ledger */
export function aPair(partitions: number, number?: string): Pair {
  const ring = parseEnv(bindings).hash;
  const { workspace } = aLedger().place;
  const at = (partition: number) => ledgerAt({ workspace, partition, partitions });
  const first = at(partitionOf(ring, workspace, phone(number), partitions));
  const value = Array.from({ length: 64 }, (_, n) => `visitor${n}@example.com`).find(
    (v) => partitions === 1 || partitionOf(ring, workspace, email(v), partitions) !== first.place.partition,
  )!;
  const second = at(partitionOf(ring, workspace, email(value), partitions));
  const parts = [part({ address: phone(number) }), part({ address: email(value), typed: value, choices: [choice('email')] })] as const;
  return { first, second, value, command: (over = {}) => submission({ parts, ...over }) };
}

export const acts = async (ledger: TestLedger): Promise<string[]> =>
  (await sql<{ act: string; verified: number }>(ledger, 'SELECT act, verified FROM records ORDER BY seq')).map(
    ({ act, verified }) => `${act}${act === 'link' && verified === 1 ? ' verified' : ''}`,
  );
export const linksIn = async (ledger: TestLedger): Promise<number> => (await acts(ledger)).filter((act) => act === 'link verified').length;

/** The newest code sent to an address. */
export function codeTo(pair: Pair, to: 'phone' | 'email'): string {
  const ledger = to === 'phone' ? pair.first : pair.second;
  const messages = outbox.all(ledger).filter((message) => message.to.includes('@') === (to === 'email'));
  return /\d{6}/.exec(messages.at(-1)!.text)![0];
}

export const prove = (pair: Pair, id: string, to: 'phone' | 'email', code = codeTo(pair, to)) => {
  const { api, place } = to === 'phone' ? pair.first : pair.second;
  return api.verify(place, id, to, code, { ...EVIDENCE, grade: 'address_verified' });
};

/** The class of the object as it runs: RPC calls reach its prototype. */
const prototypeOf = (ledger: TestLedger): Promise<TestLedger['api']> =>
  runInDurableObject(ledger.object, (instance) => Object.getPrototypeOf(instance) as TestLedger['api']);

/** Nothing that is owed arrives until `mockRestore`: the process of the other ledger is down. */
export const cutOff = async (ledger: TestLedger) =>
  vi.spyOn(await prototypeOf(ledger), 'takeOwed').mockRejectedValue(new Error('unreachable'));

export const owed = async (ledger: TestLedger): Promise<number> =>
  (await sql<{ n: number }>(ledger, 'SELECT count(*) AS n FROM owed'))[0]!.n;

/** As erasure leaves it: nothing opens the address any more. */
export const burn = (ledger: TestLedger, no: number) =>
  sql(ledger, 'UPDATE addresses SET ciphertext = NULL, wrapped_key = NULL WHERE no = ?', no);
