/** R1.8: whoever has proved nothing gets the same bytes, at the same floor, whatever is stored of the number. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import { ANSWER_FLOOR_MS, UNVERIFIED_RECORDS_PER_ADDRESS_DAY } from '../../../shared/limits.ts';
import { tampered } from '../../tampered.ts';
import {
  aShop,
  aSubmission,
  asHolder,
  confirmed,
  freshPhone,
  json,
  PROGRAMME,
  post,
  SHOP,
  type Shop,
  send,
  shiftClock,
  standingOf,
  submit,
  submitted,
  verify,
} from './world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LATER_MS = DAY_MS + 60_000;

let shop: Shop;
/** One number in each state that a stranger might want to tell apart. */
const numbers: Record<string, string> = {};

beforeAll(async () => {
  shop = await aShop(undefined, { ...PROGRAMME, grant_life_days: 1 });
  const make = async (state: string, act: (phone: string) => Promise<unknown>) => {
    numbers[state] = freshPhone();
    await act(numbers[state]!);
  };
  await make('expired', (phone) => confirmed(shop, phone));
  await shiftClock(LATER_MS, async () => {
    await make('unknown', async () => undefined);
    await make('granted', (phone) => confirmed(shop, phone));
    await make('declined', (phone) => submitted(shop, [], { phone }));
    await make('pending', (phone) => submitted(shop, ['sms'], { phone }));
    await make('withdrawn', async (phone) => {
      const token = await confirmed(shop, phone);
      await json(await post(`/v1/preferences/${token}/withdraw-all`, {}), 200);
    });
    await make('over the daily cap', async (phone) => {
      for (let records = 0; records <= UNVERIFIED_RECORDS_PER_ADDRESS_DAY; records += 10) {
        await Promise.all(Array.from({ length: 5 }, () => submitted(shop, ['sms'], { phone })));
      }
    });
    expect(await Promise.all(Object.values(numbers).map((phone) => standingOf(shop, phone, 'sms')))).toEqual([
      expect.stringMatching(/^expired/),
      'none',
      'granted verified',
      'declined',
      'not_asked +claim',
      'withdrawn verified',
      'not_asked +claim',
    ]);
  });
}, 60_000);

/** Status, headers and body with what names this one request blotted out, lengths kept. */
async function seen(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id').sort();
  const blot = (text: string) =>
    text
      .replace(/sub_[\w-]+/g, (id) => '*'.repeat(id.length))
      .replace(/"(submission_secret|request_id)":"[^"]+"/g, (_, name: string) => `"${name}":"*"`)
      .replace(/\/me\/[\w-]+/g, (path) => '*'.repeat(path.length))
      .replace(/"created_at":"[^"]+"/g, '"created_at":"*"');
  return { status: response.status, headers, body: blot(await response.text()) };
}

/** Asks the same of each number at the same moment of the product's clock, and expects one answer, none before the floor. */
async function expectOneAnswer(ask: (phone: string) => Promise<Response>, status: number): Promise<void> {
  await shiftClock(LATER_MS, async () => {
    const answers = new Map<string, unknown>();
    for (const [state, phone] of Object.entries(numbers)) {
      const from = Date.now();
      const response = await ask(phone);
      expect(Date.now() - from, state).toBeGreaterThanOrEqual(ANSWER_FLOOR_MS);
      answers.set(state, await seen(response));
    }
    const unknown = answers.get('unknown') as { status: number };
    expect(unknown.status).toBe(status);
    for (const [state, answer] of answers) expect(answer, state).toEqual(unknown);
    expect(answers.size).toBe(7);
  });
}

describe('R1.8 the answer is the same for a number unknown, granted, declined, pending, withdrawn, expired, over a limit', () => {
  const receipts: Record<string, SubmissionReceipt> = {};
  test('a submission, which is also noted for the next questions', async () => {
    await expectOneAnswer(async (phone) => {
      const response = await submit(shop, await aSubmission(shop, ['sms'], { phone }));
      receipts[phone] = (await response.clone().json()) as SubmissionReceipt;
      return response;
    }, 201);
  });
  const ofOwn = (path: string, body?: unknown) => (phone: string) => {
    const receipt = receipts[phone]!;
    const at = `/v1/submissions/${receipt.submission_id}${path}`;
    return body === undefined ? send(at, { headers: { ...asHolder(receipt), origin: SHOP } }) : post(at, body, asHolder(receipt));
  };
  test("the submission's own acts", () => expectOneAnswer(ofOwn(''), 200));
  test('a wrong code', () => expectOneAnswer((phone) => verify(receipts[phone]!, '000000'), 410));
  test('what is no code at all', () => expectOneAnswer((phone) => verify(receipts[phone]!, 'STOP'), 410));
  test('asking for another code', () => expectOneAnswer(ofOwn('/resend', {}), 202));
  test('taking back', () => expectOneAnswer(ofOwn('/retract', { choices: [{ channel: 'sms', purpose: 'marketing' }] }), 200));
  test('asking for a link', () => expectOneAnswer((phone) => post('/v1/preferences/requests', { widget: shop.widgetId, phone }), 202));
  test('a refusal', () =>
    expectOneAnswer(async (phone) => submit(shop, { ...(await aSubmission(shop, ['sms'], { phone })), email: 'a@b@c' }), 422));
});

describe('R1.8 what does not exist and what is not yours are one answer', () => {
  test('ids, secrets and tokens: made up, of another workspace, of the wrong grade, lapsed', async () => {
    const other = await aShop();
    const [mine, theirs] = [
      await submitted(shop, ['sms'], { phone: freshPhone() }),
      await submitted(other, ['sms'], { phone: freshPhone() }),
    ];
    const ownActs = mine.own_acts_url.split('/me/')[1]!;
    const manage = await confirmed(shop, freshPhone());
    const get =
      (path: string, headers: Record<string, string> = {}) =>
      () =>
        send(path, { headers: { origin: SHOP, ...headers } });
    const change = (token: string) => () =>
      post(`/v1/preferences/${token}/changes`, { changes: [{ channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 }] });
    const asks: (() => Promise<Response>)[] = [
      get(`/v1/submissions/${mine.submission_id}`),
      get(`/v1/submissions/${mine.submission_id}`, { 'sayso-secret': 'x'.repeat(32) }),
      get(`/v1/submissions/${mine.submission_id}`, asHolder(theirs)),
      get(`/v1/submissions/${tampered(mine.submission_id)}`, asHolder(mine)),
      get('/v1/submissions/sub_nothing', asHolder(mine)),
      ...['verify', 'resend', 'retract'].map((act) => () => post(`/v1/submissions/${mine.submission_id}/${act}`, {}, asHolder(theirs))),
      () => post('/v1/preferences/nothing/withdraw-all', {}),
      get('/v1/preferences/nothing'),
      get(`/v1/preferences/${ownActs}`),
      get(`/v1/preferences/${tampered(manage)}`),
      change(ownActs),
      change('nothing'),
      get('/v1/widgets/wdg_nothing/config'),
      () => post('/v1/widgets/wdg_nothing/render', {}),
      () => post('/v1/widgets/wdg_nothing/submissions', {}),
      () => post('/v1/preferences/requests', { widget: 'wdg_nothing', phone: freshPhone() }),
    ];
    const bodies = new Set<string>();
    for (const ask of asks) {
      const from = Date.now();
      const response = await ask();
      expect(Date.now() - from).toBeGreaterThanOrEqual(ANSWER_FLOOR_MS);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      bodies.add(`${response.status} ${(await response.text()).replace(/req_[\w-]+/, '*')}`);
    }
    expect([...bodies]).toEqual([expect.stringMatching(/^404 .*not-found/)]);
    await shiftClock(31 * 60_000, async () => expect((await get(`/v1/preferences/${manage}`)()).status).toBe(404));
  });
});
