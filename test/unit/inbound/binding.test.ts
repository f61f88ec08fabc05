/** Tokens that travel into apps, what a chat says of them, and the ways in. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS, TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import { agreeingWords, askedOfChat, tapData } from '../../../worker/inbound/binding/asked-of-chat.ts';
import { subjectOf } from '../../../worker/inbound/binding/line-login.ts';
import { linkToken, linkWord, readToken } from '../../../worker/inbound/binding/link-token.ts';
import { accountFor, type LinkAccount, linkWay, wayIn } from '../../../worker/inbound/binding/link-way.ts';
import type { InboundEvent } from '../../../worker/inbound/inbound.ts';
import { idToken } from '../../vendors/login-server.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const partition = fc.integer({ min: 0, max: 255 });
const told = {
  id: 'm1',
  channel: 'telegram',
  from: { kind: 'telegram_chat', scope: 'bot', value: '7' },
  to: null,
  at: { fromMs: 1, toMs: 1 },
} as const;
const text = (words: string): InboundEvent => ({ ...told, kind: 'text', text: words });
const tap = (data: string): InboundEvent => ({ ...told, kind: 'tap', data });

describe('tokens', () => {
  test('both forms carry their partition and are read back, however they are typed', () => {
    fc.assert(
      fc.property(partition, bytes(16), fc.constantFrom('', '-', ' '), fc.boolean(), (at, random, gap, isLower) => {
        const long = linkToken(at, () => random);
        expect(long).toMatch(/^[A-Za-z0-9_-]{23}$/);
        expect(readToken(long)).toEqual({ partition: at, token: long, isTyped: false });
        const word = linkWord(at, () => random.subarray(0, 5));
        expect(word).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        const typed = `${word.slice(0, 5)}${gap}${word.slice(5)}`.replaceAll('0', 'O').replaceAll('1', 'l');
        expect(readToken(isLower ? typed.toLowerCase() : typed)).toEqual({ partition: at, token: word, isTyped: true });
      }),
    );
  });

  test('every bit of the random ones is in the word', () => {
    fc.assert(
      fc.property(bytes(5), bytes(5), (a, b) => {
        const isSame = a.every((byte, at) => byte === b[at]);
        expect(linkWord(3, () => a) === linkWord(3, () => b)).toBe(isSame);
      }),
    );
  });

  test('nothing else is a token', () => {
    for (const word of ['', 'hello', 'definitely', 'basketball', 'x'.repeat(22), 'x'.repeat(24), '7Z00000000U', 'ZZ00000000']) {
      expect(readToken(word), word).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (any) => readToken(any) === null || readToken(any)!.partition < 256));
  });
});

describe('what a chat asks of a link', () => {
  const word = linkWord(2, () => new Uint8Array([1, 2, 3, 4, 5]));
  const long = linkToken(2, () => new Uint8Array(16));

  test('a start, a text with a token, the words that agree and each button', () => {
    expect(askedOfChat({ ...told, kind: 'start', token: long })).toMatchObject({ do: 'open' });
    expect(askedOfChat({ ...told, kind: 'unblock', token: long })).toMatchObject({ do: 'open' });
    for (const said of [`JOIN ${word}`, `join ${word.toLowerCase()}.`, ` Join: ${word.slice(0, 5)} ${word.slice(5)} `]) {
      expect(askedOfChat(text(said)), said).toMatchObject({ do: 'open', token: { token: word } });
    }
    expect(askedOfChat(text(agreeingWords(word)))).toMatchObject({ do: 'agree', token: { token: word } });
    expect(askedOfChat(tap(tapData.agree(long)))).toMatchObject({ do: 'agree', token: { token: long } });
    expect(askedOfChat(tap(tapData.decline(word)))).toMatchObject({ do: 'decline', token: { token: word } });
    expect(askedOfChat(tap(tapData.pick(long, '47')))).toMatchObject({ do: 'pick', digits: '47' });
  });

  test('the data of a button fits Telegram’s 64 bytes', () => {
    expect(Buffer.byteLength(tapData.pick(long, '47'))).toBeLessThanOrEqual(64);
  });

  test('words that end, and all others, are never a link’s', () => {
    const others = [
      'STOP',
      `STOP ${word}`,
      `please stop ${word}`,
      word,
      'JOIN',
      'yes',
      'YES please',
      `JOIN ${word} STOP`,
      `don't join ${word}`,
    ];
    for (const said of others) expect(askedOfChat(text(said)), said).toBeNull();
    for (const data of ['', 'sy:', 'sy:a:', `sy:x:${word}`, `sy:p:${word}`, `sy:a:${word}:47`, `sy:p:${word}:4`, `xy:a:${word}`]) {
      expect(askedOfChat(tap(data)), data).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (any) => askedOfChat(text(any)) === null));
    fc.assert(fc.property(fc.string(), (any) => askedOfChat(tap(any)) === null));
  });

  test('a block, a status, a moved id are not about a link', () => {
    for (const kind of ['block', 'unblock'] as const) expect(askedOfChat({ ...told, kind })).toBeNull();
    expect(askedOfChat({ ...told, kind: 'resume', words: 'x' })).toBeNull();
  });
});

describe('ways in', () => {
  const account = (over: Partial<LinkAccount>): LinkAccount => ({
    id: 'a',
    platform: 'local',
    programme: 'default',
    settings: {},
    secrets: { signing_secret: 's' },
    senders: Object.fromEntries(CHANNELS.map((channel) => [channel, '+12025550190'])),
    inbound: 'withdrawals',
    status: 'active',
    ...over,
  });
  const line = { platform: 'line', settings: { bot_user_id: 'U', basic_id: '@shop' } } as const;
  const secrets = { channel_secret: 'c', channel_access_token: 't' };

  test('a text message is never opened from a form', () => {
    for (const channel of TEXT_CHANNELS) {
      const way = linkWay(channel, account({}));
      if (way !== 'text') continue;
      expect(wayIn(channel, account({}), 'text', 'TOKEN')).toMatchObject({
        openUrl: null,
        textToSend: { to: '+12025550190', text: 'JOIN TOKEN' },
      });
    }
    expect(linkWay('sms', account({}))).toBe('text');
  });

  test('LINE goes by login where its Login channel is set up, else by the text', () => {
    expect(linkWay('line', account({ ...line, secrets }))).toBe('text');
    const withLogin = {
      ...line,
      settings: { ...line.settings, login_channel_id: '1' },
      secrets: { ...secrets, login_channel_secret: 'l' },
    };
    expect(linkWay('line', account(withLogin))).toBe('login');
    expect(wayIn('line', account({ ...line, secrets }), 'text', 'T').openUrl).toBe('https://line.me/R/oaMessage/%40shop/?JOIN%20T');
  });

  test('channels that nothing leads into have no way', () => {
    for (const channel of ['email', 'push', 'signal', 'kakaotalk'] as const) expect(linkWay(channel, account({}))).toBeNull();
    expect(linkWay('wechat', account({ ...line, secrets }))).toBeNull();
  });

  test('the first account that is in use for this programme and hears what comes back', () => {
    const [paused, deaf, other, right] = [
      account({ id: 'paused', status: 'paused' }),
      account({ id: 'deaf', inbound: 'off' }),
      account({ id: 'other', programme: 'other' }),
      account({ id: 'right' }),
    ];
    expect(accountFor('telegram', 'default', [paused, deaf, other, right])?.id).toBe('right');
    expect(accountFor('telegram', 'default', [paused, deaf, other])).toBeNull();
    expect(accountFor('telegram', 'default', [account({ senders: {} })])).toBeNull();
  });
});

describe('an ID token of LINE', () => {
  const USER = `U${'a'.repeat(32)}`;
  const expected = { id: '165', secret: 'channel-secret', nonce: 'n', nowMs: 1_000_000 };
  const claims = { iss: 'https://access.line.me', sub: USER, aud: '165', exp: 1001, nonce: 'n' };

  test('is taken when it is signed for this channel and this login, and still good', () => {
    expect(subjectOf(idToken(expected.secret, claims), expected)).toEqual({ ok: true, value: USER });
  });

  test.each([
    ['another secret', idToken('another', claims)],
    ['another algorithm', idToken(expected.secret, claims, 'none')],
    ['another issuer', idToken(expected.secret, { ...claims, iss: 'https://line.example' })],
    ['another channel', idToken(expected.secret, { ...claims, aud: '166' })],
    ['several channels', idToken(expected.secret, { ...claims, aud: ['165'] })],
    ['another nonce', idToken(expected.secret, { ...claims, nonce: 'm' })],
    ['no nonce', idToken(expected.secret, { ...claims, nonce: undefined })],
    ['its time over', idToken(expected.secret, { ...claims, exp: 1000 })],
    ['no time', idToken(expected.secret, { ...claims, exp: undefined })],
    ['no user', idToken(expected.secret, { ...claims, sub: 'somebody' })],
    ['no signature', idToken(expected.secret, claims).replace(/[^.]+$/, '')],
    ['a part too many', `${idToken(expected.secret, claims)}.x`],
    ['nothing', ''],
  ])('is refused with %s', (_, token) => {
    expect(subjectOf(token, expected)).toEqual({ ok: false, error: 'id_token_refused' });
  });

  test('any other byte in it is noticed', () => {
    const right = idToken(expected.secret, claims);
    expect(right.split('.')[2]).toBe(
      createHmac('sha256', expected.secret).update(right.split('.').slice(0, 2).join('.')).digest('base64url'),
    );
    fc.assert(
      fc.property(fc.nat({ max: right.length - 2 }), fc.constantFrom('A', 'b', '7', '_'), (at, sign) => {
        fc.pre(right[at] !== sign);
        expect(subjectOf(right.slice(0, at) + sign + right.slice(at + 1), expected).ok).toBe(false);
      }),
    );
  });
});
