/** The demo's phone: its apps together, and what its owner may do with them. The routes are beside it. */
import { z } from 'zod';
import { assertNever } from '../../shared/result.ts';
import { CHAT_APPS, type ChatApp, type ChatAppId } from './chat-app.ts';
import type { PhoneWorld } from './entry.ts';
import { type KakaoAppOptions, kakaoApp } from './kakao-app.ts';
import { type LineAppOptions, lineApp } from './line-app.ts';
import { type MetaAppOptions, metaApp } from './meta-app.ts';
import { type TelegramAppOptions, telegramApp } from './telegram-app.ts';
import { type TextAppOptions, textApp } from './text-app.ts';
import { type ViberAppOptions, viberApp } from './viber-app.ts';
import { type WechatAppOptions, wechatApp } from './wechat-app.ts';

type Own<T> = Omit<T, keyof PhoneWorld>;
export interface PhoneOptions extends PhoneWorld {
  readonly texts: Own<TextAppOptions>;
  readonly telegram: Own<TelegramAppOptions>;
  readonly line: Own<LineAppOptions>;
  readonly meta: Own<MetaAppOptions>;
  readonly kakao: Own<KakaoAppOptions>;
  readonly wechat: Own<WechatAppOptions>;
  readonly viber: Own<ViberAppOptions>;
}

const text = z.string().min(1).max(1600);
const number = z.string().regex(/^\+[1-9]\d{6,14}$/);
const tapped = { data: z.string().min(1).max(300), label: z.string().min(1).max(100) };
const texting = z.enum(['sms', 'whatsapp']);
const chat = z.enum(CHAT_APPS);
const token = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .nullable();
const deed = z.union([
  z.strictObject({ do: z.literal('say'), app: texting, me: number, text }),
  z.strictObject({ do: z.literal('say'), app: chat, text }),
  z.strictObject({ do: z.literal('tap'), app: texting, me: number, ...tapped }),
  z.strictObject({ do: z.literal('tap'), app: chat, ...tapped }),
  z.strictObject({ do: z.literal('stop_offers'), app: z.literal('whatsapp'), me: number }),
  z.strictObject({ do: z.literal('start'), app: chat, token }),
  z.strictObject({ do: z.enum(['block', 'unblock']), app: chat }),
]);
type Deed = z.infer<typeof deed>;

export type Phone = ReturnType<typeof startPhone>;

export function startPhone({ texts, ...options }: PhoneOptions) {
  const world: PhoneWorld = { journal: options.journal, now: options.now, inbound: options.inbound };
  const messages = textApp({ ...world, ...texts });
  const telegram = telegramApp({ ...world, ...options.telegram });
  const line = lineApp({ ...world, ...options.line });
  const meta = metaApp({ ...world, ...options.meta });
  const kakao = kakaoApp({ ...world, ...options.kakao });
  const wechat = wechatApp({ ...world, ...options.wechat });
  const viber = viberApp({ ...world, ...options.viber });
  const { messenger, instagram } = meta;
  const apps: Readonly<Record<ChatAppId, ChatApp>> = {
    telegram,
    line,
    messenger,
    instagram,
    kakaotalk: kakao.chat,
    wechat: wechat.chat,
    viber: viber.chat,
  };
  /** Undefined where that app has no such deed. */
  const carryOut = (what: Deed): Promise<void> | undefined => {
    switch (what.do) {
      case 'say':
        return 'me' in what ? messages.say(what.app, what.me, what.text) : apps[what.app].say?.(what.text);
      case 'tap':
        return 'me' in what ? messages.tap(what.app, what.me, what.data, what.label) : apps[what.app].tap?.(what.data, what.label);
      case 'stop_offers':
        return messages.stopOffers(what.me);
      case 'start':
        return apps[what.app].start?.(what.token);
      case 'block':
      case 'unblock':
        return apps[what.app][what.do]?.();
      default:
        return assertNever(what);
    }
  };
  return {
    journal: world.journal,
    telegram,
    line,
    meta,
    kakao,
    wechat,
    viber,
    /** @returns the HTTP status to answer: 204 says that it was done, not that the Worker took it. */
    async act(raw: string): Promise<number> {
      const asked = deed.safeParse(readJson(raw));
      const done = asked.success ? carryOut(asked.data) : undefined;
      if (!done) return 400;
      await done;
      return 204;
    },
  };
}

function readJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null; // no deed is null: refused as one
  }
}
