/** What an event asks of a link, if it is about one at all. Pure. Words that could mean anything else are left to those who judge words. */
import { assertNever } from '../../../shared/result.ts';
import type { InboundEvent } from '../inbound.ts';
import { type LinkToken, readToken } from './link-token.ts';

export type AskedOfChat = { readonly token: LinkToken } & (
  | { readonly do: 'open' | 'agree' | 'decline' }
  | { readonly do: 'pick'; readonly digits: string }
);

/** The data under a button: what comes back says which link it was for and what was tapped. Telegram takes 64 bytes. */
export const tapData = {
  agree: (token: string): string => `${MARK}a:${token}`,
  decline: (token: string): string => `${MARK}d:${token}`,
  pick: (token: string, digits: string): string => `${MARK}p:${token}:${digits}`,
} as const;

/** What agrees where a chat has no buttons: a plain YES answers codes and must not be taken for it. */
export const agreeingWords = (token: string): string => `YES ${token}`;

export function askedOfChat(event: InboundEvent): AskedOfChat | null {
  switch (event.kind) {
    case 'start':
      return opens(event.token);
    case 'unblock':
      return event.token === undefined ? null : opens(event.token);
    case 'tap':
      return tapped(event.data);
    case 'text':
      return said(event.text);
    case 'withdraw':
    case 'resume':
    case 'block':
    case 'moved':
    case 'status':
    case 'granted':
      return null;
    default:
      return assertNever(event);
  }
}

const MARK = 'sy:';

function opens(text: string): AskedOfChat | null {
  const token = readToken(text);
  return token && { do: 'open', token };
}

function tapped(data: string): AskedOfChat | null {
  const [, what, text = '', digits] = /^sy:([adp]):([A-Za-z0-9_-]+)(?::(\d\d))?$/.exec(data) ?? [];
  const token = readToken(text);
  if (!token) return null;
  if (what === 'p') return digits === undefined ? null : { do: 'pick', token, digits };
  return digits === undefined ? { do: what === 'a' ? 'agree' : 'decline', token } : null;
}

/** A word and a token, and nothing else. */
function said(text: string): AskedOfChat | null {
  const [, word, rest = ''] = /^\s*(join|yes)[\s:]+([0-9a-z][0-9a-z\s-]{8,14}?)[\s.!]*$/i.exec(text.normalize('NFKC')) ?? [];
  const token = word && readToken(rest);
  if (!token) return null;
  return { do: word.toLowerCase() === 'yes' ? 'agree' : 'open', token };
}
