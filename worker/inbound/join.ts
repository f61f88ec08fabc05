/**
 * Whether what a person wrote is one of the merchant's keywords at the sender that they wrote to, and what it joins. Pure. A keyword is the
 * whole message: "join us for dinner?" joins nothing.
 */
import { keywordText } from '../../shared/keyword-text.ts';
import { DAY_MS } from '../../shared/limits.ts';
import type { InboundGrant } from '../consent/inbound-act.ts';
import type { MessageTemplate } from '../consent/ledger-api.ts';
import type { KeywordForUse } from '../workspace/keyword-reply.ts';
import type { InboundEvent } from './inbound.ts';
import type { Joined } from './judge-event.ts';

type Words = Pick<Extract<InboundEvent, { readonly kind: 'text' }>, 'channel' | 'to' | 'text'>;

/** Null where it is none of them. A sender that the payload doesn't name is taken for any of the account's. */
export function joinedBy({ channel, to, text }: Words, keywords: readonly KeywordForUse[]): Joined | null {
  const said = keywordText(text);
  const meant = keywords.find(
    ({ view, document }) =>
      keywordText(view.word) === said &&
      document.covers.some((cover) => cover.channel === channel) &&
      (to === null || sameSender(document.sender.accounts[channel], to)),
  );
  if (!meant) return null;
  const { view, document, grantLifeDays } = meant;
  const grants = document.covers.map(
    (cover): InboundGrant => ({
      programme: view.programme,
      channel: cover.channel,
      purpose: cover.purpose,
      topics: view.topics ?? null,
      disclosure: view.disclosure,
      // The person's own message from this address is the proof that a code would be.
      optIn: 'single',
      grantLifeMs: grantLifeDays === null ? null : grantLifeDays * DAY_MS,
    }),
  );
  const reply: MessageTemplate = { channel, text: view.reply, subject: null, kind: 'notice', locale: document.locale };
  const context = {
    keyword: view.id,
    ...(view.campaign !== undefined && { campaign: view.campaign }),
    ...(view.widget && { widget: view.widget }),
  };
  return { grants, context, replies: { granted: reply, nothing: reply } };
}

/** Numbers by their digits, names by their letters: vendors write both in several ways. */
function sameSender(account: string | undefined, to: string): boolean {
  if (account === undefined) return false;
  const [a, b] = [account, to].map((each) => each.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase());
  return a === b;
}
