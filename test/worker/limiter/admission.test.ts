/** Counting a caller and spending its render token in one call, and what the build before left behind. */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { type RenderTokenBody, tokens } from '../../../worker/platform/tokens.ts';
import { aShop, aSubmission, bindings, freshKey, freshPhone, json, send, submit } from '../public/world.ts';

const HOUR_MS = 3_600_000;
const ENDS = { expiresAtMs: Date.now() + HOUR_MS };
const ADMISSION = { windowMs: HOUR_MS, free: 2, max: 2, proof: null, token: null };
const token = (owner: string, nonce = 'n1') => ({ nonce, owner, ...ENDS });
const aLimiter = (name: string) => bindings.LIMITER.getByName(`admission-test-${name}`);

test('a caller who is let in spends its token in the same call, for one owner alone', async () => {
  const limiter = aLimiter('spends');
  expect(await limiter.admit('block', { ...ADMISSION, token: token('first') })).toEqual({ verdict: 'ok', held: 1, token: 'ok' });
  expect(await limiter.admit('other block', { ...ADMISSION, token: token('second') })).toMatchObject({ verdict: 'ok', token: 'spent' });
  expect(await limiter.admit('other block', { ...ADMISSION, token: token('first') })).toMatchObject({ verdict: 'ok', token: 'ok' });
  expect(await limiter.spend(token('second'))).toBe('spent');
});

test('a caller who is refused spends nothing', async () => {
  const limiter = aLimiter('refuses');
  for (let n = 0; n < 2; n++) await limiter.admit('block', ADMISSION);
  expect(await limiter.admit('block', { ...ADMISSION, token: token('first') })).toEqual({ verdict: 'refused', held: 2, token: null });
  expect(await limiter.spend(token('second'))).toBe('ok');
});

test('calls that arrive together are each answered for themselves', async () => {
  const limiter = aLimiter('together');
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => limiter.admit('block', { ...ADMISSION, free: 5, max: 5, token: token(`owner ${n}`) })),
  );
  expect(answers.filter(({ verdict }) => verdict === 'ok')).toHaveLength(5);
  expect(answers.filter((answer) => answer.token === 'ok')).toHaveLength(1);
});

test('what the build before counted and spent counts on', async () => {
  const limiter = aLimiter('upgrade');
  await limiter.admit('block', { ...ADMISSION, token: token('first') });
  await runInDurableObject(limiter, (_, state) => {
    const { sql } = state.storage;
    sql.exec('INSERT INTO counters (key, count, expires_at_ms) SELECT key, count, expires_at_ms FROM counts');
    sql.exec('INSERT INTO nonces (nonce, owner, expires_at_ms) SELECT nonce, owner, expires_at_ms FROM spent');
    sql.exec('DROP TABLE counts');
    sql.exec('DROP TABLE spent');
    sql.exec('DROP TABLE answer_rates');
    sql.exec('DELETE FROM schema_version WHERE version > 2');
  });
  await evictDurableObject(limiter);
  expect(await limiter.spend(token('second'))).toBe('spent');
  expect(await limiter.spend(token('first'))).toBe('ok');
  expect(await limiter.admit('block', ADMISSION)).toMatchObject({ held: 2 });
  expect(await limiter.admit('block', ADMISSION)).toMatchObject({ verdict: 'refused' });
});

test('a token of the build before, which names no limiter, is taken once', async () => {
  const shop = await aShop();
  const made = tokens(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
  const request = await aSubmission(shop, ['sms'], { phone: freshPhone() });
  const { s, ...before } = made.readRender(request.render_token, Date.now(), HOUR_MS) as RenderTokenBody;
  expect(s).toBeDefined();
  const old = { ...request, render_token: made.makeRender(before) };
  const key = freshKey();
  await json(await submit(shop, old, { 'idempotency-key': key }), 201);
  await json(await submit(shop, old, { 'idempotency-key': key }), 201);
  expect((await json<{ type: string }>(await submit(shop, old), 422)).type).toContain('render-token-refused');
});

test('every token names the limiter that is to spend it', async () => {
  const shop = await aShop();
  const made = tokens(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
  const answer = await send(`/v1/widgets/${shop.widgetId}/render`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': '198.51.100.7' },
    body: '{}',
  });
  const { render_token } = await json<{ render_token: string }>(answer, 200);
  expect(made.readRender(render_token, Date.now(), HOUR_MS)?.s).toMatch(/^[0-9a-f]?$/);
});
