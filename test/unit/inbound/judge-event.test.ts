import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import type { InboundGrant } from '../../../worker/consent/inbound-act.ts';
import type { Verdict } from '../../../worker/inbound/classify/classify.ts';
import type { InboundEvent } from '../../../worker/inbound/inbound.ts';
import { type Heard, type JudgedAccount, judgeEvent } from '../../../worker/inbound/judge-event.ts';

const ACCOUNT: JudgedAccount = { id: 'a1', platform: 'local', programme: 'default', inbound: 'withdrawals' };
const GRANT: InboundGrant = {
  programme: 'default',
  channel: 'sms',
  purpose: 'marketing',
  topics: null,
  disclosure: 'ab'.repeat(32),
  optIn: 'single',
  grantLifeMs: null,
};
const verdict = (means: Verdict['means'], certain = true): Verdict => ({ means, certain, rule: 'test', words: null });
const NOTHING: Heard = { verdict: null, joined: null, grantedThere: null, replies: {} };
const JOINED: Heard = { ...NOTHING, joined: { grants: [GRANT], context: { keyword: 'JOIN', campaign: 'spring' } } };

const FROM = { kind: 'phone', scope: '', value: '+12025550123' } as const;
const ALSO = { kind: 'whatsapp_bsuid', scope: 'waba', value: 'US.1' } as const;
const base = { id: 'm1', channel: 'sms', from: FROM, to: '+12025550190', at: { fromMs: 1, toMs: 2 } } as const;
const text = (words: string, more: Partial<Extract<InboundEvent, { kind: 'text' }>> = {}): InboundEvent => ({
  ...base,
  kind: 'text',
  text: words,
  ...more,
});
const told = (event: InboundEvent, heard: Heard, account = ACCOUNT) => {
  const judged = judgeEvent(event, account, heard);
  if ('skipped' in judged) throw new Error(`skipped: ${judged.skipped}`);
  return judged;
};
const act = (event: InboundEvent, heard: Heard, account = ACCOUNT) => told(event, heard, account).told.act;

const channel = fc.constantFrom(...(['sms', 'rcs', 'whatsapp', 'line', 'email'] as const));
const anyBase = channel.map((each) => ({ ...base, channel: each }));
const anyEvent: fc.Arbitrary<InboundEvent> = fc.oneof(
  fc
    .tuple(anyBase, fc.string(), fc.constantFrom(undefined, 'stop' as const, 'start' as const, 'help' as const))
    .map(([told, words, says]): InboundEvent => ({ ...told, kind: 'text', text: words, ...(says && { platformSays: says }) })),
  fc
    .tuple(anyBase, fc.option(fc.string(), { nil: undefined }))
    .map(([told, words]): InboundEvent => ({ ...told, kind: 'start', token: 't', ...(words !== undefined && { text: words }) })),
  anyBase.map((told): InboundEvent => ({ ...told, kind: 'tap', data: 'yes' })),
  fc
    .tuple(anyBase, fc.constantFrom('withdraw' as const, 'resume' as const, 'granted' as const))
    .map(([told, kind]): InboundEvent => ({ ...told, kind, words: 'START YES' })),
  fc.tuple(anyBase, fc.constantFrom('block' as const, 'unblock' as const)).map(([told, kind]): InboundEvent => ({ ...told, kind })),
  anyBase.map((told): InboundEvent => ({ ...told, kind: 'moved', previous: ALSO })),
  anyBase.map((told): InboundEvent => ({ ...told, kind: 'status', message: 'm', status: 'failed' })),
);
const anyAccount = fc.record({
  id: fc.constant('a1'),
  platform: fc.constantFrom(...(['local', 'twilio', 'meta', 'line', 'braze', 'segment'] as const)),
  programme: fc.constant('default'),
  inbound: fc.constantFrom(...(['withdrawals', 'withdrawals_and_grants'] as const)),
});
const anyHeard: fc.Arbitrary<Heard> = fc.record({
  verdict: fc.option(
    fc.record({
      means: fc.constantFrom(...(['withdraw', 'help', 'start', 'yes', 'none'] as const)),
      certain: fc.boolean(),
      rule: fc.string(),
      words: fc.constant(null),
    }),
  ),
  joined: fc.option(fc.constant({ grants: [GRANT], context: { keyword: 'STOP' } })),
  grantedThere: fc.option(fc.constant((['sms', 'rcs', 'whatsapp', 'line', 'email'] as const).map((each) => ({ ...GRANT, channel: each })))),
  replies: fc.constant({}),
});

describe('of any event', () => {
  test('what takes away never gives, whatever else is true of it', () => {
    fc.assert(
      fc.property(anyEvent, anyAccount, anyHeard, (event, account, heard) => {
        const judged = judgeEvent(event, account, heard);
        const says = event.kind === 'text' ? event.platformSays : undefined;
        const hasWords = event.kind === 'text' || (event.kind === 'start' && event.text !== undefined);
        const isEnding = event.kind === 'withdraw' || says === 'stop' || (hasWords && heard.verdict?.means === 'withdraw');
        if (!isEnding) return;
        if ('skipped' in judged) throw new Error('an ending is never skipped');
        expect(judged.told.act.do).toBe('withdraw');
        expect(judged.told.act).toMatchObject({ programme: 'default', channels: expect.arrayContaining([event.channel]) });
      }),
      { numRuns: 2000 },
    );
  });

  test('only a person’s own keyword or a CEP that may say so grants, and only a YES confirms', () => {
    fc.assert(
      fc.property(anyEvent, anyAccount, anyHeard, (event, account, heard) => {
        const judged = judgeEvent(event, account, heard);
        if ('skipped' in judged) return;
        const { told: said } = judged;
        if (said.act.do === 'grant' && said.act.method === 'keyword') {
          expect(['text', 'start']).toContain(event.kind);
          expect(heard.joined).not.toBeNull();
        } else if (said.act.do === 'grant') {
          expect([event.kind, account.inbound, said.proved]).toEqual(['granted', 'withdrawals_and_grants', false]);
          expect(said.act.grants.every((grant) => grant.channel === event.channel)).toBe(true);
        }
        if (said.act.do === 'confirm') expect(heard.verdict?.means).toBe('yes');
        if (said.act.do === 'stop') expect(event.kind).toBe('block');
      }),
      { numRuns: 2000 },
    );
  });

  test('a CEP proves nothing, and its word is never a platform’s stop', () => {
    fc.assert(
      fc.property(anyEvent, anyAccount, anyHeard, (event, account, heard) => {
        const judged = judgeEvent(event, account, heard);
        if ('skipped' in judged || (account.platform !== 'braze' && account.platform !== 'segment')) return;
        expect(judged.told.proved).toBe(false);
        if (event.kind === 'withdraw') expect(judged.told.act).toMatchObject({ do: 'withdraw', isStop: false });
      }),
    );
  });
});

describe('words', () => {
  test('of an end count for SMS, MMS and RCS of one sender, and on another channel for it alone', () => {
    expect(act(text('Stop'), { ...NOTHING, verdict: verdict('withdraw') })).toEqual({
      do: 'withdraw',
      programme: 'default',
      channels: TEXT_CHANNELS,
      isStop: true,
      isCertain: true,
    });
    expect(act(text('Stop', { channel: 'line' }), { ...NOTHING, verdict: verdict('withdraw') })).toMatchObject({
      channels: ['line'],
      isStop: false,
    });
  });
  test('that no carrier acts on end consent and leave its switch alone; in doubt they are flagged', () => {
    const { told: said } = told(text('please leave me alone'), { ...NOTHING, verdict: verdict('withdraw', false) });
    expect(said.act).toMatchObject({ do: 'withdraw', isStop: false, isCertain: false });
    expect(said).toMatchObject({ words: 'please leave me alone', context: { flagged: 'uncertain', rule: 'test' } });
  });
  test('that the vendor took for STOP are one, whatever ours says', () => {
    expect(act(text('adios', { platformSays: 'stop' }), { ...JOINED, verdict: verdict('none') })).toMatchObject({
      do: 'withdraw',
      isStop: true,
    });
  });
  test('START lifts and no more; where it is the merchant’s keyword it is an opt-in by keyword', () => {
    expect(act(text('START'), { ...NOTHING, verdict: verdict('start') })).toEqual({ do: 'resume', channels: TEXT_CHANNELS });
    expect(act(text('START'), { ...JOINED, verdict: verdict('start') })).toEqual({
      do: 'grant',
      method: 'keyword',
      grants: [GRANT],
      lifts: TEXT_CHANNELS,
    });
    const { told: said } = told(text('JOIN'), { ...JOINED, verdict: verdict('none') });
    expect(said.act).toEqual({ do: 'grant', method: 'keyword', grants: [GRANT] });
    expect(said.context).toMatchObject({ keyword: 'JOIN', campaign: 'spring' });
  });
  test('YES asks to confirm; HELP and all else are a conversation', () => {
    expect(act(text('yes'), { ...NOTHING, verdict: verdict('yes') })).toEqual({ do: 'confirm', channel: 'sms', sender: '+12025550190' });
    expect(act(text('help'), { ...NOTHING, verdict: verdict('help') })).toEqual({ do: 'note' });
  });
});

describe('events', () => {
  test('a platform’s stop of offers is a withdrawal of marketing and its stop; a block is a stop alone', () => {
    expect(act({ ...base, kind: 'withdraw', words: 'stop' }, NOTHING)).toMatchObject({
      do: 'withdraw',
      purpose: 'marketing',
      isStop: true,
    });
    expect(act({ ...base, kind: 'block' }, NOTHING)).toEqual({ do: 'stop', channels: ['sms'] });
    for (const kind of ['unblock', 'resume'] as const)
      expect(act({ ...base, kind, words: '' } as InboundEvent, NOTHING)).toEqual({ do: 'resume', channels: ['sms'] });
  });
  test('what a CEP says was agreed yields nothing unless the merchant says that it counts, and for which text', () => {
    const cep: JudgedAccount = { ...ACCOUNT, platform: 'braze' };
    const granted: InboundEvent = { ...base, kind: 'granted', words: 'subscribed' };
    const there = { ...NOTHING, grantedThere: [GRANT] };
    const open: JudgedAccount = { ...cep, inbound: 'withdrawals_and_grants' };
    expect(judgeEvent(granted, cep, there)).toEqual({ skipped: 'grant_not_taken' });
    expect(judgeEvent(granted, open, NOTHING)).toEqual({ skipped: 'grant_not_taken' });
    expect(judgeEvent(granted, open, { ...NOTHING, grantedThere: [{ ...GRANT, channel: 'email' }] })).toEqual({
      skipped: 'grant_not_taken',
    });
    expect(act(granted, there, open)).toEqual({ do: 'grant', method: 'platform_event', grants: [GRANT] });
  });
  test('a second id of the same person is told all but a grant', () => {
    const event = text('x', { also: ALSO });
    expect(told(event, { ...NOTHING, verdict: verdict('withdraw') }).to).toEqual([FROM, ALSO]);
    expect(told(event, { ...JOINED, verdict: verdict('none') }).to).toEqual([FROM]);
  });
});
