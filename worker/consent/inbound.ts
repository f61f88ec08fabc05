/**
 * Takes what a platform told of one address: each message once, in one commit with all that follows from it. What the words mean was
 * judged before; here they become records. A withdrawal is never refused, and nothing but a withdrawal or the person's own grant makes
 * anything of an address that is not known.
 */
import { INBOUND_GRANTS_PER_ADDRESS_DAY, REPLIES_PER_ADDRESS_DAY, REPLY_LIFE_MS } from '../../shared/inbound-limits.ts';
import { DAY_MS, SUPPRESSION_DATED_MS } from '../../shared/limits.ts';
import { assertNever } from '../../shared/result.ts';
import type { Address, Method } from '../../shared/vocabulary.ts';
import type { Command, Interval } from './command.ts';
import { decide } from './decide.ts';
import type { PageEvidence } from './evidence.ts';
import type { InboundAct, InboundAnswer, InboundDid, InboundTold } from './inbound-act.ts';
import { confirmByReply } from './inbound-confirm.ts';
import { givenAt } from './inbound-time.ts';
import { covers } from './key-cover.ts';
import type { ActKey, ActRecord, AddressState } from './model.ts';
import { inWishedLanguage } from './reply-language.ts';
import type { Session } from './session.ts';
import { addressByValue, addressOrNew, type OpenAddress } from './store-addresses.ts';
import { takeOnce } from './store-inbound.ts';
import { queueMessage } from './store-messages.ts';
import { chain } from './store-records.ts';
import { suppressionOf } from './suppressions.ts';
import { type Writing, write } from './writing.ts';

type ActTo<Do extends InboundAct['do']> = Extract<InboundAct, { readonly do: Do }>;
type Done = { readonly did: InboundDid; readonly records: readonly ActRecord[] };

const NOTHING: Done = { did: 'nothing', records: [] };

export function inbound(session: Session, address: Address, told: InboundTold): InboundAnswer {
  const known = addressByValue(session, address);
  // Whoever writes to the merchant and is nobody here leaves no trace.
  if (!known && !told.invited && (told.act.do === 'note' || told.act.do === 'stop' || told.act.do === 'resume'))
    return answer(told.act.do === 'note' ? 'noted' : 'nothing');
  if (!takeOnce(session, address, told)) return answer('duplicate');
  const open = known ?? addressOrNew(session, address);
  const before = open.state;
  const done = carryOut(session, open, told);
  // An answer is sealed under the address's key, so there must be one.
  if (open.fresh && told.invited) write(session, open, evidenceOf(told), null, Math.min(told.at.fromMs, session.nowMs)).close();
  if (open.fresh) return answer(done.did);
  if (told.isMessage) noteConversation(session, open, told);
  reply(session, open, told, done.did, before);
  return answer(done.did, done.records);
}

const answer = (did: InboundDid, records: readonly ActRecord[] = []): InboundAnswer => ({ did, records: records.map(({ seq }) => seq) });

function carryOut(session: Session, open: OpenAddress, told: InboundTold): Done {
  const { act } = told;
  switch (act.do) {
    case 'withdraw':
      return withdraw(session, open, told, act);
    case 'stop':
    case 'resume': {
      const keys = act.channels.map((channel): ActKey => ({ programme: null, channel, purpose: null }));
      const records = recordEach(
        session,
        open,
        told,
        keys.map((key) => report(told, act.do, key)),
      );
      return { did: act.do === 'stop' ? 'stopped' : 'resumed', records };
    }
    case 'confirm':
      return confirmByReply(session, open, told, act, evidenceOf(told));
    case 'grant':
      return grant(session, open, told, act);
    case 'note':
      return { did: 'noted', records: [] };
    default:
      return assertNever(act);
  }
}

function withdraw(session: Session, open: OpenAddress, told: InboundTold, act: ActTo<'withdraw'>): Done {
  const keys = keysOf(act);
  const acts = act.isStop ? (['withdraw', 'stop'] as const) : (['withdraw'] as const);
  const records = recordEach(
    session,
    open,
    told,
    keys.flatMap((key) => acts.map((name) => report(told, name, key))),
  );
  return { did: 'withdrawn', records };
}

function keysOf({ programme, channels, ...act }: ActTo<'withdraw'>): readonly ActKey[] {
  const purpose = act.purpose ?? null;
  return channels === null ? [{ programme, channel: null, purpose }] : channels.map((channel) => ({ programme, channel, purpose }));
}

/** The person's own word in that channel; a CEP's is the merchant's, and stands only where an unproved grant would. */
function grant(session: Session, open: OpenAddress, told: InboundTold, act: ActTo<'grant'>): Done {
  const at = givenAt(told.at, session.nowMs);
  if (at === null || !mayGrant(session, open, told, act.method, at)) return NOTHING;
  // Just before the grant: a stop that is lifted after it would ask for another.
  const liftedAt = { fromMs: at.fromMs - 1, toMs: at.fromMs - 1 };
  const lifted = (act.lifts ?? []).map((channel) =>
    report({ ...told, at: liftedAt }, 'resume', { programme: null, channel, purpose: null }),
  );
  const grants = act.grants.map((given): Command => {
    const { programme, channel, purpose, topics, disclosure, optIn, grantLifeMs } = given;
    const terms = grantLifeMs === null ? {} : { expires_at_ms: at.fromMs + grantLifeMs };
    const key = { programme, channel, purpose };
    return { do: 'report', act: 'grant', key, topics, method: act.method, disclosure, at, verified: isProved(told), optIn, terms };
  });
  const records = recordEach(session, open, told, [...lifted, ...grants]);
  const seqs = records.filter((record) => record.act === 'grant').map(({ seq }) => seq);
  if (open.state.keys.some(({ grantSeq }) => grantSeq !== null && seqs.includes(grantSeq))) return { did: 'granted', records };
  const isClaimed = open.state.keys.some(({ claims }) => claims.some(({ seq }) => seqs.includes(seq)));
  return { did: isClaimed ? 'claimed' : 'nothing', records };
}

/** What was said before an erasure brings nobody back, nor does what a CEP says after it. */
function mayGrant(session: Session, open: OpenAddress, told: InboundTold, method: Method, at: Interval): boolean {
  const suppressed = suppressionOf(session, open.address);
  if (suppressed) {
    const erasedAtMs = suppressed.erasedAtMs ?? session.nowMs - SUPPRESSION_DATED_MS;
    if (!isProved(told) || at.fromMs <= erasedAtMs) return false;
  }
  let grants = 0;
  for (const { record } of chain(session.sql, open.lastSeq, 0)) {
    if (record.recordedAtMs < session.nowMs - DAY_MS) break;
    if (record.act === 'grant' && record.method === method) grants += 1;
    if (grants >= INBOUND_GRANTS_PER_ADDRESS_DAY) return false;
  }
  return true;
}

const isProved = ({ proved }: InboundTold): boolean => proved !== false;

function report(told: InboundTold, act: 'withdraw' | 'stop' | 'resume', key: ActKey): Command {
  const method = told.isMessage ? 'keyword' : 'platform_event';
  const verified = isProved(told);
  return { do: 'report', act, key, topics: null, method, disclosure: null, at: told.at, verified, optIn: 'double', terms: {} };
}

/** Nothing of an act that takes away can be refused; what gives was judged before it came here. */
function recordEach(session: Session, open: OpenAddress, told: InboundTold, commands: readonly Command[]): readonly ActRecord[] {
  const writing: Writing = write(session, open, evidenceOf(told), null, Math.min(told.at.fromMs, session.nowMs));
  const records = commands.flatMap((command) => {
    const decided = decide(command, writing.state, session.nowMs);
    return decided.ok ? decided.value.map((draft) => writing.record(draft)) : [];
  });
  if (!open.fresh || records.length > 0) writing.close();
  return records;
}

function evidenceOf(told: InboundTold): PageEvidence {
  const isProvedHere = isProved(told);
  return {
    grade: isProvedHere ? 'address_verified' : 'client_attested',
    page: null,
    network: null,
    presentation: null,
    verification: isProvedHere ? { account: told.account, channel: told.channel, message_id: told.messageId } : null,
    context: { ...told.context, account: told.account, message_id: told.messageId, ...(told.words !== null && { words: told.words }) },
  };
}

/** As early as it may have been, so that a window never stays open for longer than the platform's own. */
function noteConversation(session: Session, open: OpenAddress, { channel, at }: InboundTold): void {
  const atMs = Math.min(at.fromMs, session.nowMs);
  if (atMs <= (open.state.epochBegan?.atMs ?? 0)) return; // a former owner's
  session.sql.exec(
    `INSERT INTO conversations VALUES (?, ?, ?, ?) ON CONFLICT (addr, channel) DO UPDATE SET epoch = excluded.epoch,
       last_inbound_at_ms = excluded.last_inbound_at_ms WHERE epoch <> excluded.epoch OR last_inbound_at_ms < excluded.last_inbound_at_ms`,
    open.no,
    channel,
    open.state.epoch,
    atMs,
  );
}

/** At once or not at all, and a stop is confirmed only to somebody who was not out already: one text, as 47 CFR 64.1200(a)(12) has it. */
function reply(session: Session, open: OpenAddress, told: InboundTold, did: InboundDid, before: AddressState): void {
  const offered = told.replies?.[did];
  if (!offered || told.at.toMs + REPLY_LIFE_MS < session.nowMs) return;
  if (told.act.do === 'withdraw' && keysOf(told.act).every((key) => isOut(before, key))) return;
  const { sent } = session.sql
    .exec<{ sent: number }>('SELECT count(*) AS sent FROM messages WHERE addr = ? AND created_at_ms > ?', open.no, session.nowMs - DAY_MS)
    .one();
  if (sent >= REPLIES_PER_ADDRESS_DAY) return;
  const template = inWishedLanguage(offered, open.state.preference.language);
  queueMessage(session, open, template, session.nowMs + REPLY_LIFE_MS, true);
}

/** Whether all of it was withdrawn before, and nothing was given since. */
function isOut(state: AddressState, wanted: ActKey): boolean {
  const isTold = state.patterns.some(({ act, key, topics }) => act === 'withdraw' && topics === null && covers(key, wanted));
  return isTold && !state.keys.some((key) => covers(wanted, key) && (key.standing === 'granted' || key.claims.length > 0));
}
