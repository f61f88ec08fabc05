/** Callers behind IP blocks of their own choosing, as the trusted edge tells them; and a form that solves what it is asked to. */
import { runInDurableObject } from 'cloudflare:test';
import { expect } from 'vitest';
import type { Problem } from '../../../shared/contract/error.ts';
import type { SubmissionReceipt, SubmissionRequest } from '../../../shared/contract/submission.ts';
import { reachOf } from '../../../shared/phone/reach.ts';
import { solve } from '../../../widget/client/proof.ts';
import { createApp } from '../../../worker/app.ts';
import type { Bindings } from '../../../worker/env.ts';
import { limiterStub } from '../../../worker/objects.ts';
import { ids } from '../../../worker/platform/ids.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { aSubmission, bindings, eventually, freshKey, HOST, json, outbox, SHOP, type Shop } from '../public/world.ts';

const publicIds = ids(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
const app = createApp();
const behindEdge = { ...bindings, EDGE: 'proxy:x-client' } as Bindings;

export const fetchFrom = async (ip: string, path: string, init: RequestInit = {}): Promise<Response> =>
  app.fetch(
    new Request(`${HOST}${path}`, { ...init, headers: { 'x-client': ip, ...(init.headers as Record<string, string>) } }),
    behindEdge,
  );

export const postFrom = (ip: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetchFrom(ip, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SHOP, ...headers },
    body: JSON.stringify(body),
  });

let blocks = 0;
/** An address of a block that nobody in this file used before. */
export function freshIp(): string {
  blocks += 1;
  return `10.${Math.floor(blocks / 250)}.${blocks % 250}.7`;
}

export const submitFrom = (ip: string, shop: Shop, request: SubmissionRequest, key = freshKey()): Promise<Response> =>
  postFrom(ip, `/v1/widgets/${shop.widgetId}/submissions`, request, { 'idempotency-key': key });

/** One person from a block that nobody else comes from. */
export const submitted = async (shop: Shop, phone: string, ip = freshIp()): Promise<SubmissionReceipt> =>
  json(await submitFrom(ip, shop, await aSubmission(shop, ['sms'], { phone })), 201);

export async function proofAsked(answer: Response): Promise<NonNullable<Problem['challenge']>> {
  const problem = (await answer.json()) as Problem;
  expect([answer.status, problem.type], JSON.stringify(problem)).toEqual([429, '/problems/proof-of-work']);
  return problem.challenge!;
}

/** As the form does: sends, solves what it is asked to, sends the same again under the same key. */
export async function persist(ip: string, shop: Shop, phone: string): Promise<{ readonly answer: Response; readonly isProved: boolean }> {
  const [request, key] = [await aSubmission(shop, ['sms'], { phone }), freshKey()];
  const answer = await submitFrom(ip, shop, request, key);
  if (answer.status !== 429) return { answer, isProved: false };
  const proof = (await solve(await proofAsked(answer)))!;
  return { answer: await submitFrom(ip, shop, { ...request, proof }, key), isProved: true };
}

/** Does something for all, some at a time: a browser each, but not 300 threads. */
export async function eachOf<T, R>(all: readonly T[], act: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += 20) {
    done.push(...(await Promise.all(all.slice(from, from + 20).map((one, at) => act(one, from + at)))));
  }
  return done;
}

/** Numbers that each have a prefix of their own: the fictional 555-01xx of as many area codes of the United States. */
export function people(count: number): string[] {
  const all = Array.from({ length: 790 }, (_, n) => `+1${201 + n}55501${String((n * 7) % 100).padStart(2, '0')}`);
  const found = all.filter((number) => reachOf(number).isPersonal && reachOf(number).countries.join() === 'US').slice(0, count);
  expect(found).toHaveLength(count);
  return found;
}

export const sentTo = (phones: readonly string[]): string[] => outbox.map(({ to }) => to).filter((to) => phones.includes(to));

/** What became of all messages of a workspace, once none is on its way: how many by status and reason. */
export async function settledMessages(shop: { readonly workspaceId: string }): Promise<Record<string, number>> {
  const { workspace } = publicIds.read('workspace', shop.workspaceId)!;
  return eventually('all messages settled', async () => {
    const rows: { status: string; reason: string | null }[] = [];
    for (const partition of [0, 1, 2, 3]) {
      const ledger = bindings.LEDGER.getByName(`${workspace}/${partition}`);
      rows.push(
        ...(await runInDurableObject(ledger, (_, { storage }) =>
          storage.sql.exec<{ status: string; reason: string | null }>('SELECT status, reason FROM messages').toArray(),
        )),
      );
    }
    if (rows.some(({ status }) => status === 'queued' || status === 'sending')) return null;
    const counted: Record<string, number> = {};
    for (const { status, reason } of rows) counted[reason ?? status] = (counted[reason ?? status] ?? 0) + 1;
    return counted;
  });
}

/** Brings every counter of callers that has reached `from` to `count`, as if that many had come. */
export async function pressCounters(from: number, count: number): Promise<void> {
  for (const shard of ['', ...'0123456789abcdef']) {
    await runInDurableObject(limiterStub(bindings, shard), (_, { storage }) =>
      storage.sql.exec('UPDATE counts SET count = ? WHERE count >= ?', count, from),
    );
  }
}
