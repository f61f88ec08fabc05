/** A loader that a page keeps asks for a form whose build is gone: it gets a module that leads to today's. */
import { expect, test } from 'vitest';
import { createApp } from '../../../worker/app.ts';
import type { Bindings } from '../../../worker/env.ts';
import { bindings, HOST } from './world.ts';

const files: Record<string, string> = {
  '/assets/manifest.json': JSON.stringify({
    build: '3f9a1c20b7',
    form: 'assets/form.3f9a1c20b7.js',
    steps: 'assets/steps.3f9a1c20b7.js',
    show: 'assets/show.4e5f607182.js',
  }),
  '/assets/form.3f9a1c20b7.js': 'form()',
  '/assets/form.0123456789.js': 'an earlier form()',
};
const app = createApp();
const own = {
  ...bindings,
  ASSETS: {
    fetch: async (url: string) => {
      const found = files[new URL(url).pathname];
      return found === undefined ? new Response('', { status: 404 }) : new Response(found);
    },
  },
} as unknown as Bindings;
const get = (path: string) => Promise.resolve(app.fetch(new Request(`${HOST}${path}`), own));

test('a form that is gone leads to today’s, and nobody keeps that answer', async () => {
  const answer = await get('/assets/form.ffffffffff.js');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect(await answer.text()).toBe("export * from './form.3f9a1c20b7.js';\n");
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
});

test('what shows a form, and is gone, leads to today’s too', async () => {
  const answer = await get('/assets/show.ffffffffff.js');
  expect([answer.status, await answer.text()]).toEqual([200, "export * from './show.4e5f607182.js';\n"]);
});

test('a form that is there is served as it is', async () => {
  const answer = await get('/assets/form.0123456789.js');
  expect([await answer.text(), answer.headers.get('cache-control')]).toEqual(['an earlier form()', 'public, max-age=31536000, immutable']);
});

test('no other file is made up: a chunk of another build would run beside the wrong form', async () => {
  for (const name of ['steps.ffffffffff.js', 'form.js', 'form.FFFFFFFFFF.js', 'form.ffffffffff.css', 'page.ffffffffff.css'])
    expect((await get(`/assets/${name}`)).status, name).toBe(404);
});
