/**
 * `npm run bench:widget`: the form beside its peers, on the same page, in the same browser, in the same run. Writes the table, every figure
 * to bench/results, and what `widget-card.json` says of this build. `--only sayso,klaro` measures some and writes no card.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { ROOT } from '../../scripts/quiet-env.ts';
import { buildHash, CARD_FILE, type MeasuredCard } from '../../scripts/widget-card.ts';
import { startBrowser } from '../../test/browser/browser.ts';
import { buildPeers, installPeers } from './build-peers.ts';
import { arrival, axe, cold, touch, underPolicy } from './measure.ts';
import { OURS, openShop, type Shop } from './serve.ts';
import { BLANK, SUBJECTS, type Subject } from './subjects.ts';

const ROUNDS = 4;
const READY_ROUNDS = 5;
/** What the form of the sample needs at this width, from the snippet's own table of heights. */
const RESERVED_PX = 760;
/** A phone of the middle class beside a desktop, as Lighthouse has it. */
const SLOWER = 4;

interface Row {
  readonly label: string;
  readonly requests: number;
  readonly bytes: number;
  readonly mainMs: number;
  readonly cls: number;
  readonly readyMs: number;
  readonly readySlowMs: number;
  readonly longTasks: number;
  readonly nodes: number;
  readonly axeWcag: number;
  readonly axeBestPractice: number;
  readonly strict: string;
  readonly trustedTypes: string;
  readonly keyMs: number | null;
  readonly clickMs: number | null;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const only = values.only?.split(',');
  const subjects = SUBJECTS.filter(({ name }) => only === undefined || only.includes(name));
  installPeers();
  await buildPeers();
  const [shop, bare, browser] = [await openShop(RESERVED_PX), await openShop(0), await startBrowser()];
  try {
    const rows = await measured(browser, shop, subjects);
    const withoutReserve = await arrival(browser, bare.page(OURS), ours(), true);
    print(rows, withoutReserve.cls);
    const file = join(ROOT, 'bench/results', `widget-${new Date().toISOString().replaceAll(':', '-')}.json`);
    mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ browser: browser.version(), rows: Object.fromEntries(rows), withoutReserve }, null, 2)}\n`);
    const own = rows.get(OURS);
    if (only === undefined && own) writeFileSync(CARD_FILE, `${JSON.stringify(cardOf(own, rows, browser.version()), null, 2)}\n`);
  } finally {
    await browser.close();
    await Promise.all([shop.close(), bare.close()]);
  }
}

const ours = (): Subject => SUBJECTS.find(({ name }) => name === OURS) as Subject;

/** Rounds go over all of them in turn, so that a busy moment of the machine falls on each alike. */
async function measured(browser: Browser, shop: Shop, subjects: readonly Subject[]): Promise<Map<string, Row>> {
  // The first page of a browser pays for what all later ones share.
  await cold(browser, shop.page(BLANK.name), BLANK);
  const colds = await rounds(ROUNDS, [BLANK, ...subjects], (each) => cold(browser, shop.page(each.name), each));
  const fast = await rounds(READY_ROUNDS, subjects, (each) => arrival(browser, shop.page(each.name), each, false));
  const slow = await rounds(READY_ROUNDS, subjects, (each) => arrival(browser, shop.page(each.name), each, true));
  const touches = await rounds(2, subjects, (each) => touch(browser, shop.page(each.name), each));
  const bareMs = Math.min(...runsOf(colds, BLANK).map(({ mainMs }) => mainMs));
  const rows = new Map<string, Row>();
  for (const subject of subjects) {
    const { name, label } = subject;
    const [runs, arrivals, late] = [runsOf(colds, subject), runsOf(fast, subject), runsOf(slow, subject)];
    const found = await axe(browser, shop.page(name), subject);
    rows.set(name, {
      label,
      requests: Math.max(...runs.map(({ requests }) => requests)),
      bytes: Math.max(...runs.map(({ bytes }) => bytes)),
      mainMs: Math.max(0, Math.min(...runs.map(({ mainMs }) => mainMs)) - bareMs) * SLOWER,
      cls: Math.max(...late.map(({ cls }) => cls), ...arrivals.map(({ cls }) => cls)),
      readyMs: median(arrivals.map(({ readyMs }) => readyMs)),
      readySlowMs: median(late.map(({ readyMs }) => readyMs)),
      longTasks: Math.min(...arrivals.map(({ longTasks }) => longTasks)),
      nodes: Math.max(...runs.map(({ nodes }) => nodes)),
      axeWcag: found.wcag,
      axeBestPractice: found.bestPractice,
      strict: await underPolicy(browser, shop.page(name, 'strict'), subject),
      trustedTypes: await underPolicy(browser, shop.page(name, 'trusted-types'), subject),
      keyMs: worst(runsOf(touches, subject).map(({ keyMs }) => keyMs)),
      clickMs: worst(runsOf(touches, subject).map(({ clickMs }) => clickMs)),
    });
  }
  return rows;
}

const runsOf = <T>(found: ReadonlyMap<string, T[]>, { name }: Subject): readonly T[] => found.get(name) ?? [];

async function rounds<T>(count: number, subjects: readonly Subject[], run: (subject: Subject) => Promise<T>): Promise<Map<string, T[]>> {
  const found = new Map<string, T[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < count; round++) {
    for (const subject of subjects) found.get(subject.name)?.push(await run(subject));
  }
  return found;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The better of the runs' worst: the other may be the machine's. */
const worst = (values: readonly (number | null)[]): number | null =>
  values.some((value) => value === null) ? null : Math.min(...values.map(Number));

function print(rows: ReadonlyMap<string, Row>, clsWithoutReserve: number): void {
  const peer = rows.get('vanilla-cookieconsent');
  const ratio = (value: number, of: number | undefined): string => (of ? (value / of).toFixed(2) : '');
  const lines = [...rows.values()].map((row) =>
    [
      row.label,
      row.requests,
      (row.bytes / 1024).toFixed(1),
      Math.round(row.mainMs),
      row.cls === 0 ? '0' : row.cls.toFixed(3),
      ratio(row.readyMs, peer?.readyMs),
      ratio(row.readySlowMs, peer?.readySlowMs),
      row.keyMs ?? '',
      row.clickMs ?? '',
      `${row.axeWcag}, ${row.axeBestPractice}`,
      row.strict,
      row.trustedTypes,
    ].join(' | '),
  );
  console.log(
    '| page | requests | KiB brotli to interactive | main ms x4 | CLS | ready | ready, slow 4G | key ms | click ms | axe: WCAG, best practice | strict CSP | Trusted Types |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|');
  for (const line of lines) console.log(`| ${line} |`);
  console.log(
    `\nready is a share of vanilla-cookieconsent's; key and click at a quarter of the speed. CLS of ours without the reserve: ${clsWithoutReserve.toFixed(3)}`,
  );
}

function cardOf(own: Row, rows: ReadonlyMap<string, Row>, browser: string): MeasuredCard {
  const peer = rows.get('vanilla-cookieconsent');
  return {
    build: buildHash(),
    measured_on: new Date().toISOString().slice(0, 10),
    browser: `Chromium ${browser}`,
    requests_to_interactive: own.requests,
    main_thread_ms_x4: Math.round(own.mainMs),
    cls_slow_4g: own.cls,
    long_tasks: own.longTasks,
    dom_nodes: own.nodes,
    key_ms_x4: own.keyMs,
    click_ms_x4: own.clickMs,
    ready_of_vanilla_cookieconsent: peer ? Number((own.readyMs / peer.readyMs).toFixed(2)) : null,
    ready_of_vanilla_cookieconsent_slow_4g: peer ? Number((own.readySlowMs / peer.readySlowMs).toFixed(2)) : null,
  };
}

await main();
