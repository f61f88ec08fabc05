/** Sixteen at once on what nobody has written to before: no error, and nothing there twice. */
import { describe, expect, test, vi } from 'vitest';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import {
  aShop,
  aSubmission,
  bindings,
  call,
  contactOf,
  DRAFT,
  eventually,
  freshEmail,
  freshKey,
  freshPhone,
  json,
  submit,
  timelineOf,
} from './world.ts';

// A busy machine is no reason to fail.
vi.setConfig({ testTimeout: 30_000 });

const WRITERS = 16;
const atOnce = <T>(work: (n: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: WRITERS }, (_, n) => work(n)));
const statusesOf = (responses: readonly Response[]): number[] => responses.map(({ status }) => status).sort();
const all = (status: number): number[] => Array.from({ length: WRITERS }, () => status);

describe('R1.7 sixteen writers at once on an empty store', () => {
  test('sixteen people, each with phone and email: each is there once, at both', async () => {
    const shop = await aShop();
    const people = Array.from({ length: WRITERS }, () => ({ phone: freshPhone(), email: freshEmail() }));
    const requests = await Promise.all(people.map((person) => aSubmission(shop, ['sms', 'email'], person)));
    const answers = await atOnce((n) => submit(shop, requests[n]));
    expect(statusesOf(answers)).toEqual(all(201));
    for (const { phone, email } of people) {
      const acts = async (address: { phone: string } | { email: string }) =>
        (await contactOf(shop, address))
          ? (await timelineOf(shop, address)).map(({ record }) => `${record.act} ${record.channel}`).sort()
          : null;
      expect(await acts({ phone })).toEqual(['decline whatsapp', 'grant sms', 'link null']);
      expect(await eventually('the email', () => acts({ email }))).toEqual(['grant email', 'link null']);
    }
  });

  test('one request sixteen times: one submission, recorded once', async () => {
    const shop = await aShop();
    const person = { phone: freshPhone(), email: freshEmail() };
    const request = await aSubmission(shop, ['sms', 'email'], person);
    const key = freshKey();
    const answers = await atOnce(() => submit(shop, request, { 'idempotency-key': key }));
    const receipts = await Promise.all(answers.map((answer) => json<SubmissionReceipt>(answer, 201)));
    expect(new Set(receipts.map(({ submission_id, submission_secret }) => `${submission_id} ${submission_secret}`)).size).toBe(1);
    expect((await timelineOf(shop, { phone: person.phone })).length).toBe(3);
    await eventually('the email', () => contactOf(shop, { email: person.email }));
    expect((await timelineOf(shop, { email: person.email })).length).toBe(2);
  });

  test('one number from sixteen forms: one contact, each form once, no sequence twice', async () => {
    const shop = await aShop();
    const phone = freshPhone();
    const requests = await atOnce(() => aSubmission(shop, ['sms'], { phone }));
    expect(statusesOf(await atOnce((n) => submit(shop, requests[n])))).toEqual(all(201));
    const sequences = (await timelineOf(shop, { phone })).map(({ record }) => record.seq);
    expect(sequences).toHaveLength(2 * WRITERS);
    expect(new Set(sequences).size).toBe(2 * WRITERS);
  });

  test('the merchant’s servers: sixteen acts of one person, sixteen of as many', async () => {
    const shop = await aShop();
    const [one, others] = [freshPhone(), Array.from({ length: WRITERS }, freshPhone)];
    const report = (phone: string) => shop.admin('POST', '/v1/consents', { phone, acts: [{ act: 'withdraw' }] });
    expect(statusesOf(await atOnce(() => report(one)))).toEqual(all(201));
    expect(statusesOf(await atOnce((n) => report(others[n]!)))).toEqual(all(201));
    expect(await timelineOf(shop, { phone: one })).toHaveLength(WRITERS);
    const ids = await Promise.all([one, ...others].map(async (phone) => (await contactOf(shop, { phone }))!.id));
    expect(new Set(ids).size).toBe(WRITERS + 1);
  });

  test('configuration: workspaces of their own; of one name one is made, the others are told', async () => {
    const made = await atOnce(() => call('POST', '/v1/workspaces', bindings.OPERATOR_KEY, { name: 'Shop', partitions: 4 }));
    const workspaces = await Promise.all(made.map((answer) => json<{ workspace: { id: string } }>(answer, 201)));
    expect(new Set(workspaces.map(({ workspace }) => workspace.id)).size).toBe(WRITERS);
    const shop = await aShop();
    const programme = { ...(await import('./world.ts')).PROGRAMME };
    expect(statusesOf(await atOnce(() => shop.admin('PUT', '/v1/programmes/club', programme)))).toEqual(all(200));
    const settings = { type: 'standard_webhooks', url: 'https://cdp.example/' };
    const makers: readonly [string, unknown][] = [
      ['widgets', { key: 'one', draft: DRAFT }],
      ['destinations', { key: 'one', name: 'One', settings }],
    ];
    for (const [noun, body] of makers) {
      expect(statusesOf(await atOnce(() => shop.admin('POST', `/v1/${noun}`, body))), noun).toEqual([201, ...all(409).slice(1)]);
      const listed = await json<Record<string, { key: string }[]>>(await shop.admin('GET', `/v1/${noun}`), 200);
      expect(listed[noun]!.filter(({ key }) => key === 'one')).toHaveLength(1);
    }
  });
});
