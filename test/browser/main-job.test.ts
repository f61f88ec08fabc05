/** The main job, the whole way, in a real browser on the real demo: opt in, see the proof, see the webhook, change one's mind. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import canonicalize from 'canonicalize';
import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ContactView, findContactAnswer, type TimelineEntry, timeline } from '../../shared/contract/contact.ts';
import { type ConsentChanged, consentChanged } from '../../shared/contract/event.ts';
import { eventually } from '../faults/listener.ts';
import { startBrowser } from './browser.ts';
import { type Demo, startDemo } from './demo-process.ts';

const TYPED = '(202) 555-0143';
const PHONE = '+12025550143';

interface Received {
  readonly id: string;
  readonly verified: boolean;
  readonly headers: Record<string, string>;
  readonly raw: string;
}

let demo: Demo;
let browser: Browser;
const dataDir = mkdtempSync(path.join(tmpdir(), 'sayso-demo-'));

beforeAll(async () => {
  demo = await startDemo(dataDir);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function admin(method: string, route: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${demo.url}${route}`, {
    method,
    headers: { authorization: `Bearer ${demo.api_key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status, `${method} ${route}`).toBe(200);
  return answer.json();
}

async function contact(): Promise<ContactView> {
  const found = findContactAnswer.parse(await admin('POST', '/v1/contacts/find', { phone: PHONE })).contact;
  expect(found).not.toBeNull();
  return found!;
}

async function entries(): Promise<readonly TimelineEntry[]> {
  const { id } = await contact();
  return timeline.parse(await admin('GET', `/v1/contacts/${id}/timeline`)).entries.toReversed();
}

/** Verified here too, with the public package and the secret of the destination. */
async function webhooks(): Promise<ConsentChanged[]> {
  const { receiver_secret } = JSON.parse(readFileSync(path.join(dataDir, 'demo.json'), 'utf8')) as { receiver_secret: string };
  const events = (await (await fetch(`${demo.receiver_url}/events`)).json()) as Received[];
  return events.map(({ raw, headers, verified }) => {
    expect(verified).toBe(true);
    return consentChanged.parse(new Webhook(receiver_secret).verify(raw, headers));
  });
}

/** As somebody reads it off the outbox page. */
async function fromOutbox(read: (page: Page) => Promise<string | null>): Promise<string> {
  const page = await browser.newPage();
  await page.goto(demo.outbox_url);
  const text = await eventually('a message on the outbox page', () => read(page));
  await page.close();
  return text;
}

const onScreen = (page: Page, control: string): Promise<{ text: string; checked: boolean }> =>
  page.getByRole('checkbox', { name: control }).evaluate((box: HTMLInputElement) => {
    const ids = (box.getAttribute('aria-describedby') ?? '').split(' ');
    const root = box.getRootNode() as ShadowRoot;
    return { text: ids.map((id) => root.getElementById(id)?.innerText ?? '').join(' '), checked: box.checked };
  });

/** NFC, RFC 8785, SHA-256: as the format's description says, without the code that made it. */
const hashOf = (document: unknown): string =>
  createHash('sha256')
    .update((canonicalize(document) ?? '').normalize('NFC'))
    .digest('hex');

test('R1.1 R1.2 R1.6 opt in on the shop, confirm, change one’s mind: record, text, webhook and timeline agree at every step', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(demo.merchant_url);
  const shown = { sms: await onScreen(page, 'Text messages'), whatsapp: await onScreen(page, 'WhatsApp') };
  expect([shown.sms.checked, shown.whatsapp.checked], 'nothing is ticked').toEqual([false, false]);

  await page.getByLabel('Mobile number').fill(TYPED);
  await page.getByRole('checkbox', { name: 'Text messages' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const code = await fromOutbox((outbox) =>
    outbox
      .locator('.code')
      .first()
      .textContent({ timeout: 2_000 })
      .catch(() => null),
  );
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  expect(complaints).toEqual([]);

  await agreed(shown);
  const told = await eventually('the grant at the receiver', async () =>
    (await webhooks()).find(({ data }) => data.state.some(({ permitted }) => permitted)),
  );
  expect(told.data.address).toEqual({ kind: 'phone', scope: '', value: PHONE });
  expect(told.data.state).toMatchObject([{ channel: 'sms', standing: 'granted', permitted: true, verified: true }]);

  await page.goto(`${demo.url}/me?widget=${demo.widget_id}`);
  await page.getByLabel('Mobile number').fill(TYPED);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('status').waitFor();
  const link = await fromOutbox((outbox) =>
    outbox
      .locator('.bubble a')
      .first()
      .getAttribute('href', { timeout: 2_000 })
      .catch(() => null),
  );
  await page.goto(link);
  await page.getByRole('button', { name: 'Turn off Text messages' }).click();
  await page.getByRole('button', { name: 'Turn on Text messages' }).waitFor();
  await withdrawn(told);
  await page.close();
});

async function agreed(shown: Record<'sms' | 'whatsapp', { readonly text: string }>): Promise<void> {
  const state = (await contact()).state;
  expect(state.find(({ channel }) => channel === 'sms')).toMatchObject({ standing: 'granted', verified: true, permitted: true });
  expect(state.find(({ channel }) => channel === 'whatsapp')).toMatchObject({ standing: 'declined', permitted: false });
  const records = await entries();
  const sms = records.find(({ record }) => record.act === 'grant' && record.channel === 'sms');
  const whatsapp = records.find(({ record }) => record.act === 'decline' && record.channel === 'whatsapp');
  for (const [entry, text] of [
    [sms, shown.sms.text],
    [whatsapp, shown.whatsapp.text],
  ] as const) {
    expect(entry?.disclosure?.text, 'the document says exactly what was on screen').toBe(text);
    expect(entry?.record.disclosure).toBe(hashOf(entry?.disclosure));
  }
  expect(whatsapp?.record.disclosure).not.toBe(sms?.record.disclosure);
  expect(records.some(({ record }) => record.act === 'confirm' && record.channel === 'sms' && record.verified)).toBe(true);
}

async function withdrawn(granted: ConsentChanged): Promise<void> {
  const told = await eventually('the withdrawal at the receiver', async () => {
    const last = (await webhooks()).at(-1);
    return last?.data.state.every(({ permitted }) => !permitted) ? last : null;
  });
  expect(told.id).not.toBe(granted.id);
  expect(told.data.sequence).toBeGreaterThan(granted.data.sequence);
  expect(told.data.state).toMatchObject([{ channel: 'sms', standing: 'withdrawn', permitted: false }]);
  expect(told.data.changes).toMatchObject([{ act: 'withdraw', channel: 'sms', method: 'preference_center', verified: true }]);

  const records = await entries();
  expect(records.map(({ record }) => record.act)).toEqual(expect.arrayContaining(['grant', 'decline', 'confirm', 'withdraw']));
  const grant = records.find(({ record }) => record.act === 'grant');
  expect(grant?.evidence).toMatchObject({ typed: TYPED, grade: 'client_attested' });
  expect(JSON.stringify(grant?.evidence?.page)).toContain(new URL(demo.merchant_url).origin);
  expect(grant?.evidence?.presentation).not.toBeNull();
  const withdrawal = records.find(({ record }) => record.act === 'withdraw');
  expect(withdrawal?.evidence).toMatchObject({ grade: 'address_verified' });
  expect(withdrawal?.evidence?.verification).not.toBeNull();
}
