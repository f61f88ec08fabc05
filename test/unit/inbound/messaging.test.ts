/** What is read of Messenger's and Instagram's webhooks. Payloads after Meta's documents. */
import { describe, expect, test } from 'vitest';
import { meta } from '../../../worker/inbound/meta/meta.ts';
import { instagram, messenger } from '../../contract/inbound/meta.ts';
import { messagingEvent, messagingPost, metaJson } from '../../vendors/meta-webhooks.ts';
import { arrive, RECEIVED_AT_MS } from './arrive.ts';

const AT_MS = RECEIVED_AT_MS - 10 * 60_000;
const PERSON = '1254477777772919';
const TOKEN = 'q83vEjRWeJCrze8SNFZ4kA';

const SURFACES = [
  { channel: 'messenger', kit: messenger, object: 'page', ours: '104405242342', kind: 'messenger_psid' },
  { channel: 'instagram', kit: instagram, object: 'instagram', ours: '17841405309211844', kind: 'instagram_igsid' },
] as const;

describe.each(SURFACES)('$channel', ({ channel, kit, object, ours, kind }) => {
  const from = { kind, scope: ours, value: PERSON };
  const read = (content: object) => arrive(meta, kit, metaJson(messagingPost(object, ours, messagingEvent(ours, PERSON, AT_MS, content))));
  const reads = (...events: readonly object[]) => ({ events: events.map((event) => expect.objectContaining(event)), unknown: [] });

  test('words: who, to whom, when, under the message’s own id', async () => {
    expect(await read({ message: { mid: 'm_1', text: 'STOP' } })).toEqual({
      events: [{ kind: 'text', id: 'm_1', channel, from, to: ours, at: { fromMs: AT_MS - 120_000, toMs: AT_MS + 120_000 }, text: 'STOP' }],
      unknown: [],
    });
  });

  test('a picture without words opens the conversation and says nothing', async () => {
    const attachments = [{ type: 'image', payload: { url: 'https://cdn.example/1.jpg' } }];
    expect(await read({ message: { mid: 'm_1', attachments } })).toEqual(reads({ kind: 'text', id: 'm_1', text: '' }));
  });

  test('a quick reply and a postback bring back what we put there, and the words on them', async () => {
    const quickReply = { message: { mid: 'm_1', text: 'Yes, send me offers', quick_reply: { payload: 't.yes' } } };
    expect(await read(quickReply)).toEqual(reads({ kind: 'tap', id: 'm_1', data: 't.yes', label: 'Yes, send me offers' }));
    expect(await read({ postback: { mid: 'm_2', title: 'No', payload: 't.no' } })).toEqual(
      reads({ kind: 'tap', id: 'm_2', data: 't.no', label: 'No' }),
    );
  });

  test('a link’s token comes with a postback: the first words of a new chat', async () => {
    const referral = { ref: TOKEN, source: 'SHORTLINKS', type: 'OPEN_THREAD' };
    const postback = { mid: 'm_3', title: 'Get started', payload: 'GET_STARTED', referral };
    expect(await read({ postback })).toEqual(reads({ kind: 'start', id: 'm_3', token: TOKEN, text: 'Get started', from }));
  });

  test('or with a message, whose words are an event of their own: STOP stays STOP', async () => {
    const message = { mid: 'm_4', text: 'STOP', referral: { ref: TOKEN, source: 'SHORTLINKS', type: 'OPEN_THREAD' } };
    expect(await read({ message })).toEqual(
      reads({ kind: 'start', id: 'm_4:referral', token: TOKEN, from }, { kind: 'text', id: 'm_4', text: 'STOP', from }),
    );
  });

  test('or alone, where the chat exists; its made id is the same for a redelivery', async () => {
    const referral = { ref: TOKEN, source: 'SHORTLINK', type: 'OPEN_THREAD' };
    const [first, again, other] = [
      await read({ referral }),
      await read({ referral }),
      await read({ referral: { ...referral, ref: 'other' } }),
    ];
    expect(first).toEqual(reads({ kind: 'start', token: TOKEN, from }));
    expect(again).toEqual(first);
    expect(other).not.toMatchObject({ events: [{ id: typeof first === 'string' ? first : first.events[0]?.id }] });
    expect(JSON.stringify(first).replaceAll(`"value":"${PERSON}"`, '')).not.toContain(PERSON);
  });

  test('a referral of an advertisement without a ref is only counted', async () => {
    expect(await read({ referral: { source: 'ADS', type: 'OPEN_THREAD', ad_id: '6045246247433' } })).toMatchObject({
      events: [],
      unknown: [`${channel}.referral`],
    });
  });

  test.each([['STOP NOTIFICATIONS'], ['STOP_NOTIFICATIONS'], ['stop notifications']])('optin %s is a withdrawal', async (status) => {
    const optin = {
      type: 'notification_messages',
      notification_messages_status: status,
      title: 'Offers',
      notification_messages_token: '1',
    };
    expect(await read({ optin })).toEqual(reads({ kind: 'withdraw', words: 'STOP NOTIFICATIONS: Offers', from }));
  });

  test('RESUME NOTIFICATIONS is only that, and a first opt-in there is no consent of ours', async () => {
    const optin = { type: 'notification_messages', title: 'Offers', notification_messages_token: '1' };
    expect(await read({ optin: { ...optin, notification_messages_status: 'RESUME NOTIFICATIONS' } })).toEqual(reads({ kind: 'resume' }));
    expect(await read({ optin })).toMatchObject({ events: [], unknown: [`${channel}.optin.notification_messages`] });
  });

  test('what we sent ourselves is nobody’s word', async () => {
    const echo = {
      sender: { id: ours },
      recipient: { id: PERSON },
      timestamp: AT_MS,
      message: { mid: 'm_5', text: 'Reply STOP to end', is_echo: true },
    };
    expect(await arrive(meta, kit, metaJson(messagingPost(object, ours, echo)))).toEqual({ events: [], unknown: [] });
  });

  test('an event for another recipient inside our entry is not ours', async () => {
    const event = messagingEvent('31337', PERSON, AT_MS, { message: { mid: 'm_6', text: 'STOP' } });
    expect(await arrive(meta, kit, metaJson(messagingPost(object, ours, event)))).toEqual({
      events: [],
      unknown: [`${channel}.other_account`],
    });
  });

  test('while another app has the thread, words still count and taps do not', async () => {
    const standby = (content: object) =>
      arrive(meta, kit, metaJson({ object, entry: [{ id: ours, time: AT_MS, standby: [messagingEvent(ours, PERSON, AT_MS, content)] }] }));
    expect(await standby({ message: { mid: 'm_7', text: 'STOP' } })).toEqual(reads({ kind: 'text', text: 'STOP' }));
    expect(await standby({ postback: { mid: 'm_8', title: 'Yes', payload: 't.yes' } })).toMatchObject({ events: [] });
    expect(await standby({ message: { mid: 'm_9', text: 'Yes', quick_reply: { payload: 't.yes' } } })).toEqual(
      reads({ kind: 'text', text: 'Yes' }),
    );
  });

  test('deliveries name their messages; a read mark says only up to when', async () => {
    expect(await read({ delivery: { mids: ['m_a', 'm_b'], watermark: AT_MS } })).toEqual(
      reads({ kind: 'status', message: 'm_a', status: 'delivered' }, { kind: 'status', message: 'm_b', status: 'delivered' }),
    );
    expect(await read({ read: { watermark: AT_MS } })).toEqual({ events: [], unknown: [] });
  });

  test('the App Dashboard’s test, which sends the event as a change, is read alike', async () => {
    const value = messagingEvent(ours, PERSON, AT_MS, { message: { mid: 'random_mid', text: 'random_text' } });
    const body = metaJson({ object, entry: [{ id: ours, time: AT_MS, changes: [{ field: 'messages', value }] }] });
    expect(await arrive(meta, kit, body)).toEqual(reads({ kind: 'text', id: 'random_mid', from }));
  });
});
