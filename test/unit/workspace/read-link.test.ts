/** What a terms link led to: hashed as it was, or a warning; never more than a time, a size and one host. */
import { expect, test, vi } from 'vitest';
import { LINK_BYTES_MAX, LINK_READ_TIMEOUT_MS } from '../../../shared/limits.ts';
import { readLink, readLinks } from '../../../worker/workspace/read-link.ts';

const rules = { demo: false, ownHost: 'consent.shop.example' };
const URL_ = 'https://shop.example/terms';
const read = (network: (url: string, init: RequestInit) => Promise<Response>) => readLink(URL_, network, rules);

test('the hash is of the bytes that came', async () => {
  // printf 'abc' | sha256sum
  expect(await read(async () => new Response('abc'))).toEqual({
    ok: true,
    value: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
});

test('a redirect is not followed, and any other status is not the page', async () => {
  const network = vi.fn(
    async (_url: string, _init: RequestInit) => new Response(null, { status: 302, headers: { location: 'https://10.0.0.1/' } }),
  );
  expect(await read(network)).toEqual({ ok: false, error: 'it answered 302.' });
  expect(network).toHaveBeenCalledTimes(1);
  expect(network.mock.calls[0]![1].redirect).toBe('manual');
  for (const status of [201, 404, 500]) expect((await read(async () => new Response('x', { status }))).ok).toBe(false);
});

test('one byte more than the limit is too much, and the rest is not read', async () => {
  const sized = (bytes: number) => async () => new Response(new Uint8Array(bytes));
  expect((await read(sized(LINK_BYTES_MAX))).ok).toBe(true);
  expect((await read(sized(LINK_BYTES_MAX + 1))).ok).toBe(false);
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  expect((await read(async () => new Response(endless))).ok).toBe(false);
  expect(pulled).toBeLessThan(25);
});

test('a host that hangs is given up in time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const timeout = vi.spyOn(AbortSignal, 'timeout');
  const hanging = (_url: string, init: RequestInit) =>
    new Promise<Response>((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  timeout.mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), ms);
    return controller.signal;
  });
  const result = read(hanging);
  await vi.advanceTimersByTimeAsync(LINK_READ_TIMEOUT_MS);
  expect(await result).toEqual({ ok: false, error: 'it could not be reached in time.' });
  vi.useRealTimers();
  timeout.mockRestore();
});

test('a URL that may not be called is not called', async () => {
  const network = vi.fn(async () => new Response('x'));
  for (const url of ['http://shop.example/', 'https://127.0.0.1/', 'https://consent.shop.example/']) {
    expect((await readLink(url, network, rules)).ok).toBe(false);
  }
  expect(network).not.toHaveBeenCalled();
});

test('each link that fails is one warning with its path, and the others keep their hash', async () => {
  const { hashes, findings } = await readLinks(
    { 'programme.terms_url': URL_, 'programme.privacy_url': 'https://shop.example/privacy' },
    async (url) => {
      if (url === URL_) throw new Error('no connection to https://user:secret@host');
      return new Response('abc');
    },
    rules,
  );
  expect(hashes).toEqual({ [URL_]: null, 'https://shop.example/privacy': expect.stringMatching(/^ba7816bf/) });
  expect(findings.map(({ level, path }) => [level, path])).toEqual([['warning', 'programme.terms_url']]);
  expect(JSON.stringify(findings)).not.toContain('secret');
});
