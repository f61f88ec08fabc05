/**
 * WeChat on the demo's phone, in its encrypted mode: the strict stand-in makes the codes and takes the account's messages, and what the owner
 * does goes to the Worker as WeChat tells it. A message reaches only a follower who wrote or scanned within 48 hours.
 */
import { randomBytes } from 'node:crypto';
import { wechatEncrypt, wechatEnvelope, wechatEvent, wechatQuery, wechatText } from '../../test/vendors/wechat-pushes.ts';
import { WechatServer } from '../../test/vendors/wechat-server.ts';
import { apiOf, type ChatApp } from './chat-app.ts';
import { did, lastOf, type PhoneWorld } from './entry.ts';
import { webhook } from './webhook.ts';

export interface WechatAppOptions extends PhoneWorld {
  readonly appId: string;
  readonly originalId: string;
  readonly appSecret: string;
  readonly token: string;
  readonly encodingAesKey: string;
}

const OWNER = 'oDemo5a7204455phoneOwner0001';
const APP = { app: 'wechat', me: '' } as const;
const WINDOW_MS = 48 * 3_600_000;

export function wechatApp(options: WechatAppOptions) {
  const followers: string[] = [];
  const server = new WechatServer({ appId: options.appId, appSecret: options.appSecret, followers });
  const isFollower = (): boolean => ['friend', 'unblocked'].includes(lastOf(options, 'wechat', 'friend', 'blocked', 'unblocked') ?? '');
  const setFollower = (follows: boolean): void => {
    followers.splice(0, followers.length, ...(follows ? [OWNER] : []));
    if (!follows) server.writers.delete(OWNER);
  };
  setFollower(isFollower());
  const last = options.journal.entries().findLast(({ app, who }) => app === 'wechat' && who !== 'them');
  if (isFollower() && last && options.now() - Date.parse(last.at) < WINDOW_MS) server.writers.add(OWNER);

  const tell = async (xml: string): Promise<number> => {
    const encrypted = wechatEncrypt(xml, options.encodingAesKey, options.appId);
    const url = options.inbound()?.wechat;
    const query = wechatQuery(options.token, OWNER, options.now(), encrypted);
    const body = wechatEnvelope(options.originalId, encrypted);
    return (await webhook(url && `${url}?${query}`, body, { 'content-type': 'text/xml' })).status;
  };
  const push = () => ({ to: options.originalId, from: OWNER, second: Math.floor(options.now() / 1000) });
  const write = (text: string, menu?: string): Promise<number> => {
    server.writers.add(OWNER);
    return tell(wechatText(push(), String(randomBytes(7).readUIntBE(0, 6) + 10 ** 15), text, menu));
  };
  const follow = (event: 'friend' | 'unblocked', key: string): Promise<void> => {
    setFollower(true);
    server.writers.add(OWNER);
    return did(options, { ...APP, who: 'event', event, text: 'You followed the account' }, () =>
      tell(wechatEvent(push(), 'subscribe', key)),
    );
  };

  const chat: ChatApp = {
    /** @param token what stands behind `weixin.qq.com/q/` in the code */
    start(token) {
      const scene = token === null ? '' : (server.codes.get(`http://weixin.qq.com/q/${token}`) ?? '');
      if (!isFollower()) return follow('friend', scene && `qrscene_${scene}`);
      server.writers.add(OWNER);
      return did(options, { ...APP, who: 'event', event: 'started', text: 'You scanned the code' }, () =>
        tell(wechatEvent(push(), 'SCAN', scene)),
      );
    },
    say: (text) => did(options, { ...APP, who: 'me', text }, () => write(text)),
    tap: (data, label) => did(options, { ...APP, who: 'event', event: 'tapped', text: label }, () => write(label, data)),
    block() {
      setFollower(false);
      return did(options, { ...APP, who: 'event', event: 'blocked', text: 'You unfollowed the account' }, () =>
        tell(wechatEvent(push(), 'unsubscribe')),
      );
    },
    unblock: () => follow('unblocked', ''),
  };
  return { chat, call: apiOf(options, server, () => 'wechat') };
}
