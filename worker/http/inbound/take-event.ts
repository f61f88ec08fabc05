/**
 * Brings one event of a verified webhook to the ledgers of the addresses that it names. When it resolves, all that follows is durable. It
 * holds no rules: `worker/inbound` says what an event means, the ledger what that does.
 */
import { INBOUND_ADDRESS_CHARS_MAX } from '../../../shared/inbound-limits.ts';
import { DAY_MS } from '../../../shared/limits.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import type { InboundGrant, InboundTold } from '../../consent/inbound-act.ts';
import type { MessageTemplate } from '../../consent/ledger-api.ts';
import { partitionOf } from '../../consent/place.ts';
import { carriedOver, leftBehind } from '../../inbound/carry-over.ts';
import { classify, type Verdict } from '../../inbound/classify/classify.ts';
import type { InboundEvent } from '../../inbound/inbound.ts';
import { judgeEvent } from '../../inbound/judge-event.ts';
import { repliesTo } from '../../inbound/replies.ts';
import { ledgerStub } from '../../objects.ts';
import type { InboundAccountFound } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { CHAT_HANDLERS } from './chat-handlers.ts';
import type { Counted } from './inbound-counts.ts';

/** @param said takes what stands in the answer to the webhook. */
export async function takeEvent(
  c: AppContext,
  workspace: string,
  found: InboundAccountFound,
  event: InboundEvent,
  said: MessageTemplate[],
): Promise<Counted> {
  const { account, programme } = found;
  const named = [event.from, ...(event.also ? [event.also] : []), ...(event.kind === 'moved' ? [event.previous] : [])];
  if (!named.every(isAddress)) return { what: 'refused', name: 'bad_address' };
  const accepted: Counted = { what: 'accepted', name: event.kind };
  if (await CHAT_HANDLERS.chat?.(c, workspace, found, event, said)) return accepted;
  if (event.kind === 'moved') {
    await move(c, workspace, found, event);
    return accepted;
  }
  const verdict = verdictOn(event);
  const judged = judgeEvent(event, account, {
    verdict,
    joined: (await CHAT_HANDLERS.joined?.(c, workspace, found, event)) ?? null,
    grantedThere: grantedThere(found),
    replies: repliesTo(event, verdict, account, programme),
  });
  if ('skipped' in judged) return judged.skipped === 'grant_not_taken' ? { what: 'refused', name: judged.skipped } : accepted;
  const { replies: _, ...unanswered } = judged.told;
  // Two ids are one person, who is answered once.
  for (const [index, address] of judged.to.entries()) await tell(c, workspace, found, address, index === 0 ? judged.told : unanswered);
  return accepted;
}

function verdictOn(event: InboundEvent): Verdict | null {
  if (event.kind !== 'text' && event.kind !== 'start' && event.kind !== 'tap') return null;
  const says = event.kind === 'text' ? event.platformSays : undefined;
  const text = event.kind === 'tap' ? event.label : event.text;
  return text === undefined ? null : classify(text, { channel: event.channel, ...(says && { platformSays: says }) });
}

const ledgerOf = (c: AppContext, workspace: string, { partitions }: InboundAccountFound, address: Address) => {
  const partition = partitionOf(c.get('services').env.hash, workspace, address, partitions);
  return { api: ledgerStub(c.env, workspace, partition), place: { workspace, partition, partitions } };
};

async function tell(c: AppContext, workspace: string, found: InboundAccountFound, address: Address, told: InboundTold): Promise<void> {
  const { api, place } = ledgerOf(c, workspace, found, address);
  await api.inbound(place, address, told);
}

/** First what the new id must not be sent, then the end of the old one: a repeat after a failure in between does both again, once. */
async function move(c: AppContext, workspace: string, found: InboundAccountFound, event: Extract<InboundEvent, { kind: 'moved' }>) {
  const former = ledgerOf(c, workspace, found, event.previous);
  const view = await former.api.find(former.place, event.previous);
  if (!view) return;
  for (const told of carriedOver(event, found.account, view.state)) await tell(c, workspace, found, event.from, told);
  await tell(c, workspace, found, event.previous, leftBehind(event, found.account));
}

/** What the merchant says people agreed to at the CEP: its word stands as an unproved grant does, where none was ever taken back. */
function grantedThere({ account, programme, shownTexts }: InboundAccountFound): readonly InboundGrant[] {
  const days = programme?.grant_life_days;
  return shownTexts.map(({ channel, disclosure }) => ({
    programme: account.programme,
    channel,
    purpose: 'marketing',
    topics: null,
    disclosure,
    optIn: 'single',
    grantLifeMs: days === undefined ? null : days * DAY_MS,
  }));
}

/** A short code or a name in letters is nobody's address: nothing could be sent there. */
function isAddress({ kind, value }: Address): boolean {
  if (value === '' || value.length > INBOUND_ADDRESS_CHARS_MAX) return false;
  if (kind === 'phone') return /^\+[1-9]\d{6,14}$/.test(value);
  return kind !== 'email' || /^[^@\s]+@[^@\s]+$/.test(value);
}
