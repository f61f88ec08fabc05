/**
 * Messenger and Instagram on the demo's phone, of one account at Meta: the strict stand-in takes what is sent there, and what the owner does
 * goes to the Worker as Meta tells it. Free words reach only who wrote within 24 hours.
 */
import { randomUUID } from 'node:crypto';
import { MetaServer } from '../../test/vendors/meta-server.ts';
import { messagingEvent, messagingPost, metaJson, metaSignature, notificationOptin } from '../../test/vendors/meta-webhooks.ts';
import { apiOf, type ChatApp } from './chat-app.ts';
import { did, lastOf, type PhoneWorld } from './entry.ts';
import { webhook } from './webhook.ts';

export interface MetaAppOptions extends PhoneWorld {
  readonly pageId: string;
  readonly instagramId: string;
  readonly accessToken: string;
  readonly appSecret: string;
}

/** The owner's ids: one for the page, another for the professional account. */
const OWNER = { messenger: '24001234567890123', instagram: '17841400000000042' } as const;
type Surface = keyof typeof OWNER;
const WINDOW_MS = 24 * 3_600_000;
/** A business offers such openers where nobody has written yet. */
const ICEBREAKER = 'What is new?';

export function metaApp(options: MetaAppOptions) {
  const server = new MetaServer({
    accessToken: options.accessToken,
    phoneNumberId: '0',
    pageId: options.pageId,
    instagramId: options.instagramId,
    templates: [],
    people: { messenger: [OWNER.messenger], instagram: [OWNER.instagram] },
  });
  const isFromOwner = (surface: Surface) => options.journal.entries().findLast(({ app, who }) => app === surface && who !== 'them');
  for (const surface of ['messenger', 'instagram'] as const) {
    const last = isFromOwner(surface);
    if (last && options.now() - Date.parse(last.at) < WINDOW_MS) server.personWrote(OWNER[surface]);
  }

  const tell = async (surface: Surface, content: object): Promise<number> => {
    const [object, ours] = surface === 'messenger' ? (['page', options.pageId] as const) : (['instagram', options.instagramId] as const);
    const body = metaJson(messagingPost(object, ours, messagingEvent(ours, OWNER[surface], options.now(), content)));
    const signature = metaSignature(options.appSecret, body);
    return (await webhook(options.inbound()?.meta, body, { 'x-hub-signature-256': signature })).status;
  };
  /** Whatever a person sends opens the window. */
  const send = (surface: Surface, content: object): Promise<number> => {
    server.personWrote(OWNER[surface]);
    return tell(surface, content);
  };
  const message = (content: object) => ({ message: { mid: `m_${randomUUID()}`, ...content } });
  const chat = (surface: Surface) => {
    const entry = { app: surface, me: '' } as const;
    return {
      say: (text: string) => did(options, { ...entry, who: 'me', text }, () => send(surface, message({ text }))),
      tap: (data: string, label: string) =>
        did(options, { ...entry, who: 'event', event: 'tapped', text: label }, () =>
          send(surface, message({ text: label, quick_reply: { payload: data } })),
        ),
    };
  };
  /** In a chat that is there a link's token comes alone, as soon as the chat is opened. */
  const reopen = (surface: Surface, token: string): Promise<void> =>
    did(options, { app: surface, me: '', who: 'event', event: 'started', text: 'You opened the chat by the link' }, () =>
      send(surface, { referral: referralOf(token) }),
    );

  const messenger: ChatApp = {
    ...chat('messenger'),
    start(token) {
      if (token !== null && lastOf(options, 'messenger', 'started')) return reopen('messenger', token);
      const entry = { app: 'messenger', me: '', who: 'event', event: 'started', text: 'You pressed Get Started' } as const;
      const postback = { mid: `m_${randomUUID()}`, title: 'Get Started', payload: 'GET_STARTED' };
      return did(options, entry, () =>
        send('messenger', { postback: { ...postback, ...(token !== null && { referral: referralOf(token) }) } }),
      );
    },
    // Messenger tells no business that it was blocked. What it tells is that offers were switched off, and on.
    block: () =>
      did(options, { app: 'messenger', me: '', who: 'event', event: 'blocked', text: 'You stopped offers' }, () =>
        tell('messenger', notificationOptin('STOP NOTIFICATIONS')),
      ),
    unblock: () =>
      did(options, { app: 'messenger', me: '', who: 'event', event: 'unblocked', text: 'You allowed offers again' }, () =>
        tell('messenger', notificationOptin('RESUME NOTIFICATIONS')),
      ),
  };
  // Instagram tells of neither: there a person stops by words.
  const instagram: ChatApp = {
    ...chat('instagram'),
    start(token) {
      if (token !== null && lastOf(options, 'instagram', 'started')) return reopen('instagram', token);
      // The link's token comes with the first message.
      return did(options, { app: 'instagram', me: '', who: 'me', event: 'started', text: ICEBREAKER }, () =>
        send('instagram', message({ text: ICEBREAKER, ...(token !== null && { referral: referralOf(token) }) })),
      );
    },
  };
  return { messenger, instagram, call: apiOf(options, server, ({ to }) => (to === OWNER.instagram ? 'instagram' : 'messenger')) };
}

const referralOf = (ref: string) => ({ ref, source: 'SHORTLINK', type: 'OPEN_THREAD' });
