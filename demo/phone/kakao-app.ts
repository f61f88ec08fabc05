/**
 * KakaoTalk on the demo's phone: the strict stand-in signs the owner in, and what the owner does with the channel goes to the Worker as Kakao
 * tells it. A channel's chat is a consultation in which no business writes first, so the agreement stands on the page that follows the login.
 */
import { randomUUID } from 'node:crypto';
import { kakaoHeaders, kakaoPush } from '../../test/vendors/kakao-webhooks.ts';
import { kakaoLoginServer } from '../../test/vendors/login-server.ts';
import type { ChatApp } from './chat-app.ts';
import { did, lastOf, type PhoneWorld } from './entry.ts';
import { webhook } from './webhook.ts';

export interface KakaoAppOptions extends PhoneWorld {
  readonly channelId: string;
  readonly appId: number;
  readonly restApiKey: string;
  readonly clientSecret: string;
  readonly adminKey: string;
}

/** Of nineteen digits, as Kakao's are: more than a JSON number keeps. */
const OWNER = '1376016924429759228';
const APP = { app: 'kakaotalk', me: '' } as const;

export function kakaoApp(options: KakaoAppOptions) {
  const app = {
    clientId: options.restApiKey,
    clientSecret: options.clientSecret,
    appId: options.appId,
    channel: options.channelId,
    /** As registered in Kakao's console: where logins of this account come back to. */
    get redirectUri() {
      return options.inbound()?.kakao.replace('/inbound/', '/link/') ?? '';
    },
  };
  const login = kakaoLoginServer(app);
  const isFriend = (): boolean => ['friend', 'unblocked'].includes(lastOf(options, 'kakaotalk', 'friend', 'blocked', 'unblocked') ?? '');
  const set = (added: boolean): void => {
    if (added) login.strangers.delete(OWNER);
    else login.strangers.add(OWNER);
  };
  set(isFriend());
  const tell = async (event: 'added' | 'blocked'): Promise<number> => {
    const body = JSON.stringify(kakaoPush({ from: OWNER, atMs: options.now(), channelId: options.channelId }, event));
    return (await webhook(options.inbound()?.kakao, body, kakaoHeaders(options.adminKey, randomUUID()))).status;
  };
  const add = (event: 'friend' | 'unblocked'): Promise<void> => {
    set(true);
    return did(options, { ...APP, who: 'event', event, text: 'You added the channel' }, () => tell('added'));
  };
  const befriend = async (): Promise<void> => {
    if (!isFriend()) await add('friend');
  };
  const chat: ChatApp = {
    start: befriend,
    block() {
      set(false);
      return did(options, { ...APP, who: 'event', event: 'blocked', text: 'You blocked the channel' }, () => tell('blocked'));
    },
    unblock: () => add('unblocked'),
  };
  return {
    chat,
    start: befriend,
    /** A call of Kakao Login and of the API that says whose friend somebody is. */
    loginCall: (request: Request): Promise<Response> => login.answer(request),
    /** @returns where the browser goes back to. @throws where Kakao would refuse the request. */
    signIn: (authorizeUrl: string): string => login.signIn(authorizeUrl, OWNER),
  };
}
