/** What is read of LINE's webhooks. Events after line-openapi's webhook.yml. */
import { describe, expect, test } from 'vitest';
import { line } from '../../../worker/inbound/line/line.ts';
import { jsonOf } from '../../contract/inbound/kit.ts';
import { line as kit } from '../../contract/inbound/line.ts';
import { lineEvent, linePost, lineText } from '../../vendors/line-webhooks.ts';
import { arrive, RECEIVED_AT_MS } from './arrive.ts';

const BOT = kit.account.settings.bot_user_id;
const JO = kit.people[0].sent;
const AT_MS = RECEIVED_AT_MS - 10 * 60_000;
const ULID = '01FZ74A0TDDPYRVKNK77XKC3ZR';
const told = {
  id: ULID,
  channel: 'line',
  from: { kind: 'line_user', scope: BOT, value: JO },
  to: BOT,
  at: { fromMs: AT_MS - 120_000, toMs: AT_MS + 120_000 },
};

const post = (...events: readonly object[]) => arrive(line, kit, jsonOf(linePost(BOT, ...events)));
const event = (content: object, given: { mode?: string; isRedelivery?: boolean } = {}) =>
  lineEvent(JO, { id: ULID, atMs: AT_MS, ...given }, content);

describe('events of a person', () => {
  test.each<[string, object, object]>([
    ['words', lineText('やめて'), { kind: 'text', text: 'やめて' }],
    ['a sticker', { type: 'message', message: { type: 'sticker', id: '1', packageId: '1', stickerId: '1' } }, { kind: 'text', text: '' }],
    ['a tap', { type: 'postback', replyToken: 'r', postback: { data: 't.yes' } }, { kind: 'tap', data: 't.yes' }],
    ['a block', { type: 'unfollow' }, { kind: 'block' }],
    ['an unblock', { type: 'follow', replyToken: 'r', follow: { isUnblocked: true } }, { kind: 'unblock' }],
    ['a first follow, which carries no token', { type: 'follow', replyToken: 'r', follow: { isUnblocked: false } }, { kind: 'unblock' }],
    [
      'a linked account',
      { type: 'accountLink', replyToken: 'r', link: { result: 'ok', nonce: 'bm9uY2U' } },
      { kind: 'start', token: 'bm9uY2U' },
    ],
  ])('%s', async (_, content, expected) => {
    expect(await post(event(content))).toEqual({ events: [{ ...told, ...expected }], unknown: [] });
  });

  test('a redelivery has the same id', async () => {
    expect(await post(event(lineText('STOP'), { isRedelivery: true }))).toMatchObject({ events: [{ id: ULID }] });
  });

  test('several in one POST are each read', async () => {
    expect(await post(event(lineText('1')), event(lineText('2')), event({ type: 'unfollow' }))).toMatchObject({
      events: [{ text: '1' }, { text: '2' }, { kind: 'block' }],
    });
  });
});

test('an empty list of events, by which LINE tries the URL out, is taken', async () => {
  expect(await post()).toEqual({ events: [], unknown: [] });
});

describe('counted and not read', () => {
  test.each<[string, object, string]>([
    ['standby: another module has the chat', event(lineText('STOP'), { mode: 'standby' }), 'line.standby.message'],
    ['a group', { ...event(lineText('STOP')), source: { type: 'group', groupId: 'C1', userId: JO } }, 'line.group.message'],
    ['nobody', { ...event(lineText('STOP')), source: undefined }, 'line.no_source.message'],
    ['a failed link', event({ type: 'accountLink', link: { result: 'failed', nonce: 'x' } }), 'line.accountLink.failed'],
    ['an unsent message', event({ type: 'unsend', unsend: { messageId: '1' } }), 'line.unsend'],
    ['an event without its id', { ...event(lineText('STOP')), webhookEventId: undefined }, 'line.user.message'],
    ['what does not exist yet', event({ type: 'greatNewEvent', greatNewField: 'a' }), 'line.greatNewEvent'],
  ])('%s', async (_, given, name) => {
    expect(await post(given)).toEqual({ events: [], unknown: [name] });
  });
});
