/** A merchant with a widget in two languages and a landing page, on the built Worker; and what the browser tests ask of it. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { World, type WorldOptions } from '../faults/world.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Shop {
  readonly world: World;
  readonly widget: string;
  readonly landingUrl: string;
}

/** @param change to the widget's draft */
export async function openShop(change: Record<string, unknown> = {}, options: WorldOptions = {}): Promise<Shop> {
  const accounts = { sms: '+12025550100', whatsapp: '+12025550100', email: 'offers@aurora.example' };
  const world = await World.start({ accounts, ...options });
  const call = async (method: string, path: string, body: unknown): Promise<{ id?: string }> => {
    const answer = await fetch(`${world.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${world.admin.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id?: string };
  };
  const draft = {
    name: 'Landing',
    origins: [],
    locales: ['en', 'ar'],
    controls: [{ channels: ['sms'] }, { channels: ['whatsapp'] }, { channels: ['email'] }],
    title: { en: 'First pick of every lot', ar: 'أول من يختار' },
    intro: { en: 'Hear of new roasts first', ar: 'كن أول من يعرف' },
    theme: { accent: '#b45309' },
    ...change,
  };
  const { id = '' } = await call('POST', '/v1/widgets', { key: 'landing', draft });
  await call('POST', `/v1/widgets/${id}/publish`, {});
  const page = { widget: 'landing', title: draft.title, intro: draft.intro };
  await call('PUT', '/v1/landing-pages/spring', page);
  return { world, widget: id, landingUrl: `${world.url}/p/${world.admin.workspace}/spring` };
}

/** Axe in the page, all rules. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

/** Sequence of the last record of a phone number; 0 where it is unknown. */
export async function sequenceOf(shop: Shop, phone: string): Promise<number> {
  return (await shop.world.admin.find(phone))?.sequence ?? 0;
}

export async function standing(shop: Shop, phone: string, channel: string): Promise<string> {
  const contact = await shop.world.admin.find(phone);
  expect(contact, phone).not.toBeNull();
  return contact!.state.find((each) => each.channel === channel)?.standing ?? 'not_asked';
}
