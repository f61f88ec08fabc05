/**
 * LINE on the demo's phone: the strict stand-ins take what the account pushes and sign the owner in; what the owner does goes to the Worker
 * as LINE tells it. One person, one account; a message reaches only a friend.
 */
import { randomBytes } from 'node:crypto';
import { LineServer } from '../../test/vendors/line-server.ts';
import { lineEvent, linePost, lineSignature, lineText } from '../../test/vendors/line-webhooks.ts';
import { lineLoginServer } from '../../test/vendors/login-server.ts';
import { apiOf } from './chat-app.ts';
import { did, lastOf, type PhoneWorld } from './entry.ts';
import { webhook } from './webhook.ts';

export interface LineAppOptions extends PhoneWorld {
  readonly botUserId: string;
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  readonly loginChannelId: string;
  readonly loginChannelSecret: string;
}

const OWNER = `U${'5a'.repeat(16)}`;
const APP = { app: 'line', me: '' } as const;

export function lineApp(options: LineAppOptions) {
  const server = new LineServer({ channelAccessToken: options.channelAccessToken, users: [OWNER] });
  const app = {
    clientId: options.loginChannelId,
    clientSecret: options.loginChannelSecret,
    /** As registered in LINE's console: where logins of this account come back to. */
    get redirectUri() {
      return options.inbound()?.line.replace('/inbound/', '/link/') ?? '';
    },
  };
  const login = lineLoginServer(app, options.now);
  const setFriend = (isFriend: boolean): void => {
    if (isFriend) login.friends.add(OWNER);
    else login.friends.delete(OWNER);
    // Whoever is no friend is pushed to without an error, and sees nothing.
    if (isFriend) server.blocked.delete(OWNER);
    else server.blocked.add(OWNER);
  };
  const isFriend = (): boolean => ['friend', 'unblocked'].includes(lastOf(options, 'line', 'friend', 'blocked', 'unblocked') ?? '');
  setFriend(isFriend());

  const tell = async (content: object): Promise<number> => {
    const atMs = options.now();
    const body = JSON.stringify(linePost(options.botUserId, lineEvent(OWNER, { id: webhookEventId(atMs), atMs }, content)));
    const signature = lineSignature(options.channelSecret, Buffer.from(body));
    return (await webhook(options.inbound()?.line, body, { 'x-line-signature': signature })).status;
  };
  const follow = (isUnblocked: boolean) => tell({ type: 'follow', replyToken: token(), follow: { isUnblocked } });

  return {
    isFriend,
    /** Calls of the Messaging API. */
    call: apiOf(options, server, () => 'line'),
    /** A call of LINE Login. */
    loginCall: (request: Request): Promise<Response> => login.answer(request),
    /** @returns where the browser goes back to. @throws where LINE would refuse the request. */
    signIn: (authorizeUrl: string): string => login.signIn(authorizeUrl, OWNER),
    async start(): Promise<void> {
      if (isFriend()) return;
      setFriend(true);
      await did(options, { ...APP, who: 'event', event: 'friend', text: 'You added the account as a friend' }, () => follow(false));
    },
    say: (text: string) => did(options, { ...APP, who: 'me', text }, () => tell({ ...lineText(text), replyToken: token() })),
    tap: (data: string, label: string) =>
      did(options, { ...APP, who: 'event', event: 'tapped', text: label }, () =>
        tell({ type: 'postback', replyToken: token(), postback: { data } }),
      ),
    block(): Promise<void> {
      setFriend(false);
      return did(options, { ...APP, who: 'event', event: 'blocked', text: 'You blocked the account' }, () => tell({ type: 'unfollow' }));
    },
    unblock(): Promise<void> {
      setFriend(true);
      return did(options, { ...APP, who: 'event', event: 'unblocked', text: 'You unblocked the account' }, () => follow(true));
    },
  };
}

const token = (): string => randomBytes(16).toString('hex');

/** "A ULID": ten characters of time, sixteen of chance, in Crockford's base 32. */
function webhookEventId(atMs: number): string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const time = Array.from({ length: 10 }, (_, at) => digits[Math.floor(atMs / 32 ** (9 - at)) % 32]).join('');
  return time + Array.from(randomBytes(16), (byte) => digits[byte % 32]).join('');
}
