/** A person at the demo, with its phone in another tab: what the tests of its ways into channels share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ConsentChanged, webhookEvent } from '../../shared/contract/event.ts';
import { eventually } from '../faults/listener.ts';
import { startBrowser } from './browser.ts';
import { type Demo, startDemo } from './demo-process.ts';

export const HANDHELD = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** What stands below the newest message that has buttons. */
export const taps = (phone: Page) => phone.locator('#log .taps').last().getByRole('button');
export const bubbles = (phone: Page, who: 'me' | 'them') => phone.locator(`#log .${who} .text`);
/** The six digits of the newest message. */
export const codeOn = async (phone: Page): Promise<string> =>
  (await bubbles(phone, 'them').last().innerText()).match(/\b\d{6}\b/)?.[0] ?? '';

type Told = ConsentChanged['data'];
export const isOf = (kind: string, channel: string, standing: string, permitted: boolean) => (data: Told) =>
  data.address.kind === kind &&
  data.state.some((each) => each.channel === channel && each.standing === standing && each.permitted === permitted);

export type DemoRig = Awaited<ReturnType<typeof demoRig>>;

export async function demoRig() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sayso-demo-'));
  const demo: Demo = await startDemo(dataDir);
  const browser: Browser = await startBrowser();
  let context: BrowserContext;
  let complaints: string[] = [];

  return {
    demo,
    context: () => context,
    /** Pages of one person: what any of them complains of fails the test. */
    async person(options: BrowserContextOptions = {}): Promise<void> {
      complaints = [];
      context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      context.on('page', (page) => {
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      });
    },
    async leave(): Promise<void> {
      await context.close();
      expect(complaints, 'errors in any of the pages').toEqual([]);
    },
    async visit(url: string): Promise<Page> {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    /** A reply, when one more message than before is there. */
    async reply(phone: Page, act: () => Promise<void>): Promise<string> {
      const all = (await (await fetch(`${demo.phone_url}/messages`)).json()) as { app: string; me: string }[];
      const [app, query] = new URL(phone.url()).hash.slice(1).split('?');
      const me = new URLSearchParams(query).get('me') ?? '';
      const own = all.filter((entry) => entry.app === app && entry.me === me);
      if (own.length > 0)
        await phone
          .locator('#log > *')
          .nth(own.length - 1)
          .waitFor();
      const before = await bubbles(phone, 'them').count();
      await act();
      await bubbles(phone, 'them').nth(before).waitFor();
      return bubbles(phone, 'them').nth(before).innerText();
    },
    /** The newest word of the receiver about an address, once it is as asked for. */
    told: (what: string, isIt: (data: Told) => boolean): Promise<Told> =>
      eventually(`the receiver to be told: ${what}`, async () => {
        const events = (await (await fetch(`${demo.receiver_url}/events`)).json()) as { verified: boolean; body: unknown }[];
        const last = new Map<string, Told>();
        for (const { verified, body } of events) {
          expect(verified).toBe(true);
          const event = webhookEvent.parse(body);
          if (event.type !== 'consent.changed') continue;
          const { data } = event;
          last.set(JSON.stringify(data.address), data);
        }
        return [...last.values()].find(isIt) ?? null;
      }),
    ask,
    /** Why a message may not go now, as a merchant's system asks before it. */
    async obstacles(who: { phone: string } | { contact_id: string }, channel: string): Promise<readonly string[]> {
      const items = [{ ...who, channel, purpose: 'marketing' }];
      const { decisions } = await ask<{ decisions: { reasons: { code: string }[] }[] }>('/v1/eligibility', { items });
      return decisions[0]!.reasons.map(({ code }) => code);
    },
    async stop(): Promise<void> {
      await browser.close();
      await demo.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };

  async function ask<T>(route: string, body: unknown): Promise<T> {
    const answer = await fetch(`${demo.url}${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${demo.api_key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status, route).toBe(200);
    return (await answer.json()) as T;
  }
}
