/**
 * Floods and forgeries on the inbound route, and consent laundered through it: a STOP in the midst of a flood is taken, nothing else of the
 * flood is kept, and no webhook makes a grant of a withdrawal. Each platform's own refusals: inbound/platforms.test.ts.
 */
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { disclosureView } from '../../../shared/contract/disclosure.ts';
import { INBOUND_BODY_BYTES_MAX } from '../../../shared/inbound-limits.ts';
import { braze } from '../../contract/inbound/braze.ts';
import { type InboundKit, jsonOf, type KitMessage } from '../../contract/inbound/kit.ts';
import { localKit as kit } from '../../contract/inbound/local.ts';
import { segment, segmentEvent } from '../../contract/inbound/segment.ts';
import { bindings, DOCUMENT, outside } from '../admin/admin.ts';
import { type Connected, connected, counted, deliver, ledgerOf, records, standing } from '../inbound/world.ts';

const [person, other] = kit.people;
const address = person.address(kit.account);
const NUMBER = kit.account.senders.sms;

let messages = 0;
const event = (more: Record<string, unknown> = {}) => {
  messages += 1;
  return { id: `flood-${messages}`, channel: 'sms', from: person.sent, to: NUMBER, type: 'text', text: 'STOP', ...more };
};
const signed = (at: Connected, ...events: Record<string, unknown>[]) =>
  kit.sign(jsonOf({ events }), { url: at.url, account: kit.account, atMs: Date.now() });
const all = async (answers: readonly Promise<Response>[]) => [...new Set((await Promise.all(answers)).map(({ status }) => status))].sort();

/** Rows of every table of the ledger that holds this address, but of what it told the Workspace a moment later. */
async function rowsOf(at: Connected): Promise<Record<string, number>> {
  const { place } = ledgerOf(at.merchant, address);
  return runInDurableObject(bindings.LEDGER.getByName(`${place.workspace}/${place.partition}`), (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'heads'",
      )
      .toArray();
    return Object.fromEntries(
      tables.map(({ name }) => [name, storage.sql.exec<{ n: number }>(`SELECT COUNT(*) AS n FROM "${name}"`).one().n]),
    );
  });
}

beforeEach(() => {
  outside.calls = [];
  outside.answers = { [bindings.LOCAL_OUTBOX_URL!]: () => new Response(null, { status: 202 }) };
});

describe('R1.5 a flood', () => {
  test('that nobody signed, or somebody else, leaves no row in any ledger; the STOP in its midst is taken', async () => {
    const at = await connected(kit);
    await deliver(signed(at, event({ text: 'hello' })));
    const before = await rowsOf(at);
    const good = signed(at, event({ text: 'JOIN' }));
    const foreign = kit.sign(jsonOf({ events: [event()] }), { url: at.url, account: kit.otherAccount, atMs: Date.now() });
    const otherBytes = { ...good, body: jsonOf({ events: [event()] }) };
    const bad = [kit.unsigned(good), foreign, otherBytes];
    const flood = Array.from({ length: 90 }, (_, n) => deliver(bad[n % 3]!));
    expect(await all(flood)).toEqual([401]);
    expect(await rowsOf(at)).toEqual(before);
    expect(await standing(at.merchant, address, 'sms')).toBe('unknown');
    const more = Array.from({ length: 60 }, (_, n) => deliver(bad[n % 3]!));
    expect((await deliver(signed(at, event()))).status).toBe(200);
    expect(await standing(at.merchant, address, 'sms')).toBe('withdrawn (stopped)');
    expect(await all(more)).toEqual([401]);
    const once = await records(at.merchant, address);
    expect(await records(at.merchant, other.address(kit.account))).toBe(0);
    expect((await counted(at, 152)).accepted).toEqual({ text: 2 });
    expect(await records(at.merchant, address)).toBe(once);
  });

  test('of one signed message, told a hundred times at once, is one withdrawal and one answer', async () => {
    const at = await connected(kit);
    const request = signed(at, event());
    expect(await all([deliver(request)])).toEqual([200]);
    const [once, rows] = [await records(at.merchant, address), await rowsOf(at)];
    expect(await all(Array.from({ length: 100 }, () => deliver(request)))).toEqual([200]);
    expect(await records(at.merchant, address)).toBe(once);
    const after = await rowsOf(at);
    expect(after).toEqual(rows);
  });

  test('of signed chatter by people whom nobody knows stores nothing of them, and is answered by nothing', async () => {
    const at = await connected(kit);
    const strangers = Array.from({ length: 100 }, (_, n) => `+1202555${String(100 + n).padStart(4, '0')}`);
    const texts = ['hello', 'YES', 'START', 'HELP', 'is it open today'];
    const answers = strangers.map((from, n) => deliver(signed(at, event({ from, text: texts[n % 5] }))));
    expect(await all(answers)).toEqual([200]);
    const { api, place } = ledgerOf(at.merchant, address);
    expect(await api.head(place)).toBe(0);
    expect((await rowsOf(at)).addresses).toBe(0);
    expect(outside.calls.filter(({ url }) => url === bindings.LOCAL_OUTBOX_URL)).toEqual([]);
  });

  test('of bodies of 10 MB, signed or not, is refused unread, and a STOP beside it is taken', async () => {
    const at = await connected(kit);
    const big = new Uint8Array(10 * 1024 * 1024).fill(0x20);
    expect(big.byteLength).toBeGreaterThan(INBOUND_BODY_BYTES_MAX);
    const request = kit.sign(big, { url: at.url, account: kit.account, atMs: Date.now() });
    const flood = [request, kit.unsigned(request), request].map((each) => deliver(each));
    expect((await deliver(signed(at, event()))).status).toBe(200);
    expect(await all(flood)).toEqual([413]);
    expect(await standing(at.merchant, address, 'sms')).toBe('withdrawn (stopped)');
  });
});

describe('R1.4 state laundering by webhooks', () => {
  const EMAIL = ['jo@example.com', 'Jo@example.com'] as const;
  const jo = { kind: 'email', scope: '', value: EMAIL[0] } as const;
  const message = (agoMs = 0): KitMessage => {
    messages += 1;
    return { from: EMAIL[1], id: `cep-${messages}`, atMs: Date.now() - agoMs };
  };
  const brazeSays = (what: 'granted' | 'withdrawn', { from, id, atMs }: KitMessage) =>
    jsonOf({
      schema: 1,
      id,
      event: what,
      channel: 'email',
      email: from,
      phone: '',
      at: new Date(atMs).toISOString(),
      words: 'profile page',
    });
  const CEPS = [
    ['Braze', braze as unknown as InboundKit, brazeSays],
    [
      'Segment',
      segment as unknown as InboundKit,
      (what: 'granted' | 'withdrawn', of: KitMessage) =>
        jsonOf(segmentEvent(of, { Advertising: what === 'granted', 'Text messages': false })),
    ],
  ] as const;

  describe.each(CEPS)('%s', (_, cep, says) => {
    const tell = (at: Connected, body: ReturnType<typeof jsonOf>) =>
      deliver(cep.sign(body, { url: at.url, account: cep.account, atMs: Date.now() }));

    /** The account that may bring grants, with the text that people saw there. */
    async function giving() {
      const first = await connected(cep);
      const document = { ...DOCUMENT, covers: [{ channel: 'email', purpose: 'marketing' }] };
      const { hash } = await first.merchant.ok('POST', '/v1/disclosures', disclosureView, { method: 'import', document }, 201);
      const settings = { ...cep.account.settings, shown_texts: [{ channel: 'email', disclosure: hash }] };
      const given = { ...cep.account, settings } as typeof cep.account;
      // The text is known to both: what differs is the account's leave.
      return {
        at: await connected(cep, given, { inbound: 'withdrawals_and_grants' }, first.merchant),
        withdrawals: await connected(cep, given, { inbound: 'withdrawals' }, first.merchant),
      };
    }

    test('on an account for withdrawals its grants are refused and counted, its withdrawals taken', async () => {
      const { withdrawals } = await giving();
      expect((await tell(withdrawals, says('granted', message(2000)))).status).toBe(200);
      expect(await standing(withdrawals.merchant, jo, 'email')).toBe('unknown');
      expect((await counted(withdrawals, 1)).refused).toMatchObject({ grant_not_taken: 1 });
      await tell(withdrawals, says('withdrawn', message(1000)));
      expect(await standing(withdrawals.merchant, jo, 'email')).toMatch(/^withdrawn/);
      await tell(withdrawals, says('granted', message()));
      expect(await standing(withdrawals.merchant, jo, 'email')).toMatch(/^withdrawn/);
    });

    test('on an account that may grant, its word brings somebody new, and revives nobody who is out', async () => {
      const { at } = await giving();
      await tell(at, says('granted', message(900_000)));
      expect(await standing(at.merchant, jo, 'email')).toBe('granted');
      // Longer ago than any clock's doubt: it is not time that keeps them out.
      await tell(at, says('withdrawn', message(600_000)));
      expect(await standing(at.merchant, jo, 'email')).toMatch(/^withdrawn/);
      await tell(at, says('granted', message()));
      await tell(at, says('granted', message()));
      expect(await standing(at.merchant, jo, 'email')).toMatch(/^withdrawn/);
    });
  });

  test('START lifts the carrier’s stop and gives nothing back, from whomever and however often', async () => {
    const at = await connected(kit);
    const now = Date.now();
    await deliver(signed(at, event({ at_ms: now - 9000 })));
    for (const text of ['START', 'UNSTOP', 'start', 'START'])
      expect((await deliver(signed(at, event({ text, at_ms: now - 1000 })))).status).toBe(200);
    await deliver(signed(at, event({ type: 'resume_offers' }), event({ type: 'unblock' })));
    expect(await standing(at.merchant, address, 'sms')).toBe('withdrawn');
    await deliver(signed(at, event({ from: other.sent, text: 'START' })));
    expect(await standing(at.merchant, other.address(kit.account), 'sms')).toBe('unknown');
  });
});
