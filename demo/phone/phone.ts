/** The demo's phone: its apps together, and what its owner may do with them. The routes are beside it. */
import { z } from 'zod';
import { assertNever } from '../../shared/result.ts';
import type { PhoneWorld } from './entry.ts';
import { type LineAppOptions, lineApp } from './line-app.ts';
import { type TelegramAppOptions, telegramApp } from './telegram-app.ts';
import { type TextAppOptions, textApp } from './text-app.ts';

export interface PhoneOptions extends PhoneWorld {
  readonly texts: Omit<TextAppOptions, keyof PhoneWorld>;
  readonly telegram: Omit<TelegramAppOptions, keyof PhoneWorld>;
  readonly line: Omit<LineAppOptions, keyof PhoneWorld>;
}

const text = z.string().min(1).max(1600);
const number = z.string().regex(/^\+[1-9]\d{6,14}$/);
const tapped = { data: z.string().min(1).max(300), label: z.string().min(1).max(100) };
const texting = z.enum(['sms', 'whatsapp']);
const bound = z.enum(['telegram', 'line']);
const deed = z.union([
  z.strictObject({ do: z.literal('say'), app: texting, me: number, text }),
  z.strictObject({ do: z.literal('say'), app: bound, text }),
  z.strictObject({ do: z.literal('tap'), app: texting, me: number, ...tapped }),
  z.strictObject({ do: z.literal('tap'), app: bound, ...tapped }),
  z.strictObject({ do: z.literal('stop_offers'), app: z.literal('whatsapp'), me: number }),
  z.strictObject({
    do: z.literal('start'),
    app: z.literal('telegram'),
    token: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .nullable(),
  }),
  z.strictObject({ do: z.enum(['block', 'unblock']), app: bound }),
  z.strictObject({ do: z.literal('befriend'), app: z.literal('line') }),
]);
type Deed = z.infer<typeof deed>;

export type Phone = ReturnType<typeof startPhone>;

export function startPhone({ texts, telegram: bot, line: official, ...world }: PhoneOptions) {
  const messages = textApp({ ...world, ...texts });
  const telegram = telegramApp({ ...world, ...bot });
  const line = lineApp({ ...world, ...official });
  const carryOut = (what: Deed): Promise<void> => {
    switch (what.do) {
      case 'say':
        return 'me' in what ? messages.say(what.app, what.me, what.text) : appOf(what.app).say(what.text);
      case 'tap':
        return 'me' in what ? messages.tap(what.app, what.me, what.data, what.label) : appOf(what.app).tap(what.data, what.label);
      case 'stop_offers':
        return messages.stopOffers(what.me);
      case 'start':
        return telegram.start(what.token);
      case 'befriend':
        return line.befriend();
      case 'block':
      case 'unblock':
        return appOf(what.app)[what.do]();
      default:
        return assertNever(what);
    }
  };
  const appOf = (app: 'telegram' | 'line') => (app === 'line' ? line : telegram);
  return {
    journal: world.journal,
    telegram,
    line,
    /** @returns the HTTP status to answer: 204 says that it was done, not that the Worker took it. */
    async act(raw: string): Promise<number> {
      const asked = deed.safeParse(readJson(raw));
      if (!asked.success) return 400;
      await carryOut(asked.data);
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
