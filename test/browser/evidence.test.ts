/** The evidence pack on the real demo, the whole way: the command, the picture, what is refused, what a reviewer then sees. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectEvidence, putPicture } from '../../scripts/evidence/collect.ts';
import { takePicture } from '../../scripts/evidence/take-picture.ts';
import { type EvidencePack, evidencePack } from '../../shared/contract/evidence.ts';
import { publishAnswer, widgetView } from '../../shared/contract/widget.ts';
import { startBrowser } from './browser.ts';
import { type Demo, startDemo } from './demo-process.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
let demo: Demo;
let browser: Browser;
const dataDir = mkdtempSync(path.join(tmpdir(), 'sayso-evidence-'));
const folder = path.join(dataDir, 'pack');

beforeAll(async () => {
  demo = await startDemo(dataDir);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** As `npm run evidence -- …` runs it. */
function command(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/evidence.ts', ...args],
      { cwd: ROOT, env: { ...process.env, SAYSO_API_KEY: demo.api_key } },
      (error, out, errors) => resolve({ code: error ? Number(error.code) : 0, out, errors }),
    );
  });
}

async function admin(method: string, route: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${demo.url}${route}`, {
    method,
    headers: { authorization: `Bearer ${demo.api_key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status, `${method} ${route}`).toBe(200);
  return answer.json();
}
const pack = async (): Promise<EvidencePack> => evidencePack.parse(await admin('GET', `/v1/widgets/${demo.widget_id}/evidence`));
const shot = () => takePicture(browser, { url: demo.url, widgetId: demo.widget_id, locale: 'en' });
const servedBuild = (): string =>
  (JSON.parse(readFileSync(path.join(ROOT, 'dist/public/assets/manifest.json'), 'utf8')) as { build: string }).build;
const at = () => ({ url: demo.url, apiKey: demo.api_key });

test('the command writes the pack, and the picture in it is public under the hash of its bytes', async () => {
  expect((await pack()).checks.map(({ code }) => code)).toContain('picture_missing');
  const { code, out, errors } = await command('footer', '--to', demo.url, '--out', folder);
  expect([code, errors]).toEqual([0, '']);
  expect(out).toContain('30543');
  const written = evidencePack.parse(JSON.parse(readFileSync(path.join(folder, 'pack.json'), 'utf8')));
  const png = readFileSync(path.join(folder, 'form.png'));
  expect(written.picture).toMatchObject({
    form_build: servedBuild(),
    version: 1,
    sha256: createHash('sha256').update(png).digest('hex'),
    width: 780,
  });
  expect(written.twilio_tollfree.fields.OptInImageUrls).toEqual([written.picture?.url]);
  expect(written.checks.map(({ code: each }) => each)).not.toContain('picture_missing');
  expect(readFileSync(path.join(folder, 'pack.md'), 'utf8')).toContain(written.call_to_action[0]?.text);

  const served = await fetch(written.picture!.url);
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true);
  const page = await fetch(written.programme_page_url);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain(new URL(written.picture!.url).pathname);
  expect(html).not.toContain('<script');
  const reviewer = await browser.newPage();
  await reviewer.goto(written.programme_page_url);
  // Under the page's own policy, and at once: reviewers keep pictures of whole pages.
  expect(await reviewer.locator('.form-picture img').evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth])).toEqual([
    true,
    780,
  ]);
  await reviewer.close();
});

test('the form is asked for its build, and nothing of that reaches the ledger', async () => {
  const picture = await shot();
  expect(picture.build).toBe(servedBuild());
  const found = (await admin('POST', '/v1/contacts/find', { phone: '+12025550142' })) as { contact: unknown };
  expect(found.contact).toBeNull();
});

test('a picture of another build or another version is refused, and the one that is there stays', async () => {
  const before = (await pack()).picture;
  const picture = await shot();
  await expect(putPicture(at(), demo.widget_id, { ...picture, build: '0123456789' })).rejects.toThrow(
    `header:Sayso-Form-Build: The picture is of form 0123456789; form ${servedBuild()} is served.`,
  );
  await expect(putPicture(at(), demo.widget_id, { ...picture, version: 2 })).rejects.toThrow(
    'header:Sayso-Widget-Version: The picture is of version 2; version 1 is published.',
  );
  expect((await pack()).picture).toEqual(before);
});

test('a widget that is not there is named, and nothing is written', async () => {
  const none = path.join(dataDir, 'none');
  const { code, errors } = await command('header', '--to', demo.url, '--out', none);
  expect([code, errors.trim()]).toEqual([1, 'There is no widget header in this workspace. There are: footer, window, chats.']);
  expect(existsSync(none)).toBe(false);
  expect((await command('footer', '--out', none)).errors).toContain('Where does Sayso run?');
  expect((await command('--to', demo.url)).errors).toContain('Which widget?');
});

test('the merchant’s own page may hold the form that is pictured', async () => {
  const made = await collectEvidence(browser, { ...at(), widget: demo.widget_id, folder, page: demo.merchant_url });
  expect(made.picture?.form_build).toBe(servedBuild());
});

test('once another version is published, the picture is of the past until it is made again', async () => {
  const { draft } = widgetView.parse(await admin('GET', `/v1/widgets/${demo.widget_id}`));
  await admin('PUT', `/v1/widgets/${demo.widget_id}/draft`, { ...draft, intro: { ...draft.intro, en: 'New roasts, twice a month.' } });
  expect(publishAnswer.parse(await admin('POST', `/v1/widgets/${demo.widget_id}/publish`)).version).toBe(2);
  const outdated = await pack();
  expect(outdated.picture).toBeNull();
  expect(outdated.twilio_tollfree.fields.OptInImageUrls).toEqual([]);
  expect(outdated.checks.find(({ code }) => code === 'picture_outdated')).toMatchObject({ level: 'error', path: 'picture' });
  // The demo's Worker keeps a published widget for a second.
  await expect.poll(async () => (await shot()).version, { timeout: 20_000 }).toBe(2);
  const made = await collectEvidence(browser, { ...at(), widget: 'footer', folder });
  expect(made.picture).toMatchObject({ version: 2 });
});
