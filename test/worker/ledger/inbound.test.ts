import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { INBOUND_DAYS, INBOUND_GRANTS_PER_ADDRESS_DAY, REPLIES_PER_ADDRESS_DAY, YES_CHALLENGE_MS } from '../../../shared/inbound-limits.ts';
import { DAY_MS, PLATFORM_CLOCK_SKEW_MS } from '../../../shared/limits.ts';
import { platformClock, wholeSecond } from '../../../worker/consent/time.ts';
import { aLedger, countRecords, EVIDENCE, outbox, part, phone, sql, submission, type TestLedger, until } from './fixtures.ts';
import { at, GRANT, JOIN, NOTE, PLEASE, STOP, standing, tell, told, YES } from './inbound-fixtures.ts';

const START = Date.UTC(2027, 0, 10, 12);
const MONTH = 30 * DAY_MS;

beforeAll(outbox.open);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** A ledger whose person joined by keyword an hour ago. */
async function joined() {
  const ledger = aLedger();
  expect(await tell(ledger, told(JOIN))).toMatchObject({ did: 'granted' });
  later(3_600_000);
  expect(await standing(ledger)).toBe('granted');
  return ledger;
}

describe('a withdrawal by message', () => {
  test('ends the three text channels of the sender, stops the platform, and keeps the words as evidence', async () => {
    const ledger = await joined();
    const stop = told(STOP, { words: 'Stop!', context: { platform: 'twilio', rule: 'keyword:en' } });
    expect(await tell(ledger, stop)).toMatchObject({ did: 'withdrawn', records: [2, 3, 4, 5, 6, 7] });
    expect(await standing(ledger)).toBe('withdrawn');
    expect(await standing(ledger, phone(), 'rcs')).toBe('withdrawn');
    const { entries } = await ledger.api.timeline(ledger.place, { no: 1 }, null, 1);
    expect(entries[0]).toMatchObject({
      record: { act: 'stop', method: 'keyword', verified: true },
      evidence: {
        grade: 'address_verified',
        verification: { account: stop.account, message_id: stop.messageId, channel: 'sms' },
        context: { words: 'Stop!', platform: 'twilio', rule: 'keyword:en' },
      },
    });
  });

  test('of words that no platform knows stops no platform', async () => {
    const ledger = await joined();
    await tell(ledger, told(PLEASE));
    expect(await tell(ledger, told(JOIN, at(START + 3_600_001)))).toMatchObject({ did: 'nothing' }); // said to be later than now: by two minutes
    later(300_000);
    expect(await tell(ledger, told(JOIN))).toMatchObject({ did: 'granted' });
    expect(await standing(ledger)).toBe('granted');
  });

  test('of marketing alone leaves the other purposes', async () => {
    const ledger = aLedger();
    await tell(ledger, told({ do: 'grant', method: 'keyword', grants: [GRANT, { ...GRANT, purpose: 'utility' }] }));
    later(1000);
    await tell(ledger, told({ ...STOP, purpose: 'marketing' }));
    const { state } = (await ledger.api.find(ledger.place, phone()))!;
    expect(state.keys.filter(({ channel }) => channel === 'sms').map(({ purpose, standing: is }) => [purpose, is])).toEqual([
      ['marketing', 'withdrawn'],
      ['utility', 'granted'],
    ]);
  });

  test('is recorded of a number that nobody knew, and stands before any form', async () => {
    const ledger = aLedger();
    expect(await tell(ledger, told(STOP))).toMatchObject({ did: 'withdrawn' });
    later(1000);
    await ledger.api.submit(ledger.place, submission({ parts: [part({ challenge: null })] }));
    expect(await standing(ledger)).toBe('withdrawn');
  });

  test('is taken though the person has sent two hundred before', async () => {
    const ledger = await joined();
    for (let n = 0; n < 200; n++) await tell(ledger, told(PLEASE));
    const before = await countRecords(ledger);
    expect(await tell(ledger, told(PLEASE))).toMatchObject({ did: 'withdrawn' });
    expect(await countRecords(ledger)).toBe(before + 3);
  });

  test('that is late in the queue takes its place by its own time', async () => {
    const ledger = await joined(); // at START
    later(3_600_000);
    const seqs = await tell(ledger, told(PLEASE, at(START - 1000)));
    expect(seqs).toMatchObject({ did: 'withdrawn' });
    expect(await standing(ledger)).toBe('granted'); // the person joined after it
    await tell(ledger, told(PLEASE, at(START + 1000)));
    expect(await standing(ledger)).toBe('withdrawn'); // and said so after that
    expect(await ledger.api.refold(ledger.place)).toEqual({ addresses: 1, differed: 0 });
  });

  test('of a time to come counts from when it came, and says so', async () => {
    const ledger = await joined();
    await tell(ledger, told(PLEASE, at(Date.now() + DAY_MS)));
    const { entries } = await ledger.api.timeline(ledger.place, { no: 1 }, null, 1);
    expect(entries[0]!.record).toMatchObject({ act: 'withdraw', toMs: Date.now(), terms: { clamped: true } });
    later(1);
    await tell(ledger, told(JOIN));
    expect(await standing(ledger)).toBe('granted');
  });

  test('of a CEP is the merchant’s word: it takes away, and proves nothing', async () => {
    const ledger = await joined();
    await tell(ledger, told({ ...STOP, channels: ['sms'], isStop: false }, { proved: false, isMessage: false }));
    const { entries } = await ledger.api.timeline(ledger.place, { no: 1 }, null, 1);
    expect(entries[0]).toMatchObject({
      record: { verified: false, method: 'platform_event' },
      evidence: { grade: 'client_attested', verification: null },
    });
    expect(await standing(ledger)).toBe('withdrawn');
  });
});

describe('what gives', () => {
  test('an older START after a newer STOP changes nothing, in whichever order they come', async () => {
    const [stop, start] = [at(START - 60_000), at(START - 120_000)];
    for (const acts of [
      [told(STOP, stop), told(JOIN, start)],
      [told(JOIN, start), told(STOP, stop)],
    ]) {
      const ledger = aLedger();
      for (const each of acts) await tell(ledger, each);
      expect(await standing(ledger)).toBe('withdrawn');
    }
  });

  test('survives a withdrawal only if all of it is after all of the withdrawal', async () => {
    const second = Math.floor(START / 1000) - 600;
    for (const [start, stop, becomes] of [
      [wholeSecond(second), wholeSecond(second), 'withdrawn'],
      [wholeSecond(second + 1), wholeSecond(second), 'granted'],
      [platformClock(second * 1000 + PLATFORM_CLOCK_SKEW_MS), platformClock(second * 1000), 'withdrawn'],
      [platformClock(second * 1000 + 2 * PLATFORM_CLOCK_SKEW_MS + 1), platformClock(second * 1000), 'granted'],
    ] as const) {
      const ledger = aLedger();
      await tell(ledger, told(PLEASE, { at: stop }));
      await tell(ledger, told(JOIN, { at: start }));
      expect(await standing(ledger)).toBe(becomes);
    }
  });

  test('of more than a clock’s doubt ahead is refused, and what is older than any repeat', async () => {
    const ledger = aLedger();
    for (const ms of [PLATFORM_CLOCK_SKEW_MS + 1, -INBOUND_DAYS * DAY_MS - 1])
      expect(await tell(ledger, told(JOIN, at(START + ms)))).toEqual({ did: 'nothing', records: [] });
    expect(await standing(ledger)).toBe('unknown');
    expect(await tell(ledger, told(JOIN, at(START + PLATFORM_CLOCK_SKEW_MS)))).toMatchObject({ did: 'granted' });
  });

  test('START lifts the platform’s stop and is no consent', async () => {
    const ledger = await joined();
    await tell(ledger, told(STOP));
    later(1000);
    expect(await tell(ledger, told({ do: 'resume', channels: ['sms', 'mms', 'rcs'] }))).toMatchObject({ did: 'resumed' });
    expect(await standing(ledger)).toBe('withdrawn');
    later(1000);
    // JOIN after it is the person's own act, and needs nothing more.
    await tell(ledger, told(JOIN));
    expect(await standing(ledger)).toBe('granted');
  });

  test('START as the merchant’s own keyword lifts and grants in one', async () => {
    const ledger = await joined();
    await tell(ledger, told(STOP));
    later(1000);
    await tell(ledger, told(JOIN));
    expect(await standing(ledger)).toBe('granted stop');
    later(1000);
    expect(await tell(ledger, told({ ...JOIN, lifts: ['sms', 'mms', 'rcs'] }))).toMatchObject({ did: 'granted' });
    expect(await standing(ledger)).toBe('granted');
  });

  test('by a CEP revives nothing, and waits as a claim', async () => {
    const ledger = await joined();
    await tell(ledger, told(PLEASE));
    later(1000);
    const single = { do: 'grant', method: 'platform_event', grants: [{ ...GRANT, optIn: 'single' }] } as const;
    expect(await tell(ledger, told(single, { proved: false, isMessage: false }))).toMatchObject({ did: 'claimed' });
    expect(await standing(ledger)).toBe('withdrawn');
    const other = aLedger();
    expect(await tell(other, told(single, { proved: false, isMessage: false }))).toMatchObject({ did: 'granted' });
  });

  test('has a limit a day; what takes away has none', async () => {
    const ledger = aLedger();
    for (let n = 0; n < INBOUND_GRANTS_PER_ADDRESS_DAY; n++) expect(await tell(ledger, told(JOIN))).toMatchObject({ did: 'granted' });
    expect(await tell(ledger, told(JOIN))).toEqual({ did: 'nothing', records: [] });
    expect(await tell(ledger, told(STOP))).toMatchObject({ did: 'withdrawn' });
  });
});

describe('a message is taken once', () => {
  test('for ever where it grants, withdraws, stops or lifts: also after 30 days, a restart and the alarm', async () => {
    const ledger = aLedger();
    const block = { do: 'stop', channels: ['sms'] } as const;
    const lift = { do: 'resume', channels: ['sms'] } as const;
    const all = [told(JOIN), told(STOP), told(block), told(lift)];
    for (const each of all) {
      await tell(ledger, each);
      later(1000);
    }
    const [records, was] = [await countRecords(ledger), await standing(ledger)];
    later(MONTH);
    await runDurableObjectAlarm(ledger.object);
    await evictDurableObject(ledger.object);
    // A platform that tells no time is believed to say it now: only the message's id tells that it is none.
    for (const each of all) expect(await tell(ledger, { ...each, ...at(Date.now()) })).toEqual({ did: 'duplicate', records: [] });
    expect([await countRecords(ledger), await standing(ledger)]).toEqual([records, was]);
  });

  test('of another account or another person with the same id is another message', async () => {
    const ledger = aLedger();
    const one = told(JOIN);
    await tell(ledger, one);
    expect(await tell(ledger, { ...one, account: '00'.repeat(8) })).toMatchObject({ did: 'granted' });
    expect(await tell(ledger, one, phone('+12025550124'))).toMatchObject({ did: 'granted' });
  });

  test('one that was read as nothing may still take away, and never give', async () => {
    const ledger = await joined();
    const note = told(NOTE);
    expect(await tell(ledger, note)).toEqual({ did: 'noted', records: [] });
    expect(await tell(ledger, note)).toEqual({ did: 'duplicate', records: [] });
    expect(await tell(ledger, { ...note, act: JOIN })).toEqual({ did: 'duplicate', records: [] });
    expect(await tell(ledger, { ...note, act: STOP })).toMatchObject({ did: 'withdrawn' });
    expect(await tell(ledger, { ...note, act: JOIN })).toEqual({ did: 'duplicate', records: [] });
    const stop = told(STOP);
    await tell(ledger, stop);
    expect(await tell(ledger, { ...stop, act: JOIN })).toEqual({ did: 'duplicate', records: [] });
  });

  test('messages without an act are forgotten when no platform repeats them any more', async () => {
    const ledger = await joined();
    await tell(ledger, told(NOTE));
    const days = () => sql(ledger, `SELECT name FROM sqlite_master WHERE name GLOB 'inbound_[0-9]*'`);
    expect(await days()).toHaveLength(1);
    later((INBOUND_DAYS + 1) * DAY_MS);
    await runDurableObjectAlarm(ledger.object);
    expect(await days()).toEqual([]);
  });
});

describe('of somebody who is not known', () => {
  test('nothing but a withdrawal or their own grant makes an address', async () => {
    const ledger = aLedger();
    const acts = [NOTE, YES, { do: 'stop', channels: ['sms'] }, { do: 'resume', channels: ['sms'] }] as const;
    for (const act of acts) {
      const reply = { channel: 'sms', text: 'Shop', subject: null } as const;
      const answer = await tell(ledger, told(act, { replies: { noted: reply, nothing: reply, stopped: reply, resumed: reply } }));
      expect(answer).toEqual({ did: act.do === 'note' ? 'noted' : 'nothing', records: [] });
    }
    expect(await standing(ledger)).toBe('unknown');
    expect(await sql(ledger, 'SELECT 1 FROM messages')).toEqual([]);
  });
});

describe('after an erasure', () => {
  async function erased() {
    const ledger = await joined();
    const start = told(JOIN, at(Date.now() - 1000)); // on its way when they were erased
    const done = await ledger.api.erase(ledger.place, { no: 1 }, { by: 'merchant', evidence: EVIDENCE, destinations: [] });
    expect(done.ok).toBe(true);
    later(1000);
    return { ledger, start };
  }
  test('what was said before brings nobody back, what they say now does', async () => {
    const { ledger, start } = await erased();
    expect(await tell(ledger, start)).toMatchObject({ did: 'nothing' });
    expect(await standing(ledger)).toBe('unknown');
    later(5000);
    expect(await tell(ledger, told(JOIN, at(Date.now() - 2000)))).toMatchObject({ did: 'granted' });
    expect(await standing(ledger)).toBe('granted');
  });
  test('a CEP brings nobody back', async () => {
    const { ledger } = await erased();
    const single = { do: 'grant', method: 'platform_event', grants: [{ ...GRANT, optIn: 'single' }] } as const;
    expect(await tell(ledger, told(single, { proved: false }))).toMatchObject({ did: 'nothing' });
    expect(await standing(ledger)).toBe('unknown');
  });
  test('a stop is recorded before a grant that is still on its way', async () => {
    const { ledger } = await erased();
    const start = told(JOIN);
    later(1000);
    await tell(ledger, told(STOP));
    await tell(ledger, start);
    expect(await standing(ledger)).toBe('withdrawn');
  });
});

describe('YES', () => {
  const messages = (ledger: TestLedger) => sql<{ status: string }>(ledger, 'SELECT status FROM messages');
  async function asked(ledger = aLedger()) {
    await ledger.api.submit(ledger.place, submission());
    await outbox.next(ledger);
    await until(async () => (await messages(ledger)).every(({ status }) => status === 'sent'), 'sent');
    later(60_000);
    return ledger;
  }
  test('confirms the one challenge that was sent, with the provider’s id', async () => {
    const ledger = await asked();
    expect(await standing(ledger)).toBe('not_asked');
    const yes = told(YES);
    expect(await tell(ledger, yes)).toMatchObject({ did: 'confirmed', records: [3] });
    expect(await standing(ledger)).toBe('granted');
    const { entries } = await ledger.api.timeline(ledger.place, { no: 1 }, null, 1);
    expect(entries[0]).toMatchObject({
      record: { act: 'confirm', method: 'keyword', verified: true, of: [1] },
      evidence: {
        verification: { message_id: yes.messageId, challenge: 1, provider_message_id: expect.stringContaining('local:') },
      },
    });
  });
  test('on another text channel of the sender is an answer, on another channel it is none', async () => {
    const ledger = await asked();
    expect(await tell(ledger, told({ ...YES, channel: 'whatsapp' }))).toMatchObject({ did: 'nothing' });
    expect(await tell(ledger, told({ ...YES, channel: 'rcs' }))).toMatchObject({ did: 'confirmed' });
  });
  test('confirms nothing where two were sent within a day', async () => {
    const ledger = await asked();
    await asked(ledger);
    expect(await tell(ledger, told(YES))).toEqual({ did: 'nothing', records: [] });
    expect(await standing(ledger)).toBe('not_asked');
  });
  test('to another sender is no answer to this one, nor does that one’s challenge count', async () => {
    const ledger = await asked();
    const from = (account: string, sender: string) =>
      sql(ledger, 'UPDATE messages SET account = ?, sender = ? WHERE no = 1', account, sender);
    await from('00'.repeat(8), '+12025550177');
    expect(await tell(ledger, told(YES))).toMatchObject({ did: 'nothing' });
    await asked(ledger);
    expect(await tell(ledger, told(YES))).toMatchObject({ did: 'confirmed' });
  });
  test('counts one that may have been sent: the outcome of it is unknown', async () => {
    const ledger = await asked();
    outbox.answer(ledger, () => {
      throw new TypeError('connection reset');
    });
    await ledger.api.submit(ledger.place, submission());
    await until(async () => (await messages(ledger)).some(({ status }) => status === 'dead'), 'dead');
    expect(await tell(ledger, told(YES))).toMatchObject({ did: 'nothing' });
  });
  test('of another address, twice, too late or from before the question confirms nothing', async () => {
    const ledger = await asked();
    const yes = told(YES, at(START - 1));
    expect(await tell(ledger, told(YES), phone('+12025550124'))).toMatchObject({ did: 'nothing' });
    expect(await tell(ledger, yes)).toMatchObject({ did: 'nothing' });
    expect(await tell(ledger, { ...yes, ...at(Date.now()) })).toMatchObject({ did: 'duplicate' });
    later(YES_CHALLENGE_MS);
    expect(await tell(ledger, told(YES))).toMatchObject({ did: 'nothing' });
    expect(await standing(ledger)).toBe('not_asked');
  });
  test('confirms after the code has run out, and once: what lapses in ten minutes is the code', async () => {
    const ledger = await asked();
    later(YES_CHALLENGE_MS - 2 * 60_000);
    expect(await tell(ledger, told(YES))).toMatchObject({ did: 'confirmed', records: [3] });
    expect(await standing(ledger)).toBe('granted');
    expect(await tell(ledger, told(YES))).toMatchObject({ did: 'nothing' });
  });
  test('an hour later confirms nothing where a STOP came between', async () => {
    const ledger = await asked();
    later(30 * 60_000);
    await tell(ledger, told(STOP));
    later(30 * 60_000);
    expect(await tell(ledger, told(YES))).toMatchObject({ did: 'nothing' });
    expect(await standing(ledger)).toBe('withdrawn');
  });
  test('after STOP confirms nothing', async () => {
    const ledger = await asked();
    await tell(ledger, told(STOP));
    later(1000);
    expect(await tell(ledger, told(YES))).toMatchObject({ did: 'nothing' });
    expect(await standing(ledger)).toBe('withdrawn');
  });
});

describe('the conversation', () => {
  const lastInbound = async (ledger: TestLedger) => (await ledger.api.states(ledger.place, [{ address: phone() }], null))[0]!.lastInbound;
  test('is noted as early as it may have been, only moves on, and by messages alone', async () => {
    const ledger = aLedger();
    await tell(ledger, told(JOIN, { isMessage: false }));
    expect(await lastInbound(ledger)).toEqual({});
    await tell(ledger, told(NOTE, { at: platformClock(START) }));
    expect(await lastInbound(ledger)).toEqual({ sms: START - PLATFORM_CLOCK_SKEW_MS });
    await tell(ledger, told(NOTE, at(START - DAY_MS)));
    expect(await lastInbound(ledger)).toEqual({ sms: START - PLATFORM_CLOCK_SKEW_MS });
  });
});

describe('an answer', () => {
  const reply = { channel: 'sms', text: 'Shop: you are out', subject: null } as const;
  const texts = (ledger: TestLedger) => outbox.all(ledger).map(({ to, text }) => ({ to, text }));
  const queued = (ledger: TestLedger) => sql(ledger, 'SELECT no FROM messages');

  test('to a stop is sent once, also to a number that nobody knew, beside all limits on what others ask for', async () => {
    const ledger = aLedger();
    await tell(ledger, told(STOP, { replies: { withdrawn: reply } }));
    await outbox.next(ledger);
    later(1000);
    await tell(ledger, told(STOP, { replies: { withdrawn: reply } }));
    await tell(ledger, told(NOTE, { replies: { noted: { ...reply, text: 'Help' } } }));
    await outbox.next(ledger);
    expect(texts(ledger)).toEqual([
      { to: phone().value, text: 'Shop: you are out' },
      { to: phone().value, text: 'Help' },
    ]);
    expect(await sql(ledger, 'SELECT counters FROM addresses')).toEqual([{ counters: expect.stringContaining('"sends":[]') }]);
  });
  test('is not sent to what was said an hour ago, nor to a repeat', async () => {
    const ledger = await joined();
    await tell(ledger, told(NOTE, { ...at(Date.now() - 3_600_000), replies: { noted: reply } }));
    const help = told(NOTE, { replies: { noted: reply } });
    await tell(ledger, help);
    await tell(ledger, help);
    expect(await queued(ledger)).toHaveLength(1);
  });
  test('ends where two machines answer each other', async () => {
    const ledger = await joined();
    for (let n = 0; n < REPLIES_PER_ADDRESS_DAY + 3; n++) await tell(ledger, told(NOTE, { replies: { noted: reply } }));
    expect(await queued(ledger)).toHaveLength(REPLIES_PER_ADDRESS_DAY);
  });
});
