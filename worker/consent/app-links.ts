/**
 * Links into apps, as the ledger of their submission keeps them: made, opened, answered, matched. It grants nothing: the grant is the app
 * address's own, in that address's ledger. What is learnt of two addresses goes to `app-linking.ts`.
 */
import { LINKS_LIVE_MAX } from '../../shared/link-limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { TEXT_CHANNELS } from '../../shared/vocabulary.ts';
import { hex, utf8 } from '../platform/bytes.ts';
import { type AppLinkEvent, digitsShown, isLive, newAppLink, stepAppLink } from './app-link.ts';
import { tellOfApp } from './app-linking.ts';
import { drawDigits } from './draw-digits.ts';
import type { SubmissionLocalId, SubmitAnswer } from './ledger-api.ts';
import type {
  ActingApp,
  AgreedInApps,
  AskedInApp,
  LinkAct,
  LinkActed,
  LinkState,
  LinkWish,
  LinkWishCommand,
  NewLink,
} from './link-wish.ts';
import type { Session } from './session.ts';
import { insertLink, insertWish, linkById, linkByToken, linksOfSubmission, type StoredLink, saveLink, wishOf } from './store-app-links.ts';
import { submissionParts } from './store-days.ts';

/** A form in which nothing but apps was chosen: no act, no address, only what a link will be made from. */
export function wishLinks(session: Session, command: LinkWishCommand): SubmitAnswer {
  const isNew = insertWish(session, command.submission, session.keys.idempotencyHash(utf8(command.bodyHash)), command);
  if (isNew === null) return err({ reason: 'idempotency_key_reused' });
  // A ledger without records writes its place down, too: what it keeps must be found by its alarm.
  if (isNew) session.head = { ...session.head };
  return ok({ submission: command.submission });
}

export function linkWishOf(session: Session, submission: SubmissionLocalId): (LinkWish & AgreedInApps) | null {
  const wish = wishOf(session, submission);
  if (!wish) return null;
  const agreed = linksOfSubmission(session, submission).flatMap(({ link, asked }) => (link.answer === 'agreed' ? [asked.channel] : []));
  return { ...wish, agreed: [...new Set(agreed)] };
}

export function makeLink(session: Session, { id, submission, token, asked }: NewLink): Result<void, { readonly reason: 'too_many' }> {
  const live = linksOfSubmission(session, submission).filter(({ link }) => isLive(link, session.nowMs));
  if (live.length >= LINKS_LIVE_MAX) return err({ reason: 'too_many' });
  insertLink(session, { id, submission, asked, link: newAppLink(session.nowMs) }, token);
  session.head = { ...session.head };
  return ok(undefined);
}

export function linkState(session: Session, id: string): LinkState | null {
  const stored = linkById(session, id);
  if (!stored) return null;
  const { link, asked } = stored;
  const pending = !isLive(link, session.nowMs) ? 'ended' : link.openedAtMs === null ? 'waiting' : 'opened';
  return {
    submission: stored.submission,
    status: link.answer === 'none' ? pending : link.answer,
    digits: digitsShown(link, session.nowMs),
    asked,
  };
}

/** What an app account did with a token; null where there is no such link in that channel, or no longer. */
export function actOnLink(session: Session, token: string, { address: app, ...heard }: ActingApp, act: LinkAct): LinkActed | null {
  const stored = linkByToken(session, token);
  if (!stored || stored.asked.programme !== heard.programme || !isSameChat(stored.asked, heard)) return null;
  const hash = hex(session.keys.indexHash(app));
  if (act.do === 'pick' && act.contact === null) return { answer: 'over', asked: stored.asked, offered: null };
  const { link, answer } = stepAppLink(stored.link, eventOf(session, stored, hash, act), session.nowMs);
  saveLink(session, { ...stored, link });
  const end = { kind: app.kind, hash };
  // At the first tap and at the match alone: repeating either changes nothing.
  if (act.do === 'granted' && answer === 'noted' && stored.link.agreedAtMs === null) {
    tellOfApp(session, stored.submission, { ...end, contact: null }, act.evidence);
  }
  if (act.do === 'pick' && link.pick === 'right' && stored.link.pick === 'none') {
    tellOfApp(session, stored.submission, { ...end, contact: act.contact }, act.evidence);
  }
  return { answer, asked: stored.asked, offered: link.pick === 'none' ? (link.digits?.offered ?? null) : null };
}

/** A text may come as any of the three, whichever was shown and whoever carries it: they are one sender's. Any other chat is one account's. */
const isSameChat = (asked: AskedInApp, { channel, account }: Pick<ActingApp, 'channel' | 'account'>): boolean =>
  [asked.channel, channel].every((each) => TEXT_CHANNELS.some((text) => text === each)) ||
  (asked.channel === channel && (asked.account ?? account) === account);

function eventOf(session: Session, stored: StoredLink, app: string, act: LinkAct): AppLinkEvent {
  switch (act.do) {
    case 'agree':
      return {
        do: 'agree',
        app,
        digits: !act.withoutDigits && hasOtherAddress(session, stored.submission, app) ? drawDigits(session.random) : null,
      };
    case 'pick':
      return { do: 'pick', app, digits: act.digits };
    default:
      return { do: act.do, app };
  }
}

/** Whether another address was typed in the form: only then there is something to join. */
function hasOtherAddress(session: Session, submission: SubmissionLocalId, app: string): boolean {
  const parts = submissionParts(session, submission);
  return parts.some(({ body, address }) => body.otherPartition !== null || hex(session.keys.indexHash(address.address)) !== app);
}
