/** What /health says, and that it is not fine when the storage is not. */
import { expect, test, vi } from 'vitest';
import { health } from '../../../shared/contract/admin.ts';
import { HEALTH_CACHE_MS, HEALTH_TIMEOUT_MS } from '../../../shared/limits.ts';
import { createApp } from '../../../worker/app.ts';
import type { Bindings } from '../../../worker/env.ts';
import { bindings, eventually, HOST } from './world.ts';

const ask = async (change: object) => {
  const answer = await createApp().fetch(new Request(`${HOST}/health`), { ...bindings, ...change } as Bindings);
  return { status: answer.status, body: health.parse(await answer.json()) };
};
const storageThat = (view: () => Promise<unknown>) => ({ WORKSPACE: { getByName: () => ({ view }) } });
const longAgo = { CLOCK_OFFSET_MS: '-1000000000' };
/** Each ask is later than the one before by more than an answer is kept. */
let asks = 0;
const later = () => {
  asks += 1;
  return { CLOCK_OFFSET_MS: String(asks * (HEALTH_CACHE_MS + 60_000)) };
};

test('says what runs, and that its storage answers', async () => {
  // The first request starts the Worker and its objects, which on a busy machine takes longer than an answer may.
  await eventually('the storage is awake', async () => ((await ask(later())).status === 200 ? true : null));
  expect(await ask({ ...longAgo, BUILD: 'a1b2c3d4e5f6' })).toEqual({
    status: 200,
    body: expect.objectContaining({ status: 'ok', build: 'a1b2c3d4e5f6', storage: 'ok', edge: 'none', messenger: expect.any(String) }),
  });
  expect((await ask(later())).body.build).toBeNull();
});

test('is a 503 when the storage fails, and fine again when it does not', async () => {
  const failing = storageThat(() => Promise.reject(new Error('disk I/O error')));
  expect(await ask({ ...later(), ...failing })).toMatchObject({ status: 503, body: { status: 'failing', storage: 'unreachable' } });
  expect(await ask(later())).toMatchObject({ status: 200, body: { status: 'ok', storage: 'ok' } });
});

test('is a 503 when the storage hangs', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const answer = ask({ ...later(), ...storageThat(() => new Promise(() => undefined)) });
    await vi.advanceTimersByTimeAsync(HEALTH_TIMEOUT_MS + 1);
    expect((await answer).status).toBe(503);
  } finally {
    vi.useRealTimers();
  }
});

test('however often it is asked, the storage is asked now and then', async () => {
  let probes = 0;
  const counting = storageThat(async () => {
    probes += 1;
  });
  const moment = later();
  for (let n = 0; n < 20; n += 1) await ask({ ...moment, ...counting });
  expect(probes).toBe(1);
});

test('without a messenger it says that none is set up', async () => {
  expect((await ask({ ...later(), LOCAL_OUTBOX_URL: undefined })).body.messenger).toBe('none');
  expect((await ask({ ...later(), LOCAL_OUTBOX_URL: 'http://127.0.0.1:9/outbox' })).body.messenger).toBe('local');
});
