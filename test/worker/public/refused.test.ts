/** Submissions that are refused: each with a problem that names field and fix, and nothing stored. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type PROBLEM_TYPES, problem as problemSchema } from '../../../shared/contract/error.ts';
import type { SubmissionRequest } from '../../../shared/contract/submission.ts';
import { PUBLIC_BODY_BYTES_MAX, RENDER_TOKEN_LIFE_MS } from '../../../shared/limits.ts';
import {
  aShop,
  aSubmission,
  contactOf,
  DRAFT,
  freshKey,
  freshPhone,
  json,
  outbox,
  post,
  readConfig,
  renderToken,
  SHOP,
  type Shop,
  send,
  shiftClock,
  submit,
  timelineOf,
} from './world.ts';

let shop: Shop;
let foreign: Shop;
beforeAll(async () => {
  [shop, foreign] = await Promise.all([aShop(), aShop({ ...DRAFT, intro: { en: 'Others first', de: 'Andere zuerst' } })]);
});

/** Refused as said; then the same request as it should have been is taken under the same token: nothing was spent, nothing stored. */
async function expectRefused(
  change: (good: SubmissionRequest) => unknown,
  refused: { status: number; type: keyof typeof PROBLEM_TYPES; path: string },
  headers: Record<string, string> = {},
): Promise<void> {
  const phone = freshPhone();
  const good = await aSubmission(shop, ['sms'], { phone });
  const response = await submit(shop, change(structuredClone(good)), headers);
  const problem = problemSchema.parse(await json(response, refused.status));
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(problem.type).toBe(`/problems/${refused.type}`);
  expect(problem.errors?.map(({ path }) => path)).toContain(refused.path);
  for (const { message, fix } of problem.errors ?? []) {
    expect(message).not.toBe('');
    expect(fix).toBeTruthy();
  }
  expect(await contactOf(shop, { phone })).toBeNull();
  expect(outbox.filter(({ to }) => to === phone)).toEqual([]);
  await json(await submit(shop, good), 201);
  expect(await contactOf(shop, { phone })).not.toBeNull();
}

describe('R8.1 refused, and nothing stored', () => {
  const at = (status: number, type: keyof typeof PROBLEM_TYPES, path: string) => ({ status, type, path });
  test('a body over the limit', () =>
    expectRefused((good) => ({ ...good, page: { url: 'x'.repeat(PUBLIC_BODY_BYTES_MAX) } }), at(413, 'body-too-large', 'body')));
  test('a body that is not JSON', () => expectRefused(() => '{"phone":', at(422, 'invalid-request', 'body')));
  test('another media type', () =>
    expectRefused((good) => good, at(415, 'unsupported-media-type', 'header:Content-Type'), { 'content-type': 'text/plain' }));
  test('an unknown field', () => expectRefused((good) => ({ ...good, consent: true }), at(422, 'invalid-request', '')));
  test('an unknown field of a choice', () =>
    expectRefused(
      (good) => ({ ...good, choices: good.choices.map((choice) => ({ ...choice, at: '2031-01-01T00:00:00Z' })) }),
      at(422, 'invalid-request', 'choices[0]'),
    ));
  test.each([
    ['none', ''],
    ['a short one', 'k'.repeat(21)],
    ['one of other characters', `${'k'.repeat(30)} ; DROP`],
    ['an endless one', 'k'.repeat(129)],
  ])('an idempotency key: %s', (_, key) =>
    expectRefused((good) => good, at(422, 'idempotency-key-refused', 'header:Idempotency-Key'), { 'idempotency-key': key }),
  );
  test.each(['https://evil.example', 'http://shop.example', 'https://shop.example:444', 'https://sub.shop.example', 'null'])(
    'another origin: %s',
    (origin) => expectRefused((good) => good, at(403, 'origin-not-allowed', 'header:Origin'), { origin }),
  );
  test('no render token', () => expectRefused(({ render_token: _, ...rest }) => rest, at(422, 'invalid-request', 'render_token')));
  test('a render token that is made up', () =>
    expectRefused(
      (good) => ({ ...good, render_token: `${good.render_token.slice(0, -1)}x` }),
      at(422, 'render-token-refused', 'render_token'),
    ));
  test("R1.2 another widget's text under its own token", async () => {
    const [token, config] = [await renderToken(foreign), await readConfig(foreign)];
    await expectRefused(
      (good) => ({
        ...good,
        render_token: token,
        choices: good.choices.map((choice, i) => ({ ...choice, disclosure: config.controls[i]!.disclosure })),
      }),
      at(422, 'render-token-refused', 'render_token'),
    );
  });
  test('R1.2 a text that was never issued', () =>
    expectRefused(
      (good) => ({ ...good, choices: good.choices.map((choice) => ({ ...choice, disclosure: 'a'.repeat(64) })) }),
      at(422, 'disclosure-not-issued', 'choices[0].disclosure'),
    ));
  test('R1.2 the text of another channel', () =>
    expectRefused(
      (good) => {
        good.choices[1]!.disclosure = good.choices[0]!.disclosure;
        return good;
      },
      at(422, 'disclosure-not-issued', 'choices[1].disclosure'),
    ));
  test('R1.2 the text of another language than the one on screen', async () => {
    const german = await readConfig(shop, 'de');
    await expectRefused(
      (good) => ({ ...good, choices: good.choices.map((choice, i) => ({ ...choice, disclosure: german.controls[i]!.disclosure })) }),
      at(422, 'disclosure-not-issued', 'choices[0].disclosure'),
    );
    await expectRefused((good) => ({ ...good, locale: 'de' }), at(422, 'render-token-refused', 'render_token'));
  });
  test('R1.1 a channel of the render token without a choice', () =>
    expectRefused((good) => ({ ...good, choices: good.choices.slice(0, 2) }), at(422, 'choice-missing', 'choices')));
  test('a channel that the form does not offer', () =>
    expectRefused(
      (good) => ({ ...good, choices: [...good.choices, { ...good.choices[0]!, channel: 'viber' }] }),
      at(422, 'disclosure-not-issued', 'choices[3]'),
    ));
  test('R1.1 a channel granted that was not on screen', () =>
    expectRefused(
      (good) => {
        good.choices[0]!.shown = false;
        return good;
      },
      at(422, 'invalid-request', 'choices[0].shown'),
    ));
  test('an impossible number', () => expectRefused((good) => ({ ...good, phone: '+1 202' }), at(422, 'phone-not-possible', 'phone')));
  test('a granted channel without its address', () =>
    expectRefused(({ phone: _, ...rest }) => ({ ...rest, email: 'someone@mail.example' }), at(422, 'address-missing', 'phone')));
  test('no email address', () => expectRefused((good) => ({ ...good, email: 'a@b@c' }), at(422, 'invalid-request', 'email')));
});

test('a channel that was never on screen is a choice, and leaves no record', async () => {
  const phone = freshPhone();
  const good = await aSubmission(shop, ['sms'], { phone });
  good.choices[1]!.shown = false;
  const receipt = await json<{ choices: { status: string }[] }>(await submit(shop, good), 201);
  expect(receipt.choices.map(({ status }) => status)).toEqual(['received', 'not_shown', 'declined']);
  expect((await timelineOf(shop, { phone })).map(({ record }) => record.channel)).toEqual(['sms']);
});

test('a wrong type in any field is refused with the path of that field', async () => {
  const phone = freshPhone();
  const request: SubmissionRequest = {
    ...(await aSubmission(shop, ['sms'], { phone })),
    phone_country: 'US',
    email: 'someone@mail.example',
    external_ids: [{ namespace: 'customer', value: '1', signature: 'a'.repeat(64) }],
    preferences: { frequency: 'weekly' },
    page: { url: `${SHOP}/`, referrer: SHOP, build: 'b', time_zone: 'UTC', client_time: 'now', gpc: false },
  };
  request.choices[0] = { ...request.choices[0]!, programme: 'default', topics: ['sales'], rank: 1 };
  const fields = [...leaves(request)];
  expect(fields.length).toBe(30);
  const cases = fields.flatMap(({ path, value }) =>
    [null, 7, 'x'.repeat(3000), true, {}, [], ['x']].filter((wrong) => !isSameShape(wrong, value)).map((wrong) => ({ path, wrong })),
  );
  const accepted = await Promise.all(
    cases.map(async ({ path, wrong }) => {
      const response = await submit(shop, withValue(request, path, wrong));
      const problem = problemSchema.parse(await response.json());
      const named = path.reduce<string>(
        (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
        '',
      );
      const isNamed = problem.errors?.some((error) => error.path.startsWith(named));
      return response.status === 422 && problem.type === '/problems/invalid-request' && isNamed
        ? []
        : [`${named} = ${JSON.stringify(wrong)}`];
    }),
  );
  expect(accepted.flat()).toEqual([]);
  expect(await contactOf(shop, { phone })).toBeNull();
});

describe('a render token', () => {
  test('R5.4 serves one submission: the same key may repeat it, another key or another number may not', async () => {
    const [phone, other, key] = [freshPhone(), freshPhone(), freshKey()];
    const request = await aSubmission(shop, ['sms'], { phone });
    await json(await submit(shop, request, { 'idempotency-key': key }), 201);
    await json(await submit(shop, request, { 'idempotency-key': key }), 201);
    expect((await submit(shop, request)).status).toBe(422);
    expect((await submit(shop, { ...request, phone: other }, { 'idempotency-key': key })).status).toBe(422);
    expect(await contactOf(shop, { phone: other })).toBeNull();
    expect((await timelineOf(shop, { phone })).length).toBe(2);
  });

  test('is of its time: a page open for a day is taken, a moment more is not, nor one from the future', async () => {
    const [early, late] = [
      await aSubmission(shop, ['sms'], { phone: freshPhone() }),
      await aSubmission(shop, ['sms'], { phone: freshPhone() }),
    ];
    await shiftClock(RENDER_TOKEN_LIFE_MS - 5000, async () => expect((await submit(shop, early)).status).toBe(201));
    await shiftClock(RENDER_TOKEN_LIFE_MS + 1000, async () => expect((await submit(shop, late)).status).toBe(422));
    await shiftClock(-60_000, async () => expect((await submit(shop, late)).status).toBe(422));
  });

  test('R1.2 names the version that was on screen, also after another was published', async () => {
    const own = await aShop();
    const phone = freshPhone();
    const open = await aSubmission(own, ['sms'], { phone });
    await own.publish({ ...DRAFT, controls: [{ channels: ['whatsapp'], opt_in: 'double' }] });
    // Later than any cache: the current version is the new one.
    await shiftClock(2000, async () => json(await submit(own, open), 201));
    const grant = (await timelineOf(own, { phone })).find(({ record }) => record.act === 'grant');
    expect(grant?.record.disclosure).toBe(open.choices[0]!.disclosure);
    expect(grant?.evidence?.presentation).toMatchObject({ widget_version: 1 });
  });
});

describe('the same key with other content', () => {
  test('is refused', async () => {
    const [phone, key] = [freshPhone(), freshKey()];
    await json(await submit(shop, await aSubmission(shop, ['sms'], { phone }), { 'idempotency-key': key }), 201);
    const other = await submit(shop, await aSubmission(shop, ['whatsapp'], { phone }), { 'idempotency-key': key });
    expect(await json(other, 422)).toMatchObject({ type: '/problems/idempotency-key-refused', errors: [{ code: 'reused' }] });
  });
});

describe('who calls from where', () => {
  const spoofed = {
    'x-forwarded-for': '203.0.113.77',
    'x-real-ip': '203.0.113.77',
    'cf-connecting-ip': '203.0.113.77',
    'cf-ipcountry': 'ZW',
    forwarded: 'for=203.0.113.77',
    'true-client-ip': '203.0.113.77',
  };
  test('R5.3 spoofed headers leave no trace in evidence', async () => {
    const phone = freshPhone();
    await json(await submit(shop, await aSubmission(shop, ['sms'], { phone }), { ...spoofed, 'user-agent': 'Browser/1.0' }), 201);
    const entries = await timelineOf(shop, { phone });
    expect(entries.length).toBe(2);
    for (const { evidence } of entries) expect(evidence?.network).toEqual({ ip: null, country: null, user_agent: 'Browser/1.0' });
    expect(JSON.stringify(entries)).not.toMatch(/203\.0\.113\.77|"ZW"/);
  });

  test('a program without an Origin is taken, and its acts say so', async () => {
    const phone = freshPhone();
    const response = await send(`/v1/widgets/${shop.widgetId}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': freshKey() },
      body: JSON.stringify(await aSubmission(shop, ['sms'], { phone })),
    });
    await json(response, 201);
    const [grant] = (await timelineOf(shop, { phone })).filter(({ record }) => record.act === 'grant');
    expect(grant?.record.method).toBe('api_form');
    expect(grant?.evidence?.page).toMatchObject({ origin: null });
  });

  test('R8.3 only an allowed site may read the answer, refusals included', async () => {
    const path = `/v1/widgets/${shop.widgetId}/submissions`;
    for (const [origin, allowed] of [
      [SHOP, SHOP],
      ['http://sayso.test', 'http://sayso.test'],
      ['https://evil.example', null],
    ] as const) {
      const answers = await Promise.all([
        post(path, { nonsense: 1 }, { origin }),
        post(`/v1/widgets/${shop.widgetId}/render`, {}, { origin }),
        send(`/v1/widgets/${shop.widgetId}/config`, { headers: { origin } }),
        send(path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } }),
      ]);
      for (const answer of answers) {
        expect(answer.headers.get('access-control-allow-origin')).toBe(allowed);
        expect(answer.headers.get('vary')).toContain('Origin');
        expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      }
      expect(answers.map(({ status }) => status)).toEqual(allowed ? [422, 200, 200, 204] : [422, 403, 403, 403]);
      if (allowed) expect(answers[3]!.headers.get('access-control-allow-headers')).toBe('content-type, idempotency-key, sayso-secret');
    }
  });
});

test('a suspended workspace takes no submission, and says so', async () => {
  const own = await aShop();
  const request = await aSubmission(own, ['sms'], { phone: freshPhone() });
  await own.suspend();
  await shiftClock(2000, async () => {
    expect(await json(await submit(own, request), 403)).toMatchObject({ type: '/problems/suspended' });
  });
});

type Path = readonly (string | number)[];

/** Every field of the request, containers included. */
function* leaves(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
  if (path.length > 0) yield { path, value };
  if (Array.isArray(value)) yield* leaves(value[0], [...path, 0]);
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key]);
}
const shapeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);
/** An over-long string is wrong for every string, an empty list or object where one with content is asked. */
function isSameShape(wrong: unknown, value: unknown): boolean {
  if (typeof wrong === 'string' && wrong.length > 2048) return false;
  // Lists that may be empty, and an object without a field that is needed.
  if (Array.isArray(wrong) && Array.isArray(value)) return true;
  if (shapeOf(wrong) === 'object' && shapeOf(value) === 'object') return true;
  return shapeOf(wrong) === shapeOf(value);
}
function withValue(request: unknown, path: Path, wrong: unknown): unknown {
  const copy = structuredClone(request) as Record<string | number, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1)!] = wrong;
  return copy;
}
