/**
 * The life of one link into an app, as a pure machine. It says who opened it, whether that app account agreed, and whether the two
 * digits were matched in that chat. It records nothing, and nobody but the account that opened it first moves it.
 */
import { LINK_CHAT_LIFE_MS, LINK_DIGITS_LIFE_MS, LINK_OPEN_LIFE_MS } from '../../shared/link-limits.ts';
import type { Ms } from './model.ts';

/** Two digits on the page, and those that the chat offers, the right ones among them. */
export interface Digits {
  readonly right: string;
  readonly offered: readonly string[];
}

export interface AppLink {
  readonly madeAtMs: Ms;
  /** Who opened it first: keyed hash of the app's address, hex. */
  readonly app: string | null;
  readonly openedAtMs: Ms | null;
  readonly answer: 'none' | 'agreed' | 'declined';
  /** Of the first tap that agreed, as recorded; the digits' time begins with it. */
  readonly agreedAtMs: Ms | null;
  /** Null where there is no other address to join, or nobody has tapped yet. */
  readonly digits: Digits | null;
  /** The first pick counts. */
  readonly pick: 'none' | 'right' | 'wrong';
}

export type AppLinkEvent =
  | { readonly do: 'open'; readonly app: string }
  /** The tap on "Agree", before its grant is recorded. `digits`: drawn for this link, null where no other address is to be joined. */
  | { readonly do: 'agree'; readonly app: string; readonly digits: Digits | null }
  /** The grant of that tap is recorded. */
  | { readonly do: 'granted'; readonly app: string }
  | { readonly do: 'decline'; readonly app: string }
  | { readonly do: 'pick'; readonly app: string; readonly digits: string };

/**
 * `offer`: show the text and ask. `agree`: record the grant. `match`: right digits, in time. `no_match`: wrong ones, too late, or a second
 * guess. `taken`: somebody else's. `over`: too late for it. `noted`: nothing to say.
 */
export type AppLinkAnswer = 'offer' | 'agree' | 'match' | 'no_match' | 'taken' | 'over' | 'noted';

export const newAppLink = (madeAtMs: Ms): AppLink => ({
  madeAtMs,
  app: null,
  openedAtMs: null,
  answer: 'none',
  agreedAtMs: null,
  digits: null,
  pick: 'none',
});

export interface Step {
  readonly link: AppLink;
  readonly answer: AppLinkAnswer;
}

/** Total. Repeating an event that was taken changes nothing and answers alike. */
export function stepAppLink(link: AppLink, event: AppLinkEvent, nowMs: Ms): Step {
  if (link.app === null || link.openedAtMs === null) return event.do === 'open' ? open(link, event.app, nowMs) : { link, answer: 'over' };
  if (link.app !== event.app) return { link, answer: 'taken' };
  const isInChatTime = nowMs <= link.openedAtMs + LINK_CHAT_LIFE_MS;
  switch (event.do) {
    case 'open':
      return { link, answer: link.answer === 'agreed' ? 'noted' : isInChatTime ? 'offer' : 'over' };
    case 'agree':
      if (!isInChatTime) return { link, answer: 'over' };
      // The first draw stays: a tap that is told twice must not offer a second guess.
      return { link: { ...link, digits: link.digits ?? event.digits }, answer: 'agree' };
    case 'granted':
      return { link: { ...link, answer: 'agreed', agreedAtMs: link.agreedAtMs ?? nowMs }, answer: 'noted' };
    case 'decline':
      return { link: { ...link, answer: 'declined' }, answer: 'noted' };
    case 'pick':
      return pick(link, event.digits, nowMs);
  }
}

/** The digits to show on the page now; null while there is nothing to pick. */
export function digitsShown(link: AppLink, nowMs: Ms): string | null {
  const isAsked = link.answer === 'agreed' && link.pick === 'none' && link.agreedAtMs !== null;
  return isAsked && nowMs <= (link.agreedAtMs ?? 0) + LINK_DIGITS_LIFE_MS ? (link.digits?.right ?? null) : null;
}

/** Whether it still can become something: opened, or in time to be. */
export const isLive = (link: AppLink, nowMs: Ms): boolean =>
  link.openedAtMs === null ? nowMs <= link.madeAtMs + LINK_OPEN_LIFE_MS : nowMs <= link.openedAtMs + LINK_CHAT_LIFE_MS;

function open(link: AppLink, app: string, nowMs: Ms): Step {
  if (nowMs > link.madeAtMs + LINK_OPEN_LIFE_MS) return { link, answer: 'over' };
  return { link: { ...link, app, openedAtMs: nowMs }, answer: 'offer' };
}

/** What was taken back before the pick joins nothing either. */
function pick(link: AppLink, picked: string, nowMs: Ms): Step {
  const { digits, agreedAtMs } = link;
  if (link.pick !== 'none') return { link, answer: link.pick === 'right' && digits?.right === picked ? 'match' : 'no_match' };
  if (digits === null || agreedAtMs === null || link.answer !== 'agreed') return { link, answer: 'over' };
  const isRight = picked === digits.right && nowMs <= agreedAtMs + LINK_DIGITS_LIFE_MS;
  return { link: { ...link, pick: isRight ? 'right' : 'wrong' }, answer: isRight ? 'match' : 'no_match' };
}
