/** Links into apps as ledgers keep them: what makes one verified at both ends, what leaves it a claim, and what leaves nothing. */
import { runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { LINK_OPEN_LIFE_MS, LINK_POLL_MIN_MS, LINK_ROWS_LIFE_MS, LINKS_LIVE_MAX } from '../../../shared/link-limits.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import { followLinks } from '../../../worker/consent/follow-links.ts';
import type { LinkAct } from '../../../worker/consent/link-wish.ts';
import { partitionOf } from '../../../worker/consent/place.ts';
import { parseEnv } from '../../../worker/env.ts';
import { bindings, choice, EVIDENCE, ledgerAt, outbox, part, phone, sql, submission, type TestLedger, until } from './fixtures.ts';
import { aPair, codeTo, owed, type Pair, prove } from './two-ledgers.ts';

vi.setConfig({ testTimeout: 30_000 });
beforeAll(outbox.open);
afterEach(() => {
  vi.useRealTimers();
  outbox.open();
});

const APP: Address = { kind: 'telegram_chat', scope: 'bot', value: '990001' };
const OTHER: Address = { kind: 'telegram_chat', scope: 'bot', value: '990002' };
const asked = {
  channel: 'telegram',
  purpose: 'marketing',
  programme: 'default',
  topics: null,
  widget: 'a1b2c3d4e5f60718',
  widgetVersion: 3,
  locale: 'en',
} as const;
let made = 0;
const newLink = (id: string) => {
  made += 1;
  return { id: made.toString(16).padStart(16, '0'), submission: id, token: `token-${made}`, asked };
};

const homeOf = ({ place }: TestLedger, address: Address): TestLedger =>
  ledgerAt({ ...place, partition: partitionOf(parseEnv(bindings).hash, place.workspace, address, place.partitions) });

/** Stands for the grant that the tap makes: the app's address is known to its ledger from then on. */
async function appKnown(ledger: TestLedger, address = APP) {
  const home = homeOf(ledger, address);
  const act = {
    act: 'grant',
    key: { programme: 'default', channel: 'telegram', purpose: 'marketing' },
    topics: null,
    at: null,
    method: 'api',
    disclosure: 'ab'.repeat(32),
    terms: {},
    optIn: 'single',
    words: null,
    attestation: null,
  } as const;
  await home.api.recordActs(home.place, address, [act], {}, []);
  const view = (await home.api.find(home.place, address))!;
  return { home, contact: { partition: home.place.partition, no: view.no, epoch: view.state.epoch } };
}

async function begun(pair: Pair, over: Parameters<Pair['command']>[0] = {}) {
  const command = pair.command(over);
  await pair.first.api.submit(pair.first.place, command);
  const link = newLink(command.submission);
  expect(await pair.first.api.makeLink(pair.first.place, link)).toEqual({ ok: true, value: undefined });
  const act = (what: LinkAct, app = APP) =>
    pair.first.api.actOnLink(
      pair.first.place,
      link.token,
      { address: app, channel: 'telegram', account: 'account-1', programme: 'default' },
      what,
    );
  return { command, link, act };
}

/** Opened, tapped, recorded: what the chat offers now, and which of it the page shows. */
async function tapped(pair: Pair, begunLink: Awaited<ReturnType<typeof begun>>) {
  const { act, link } = begunLink;
  await act({ do: 'open' });
  expect((await act({ do: 'agree' }))?.answer).toBe('agree');
  const { home, contact } = await appKnown(pair.first);
  await act({ do: 'granted', evidence: EVIDENCE });
  const state = await pair.first.api.linkState(pair.first.place, link.id);
  if (state === null || state === 'too_soon') throw new Error('the link is there');
  return { home, contact, digits: state.digits };
}

const quiet = async (pair: Pair, home: TestLedger) => {
  for (const ledger of [pair.first, pair.second, home]) await until(async () => (await owed(ledger)) === 0, 'all debts paid');
};
async function seen(ledger: TestLedger, address: Address): Promise<string[]> {
  const home = homeOf(ledger, address);
  const view = await home.api.find(home.place, address);
  const at = (partition: number) => ledgerAt({ ...home.place, partition }).api;
  const links = view && (await followLinks(at, home.place, view.no));
  return (links ?? []).map(({ kind, verified }) => `${verified ? 'verified' : 'claimed'} ${kind}`).sort();
}
const emailOf = (pair: Pair): Address => ({ kind: 'email', scope: '', value: pair.value });

describe.each([1, 64])('with %i partitions', (partitions) => {
  test('R5.16 digits and code link the app with the number at both ends, whichever came first; the email stays a claim', async () => {
    for (const codeFirst of [true, false]) {
      const pair = aPair(partitions);
      const link = await begun(pair);
      await until(() => outbox.all(pair.first).length > 0, 'the code');
      if (codeFirst) expect((await prove(pair, link.command.submission, 'phone')).ok).toBe(true);
      const { home, contact, digits } = await tapped(pair, link);
      await quiet(pair, home);
      expect(await seen(pair.first, APP)).toEqual(['claimed email', 'claimed phone']);
      expect((await link.act({ do: 'pick', digits: digits!, contact, evidence: EVIDENCE }))?.answer).toBe('match');
      if (!codeFirst) {
        await quiet(pair, home);
        expect(await seen(pair.first, APP)).toEqual(['claimed email', 'claimed phone']);
        expect((await prove(pair, link.command.submission, 'phone')).ok).toBe(true);
      }
      await quiet(pair, home);
      expect(await seen(pair.first, APP)).toEqual(['claimed email', 'verified phone']);
      expect(await seen(pair.first, phone())).toEqual(['claimed email', 'verified telegram_chat']);
      expect(await seen(pair.first, emailOf(pair))).toEqual(['claimed phone', 'claimed telegram_chat']);
    }
  });

  test('R5.16 the second address is linked by its own code, in its own ledger', async () => {
    const pair = aPair(partitions);
    const link = await begun(pair);
    await until(() => outbox.all(pair.second).some(({ to }) => to === pair.value), 'the mail');
    const { home, contact, digits } = await tapped(pair, link);
    await link.act({ do: 'pick', digits: digits!, contact, evidence: EVIDENCE });
    await quiet(pair, home);
    expect((await prove(pair, link.command.submission, 'email', codeTo(pair, 'email'))).ok).toBe(true);
    await quiet(pair, home);
    expect(await seen(pair.first, emailOf(pair))).toEqual(['claimed phone', 'verified telegram_chat']);
    expect(await seen(pair.first, APP)).toEqual(['claimed phone', 'verified email']);
  });

  test('R5.16 the wrong digits leave a claim, and the code after them does, too', async () => {
    const pair = aPair(partitions);
    const link = await begun(pair);
    await until(() => outbox.all(pair.first).length > 0, 'the code');
    const { home, contact, digits } = await tapped(pair, link);
    const wrong = digits === '10' ? '11' : '10';
    expect((await link.act({ do: 'pick', digits: wrong, contact, evidence: EVIDENCE }))?.answer).toBe('no_match');
    expect((await link.act({ do: 'pick', digits: digits!, contact, evidence: EVIDENCE }))?.answer).toBe('no_match');
    expect((await prove(pair, link.command.submission, 'phone')).ok).toBe(true);
    await quiet(pair, home);
    expect(await seen(pair.first, APP)).toEqual(['claimed email', 'claimed phone']);
  });

  test('R1.5 somebody else with the same link moves nothing, with the right digits either', async () => {
    const pair = aPair(partitions);
    const link = await begun(pair);
    await until(() => outbox.all(pair.first).length > 0, 'the code');
    const { home, digits } = await tapped(pair, link);
    const other = await appKnown(pair.first, OTHER);
    for (const what of [
      { do: 'open' },
      { do: 'agree' },
      { do: 'granted', evidence: EVIDENCE },
      { do: 'pick', digits: digits!, contact: other.contact, evidence: EVIDENCE },
    ] as const) {
      expect((await link.act(what, OTHER))?.answer).toBe('taken');
    }
    expect((await prove(pair, link.command.submission, 'phone')).ok).toBe(true);
    await quiet(pair, home);
    await quiet(pair, other.home);
    expect(await seen(pair.first, OTHER)).toEqual([]);
    expect(await seen(pair.first, APP)).toEqual(['claimed email', 'claimed phone']);
  });
});

describe('one ledger', () => {
  test('the chat of the very number that was typed has nothing to pick and nothing to join', async () => {
    const pair = aPair(1);
    const command = submission({ parts: [part({ choices: [choice('whatsapp')] })] });
    await pair.first.api.submit(pair.first.place, command);
    const link = newLink(command.submission);
    await pair.first.api.makeLink(pair.first.place, link);
    const act = (what: LinkAct) =>
      pair.first.api.actOnLink(
        pair.first.place,
        link.token,
        { address: phone(), channel: 'telegram', account: 'account-1', programme: 'default' },
        what,
      );
    await act({ do: 'open' });
    expect(await act({ do: 'agree' })).toMatchObject({ answer: 'agree', offered: null });
    await act({ do: 'granted', evidence: EVIDENCE });
    expect(await sql(pair.first, "SELECT seq FROM records WHERE act = 'link'")).toEqual([]);
  });

  test('the token is kept as a hash and nobody’s account but as a hash', async () => {
    const pair = aPair(1);
    const { act, link } = await begun(pair);
    await act({ do: 'open' });
    const text = JSON.stringify(await sql(pair.first, 'SELECT hex(token_hash) AS hash, body, channel FROM app_links'));
    expect(text).not.toContain(link.token);
    expect(text).not.toContain(APP.value);
    expect(text).toContain('openedAtMs');
  });

  test('a form that wished for apps alone is found again, and another one under its id is refused', async () => {
    const { first } = aPair(1);
    const command = {
      submission: 'a'.repeat(20),
      bodyHash: 'cd'.repeat(32),
      widget: asked.widget,
      widgetVersion: 3,
      locale: 'en',
      method: 'web_form',
      apps: [{ channel: 'telegram', purpose: 'marketing', programme: 'default', topics: null }],
    } as const;
    expect(await first.api.wishLinks(first.place, command)).toMatchObject({ ok: true });
    expect(await first.api.wishLinks(first.place, command)).toMatchObject({ ok: true });
    expect(await first.api.wishLinks(first.place, { ...command, bodyHash: 'ee'.repeat(32) })).toMatchObject({ ok: false });
    expect(await first.api.linkWish(first.place, command.submission)).toMatchObject({ locale: 'en', apps: command.apps });
    expect(await sql(first, 'SELECT no FROM addresses')).toEqual([]);
  });

  test('ten live links a submission; one that lapsed makes room', async () => {
    const { first } = aPair(1);
    const id = 'b'.repeat(20);
    for (let n = 0; n < LINKS_LIVE_MAX; n += 1) expect((await first.api.makeLink(first.place, newLink(id))).ok).toBe(true);
    expect(await first.api.makeLink(first.place, newLink(id))).toEqual({ ok: false, error: { reason: 'too_many' } });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + LINK_OPEN_LIFE_MS + 1 });
    expect((await first.api.makeLink(first.place, newLink(id))).ok).toBe(true);
  });

  test('a poll a second is answered', async () => {
    const { first } = aPair(1);
    const link = newLink('c'.repeat(20));
    await first.api.makeLink(first.place, link);
    expect(await first.api.linkState(first.place, link.id)).toMatchObject({ status: 'waiting', digits: null });
    expect(await first.api.linkState(first.place, link.id)).toBe('too_soon');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + LINK_POLL_MIN_MS });
    expect(await first.api.linkState(first.place, link.id)).toMatchObject({ status: 'waiting' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + LINK_OPEN_LIFE_MS });
    expect(await first.api.linkState(first.place, link.id)).toMatchObject({ status: 'ended' });
  });

  test('rows go when their time is over, from a ledger without records, too', async () => {
    const { first } = aPair(1);
    await first.api.makeLink(first.place, newLink('d'.repeat(20)));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + LINK_ROWS_LIFE_MS + 1 });
    await runDurableObjectAlarm(first.object);
    expect(await sql(first, 'SELECT id FROM app_links')).toEqual([]);
  });
});
