/**
 * What one event of a platform is for a ledger. Pure: the classifier's verdict, the merchant's keywords and the words of answers come in as
 * values. It decides who said what about which channels; what that does to a standing is the ledger's alone. Nothing that takes away ever
 * comes out as something that gives.
 */
import type { PlatformId } from '../../shared/contract/channel-account.ts';
import { assertNever } from '../../shared/result.ts';
import { type Address, type ChannelId, TEXT_CHANNELS } from '../../shared/vocabulary.ts';
import type { InboundAct, InboundDid, InboundGrant, InboundReply, InboundTold } from '../consent/inbound-act.ts';
import type { Verdict } from './classify/classify.ts';
import type { InboundEvent } from './inbound.ts';

/** The account that the event came in on, as far as it matters what it means. */
export interface JudgedAccount {
  /** Local id. */
  readonly id: string;
  readonly platform: PlatformId;
  readonly programme: string;
  readonly inbound: 'off' | 'withdrawals' | 'withdrawals_and_grants';
}

export type Replies = Partial<Readonly<Record<InboundDid, InboundReply>>>;

/** What a person's words join, by the merchant's own keywords. */
export interface Joined {
  readonly grants: readonly InboundGrant[];
  /** Kept as evidence: the keyword, its campaign. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly replies?: Replies;
}

export interface Heard {
  /** Of the event's words; null for an event that has none. */
  readonly verdict: Verdict | null;
  readonly joined: Joined | null;
  /** What a CEP's word that somebody agreed stands for here; null where the merchant has not said which text they were shown. */
  readonly grantedThere: readonly InboundGrant[] | null;
  readonly replies: Replies;
}

export type Judged =
  /** To each of the addresses that the event names. */
  | { readonly to: readonly Address[]; readonly told: InboundTold }
  /** `status`: about a message of ours. `moved`: the person's other id, see `carry-over.ts`. `grant_not_taken`: a CEP's word that does not count. */
  | { readonly skipped: 'status' | 'moved' | 'grant_not_taken' };

export function judgeEvent(event: InboundEvent, account: JudgedAccount, heard: Heard): Judged {
  switch (event.kind) {
    case 'text':
      return tell(event, account, textAct(event, account, heard), heard);
    case 'start':
      return tell(
        event,
        account,
        event.text === undefined ? { do: 'note' } : textAct({ ...event, text: event.text }, account, heard),
        heard,
      );
    case 'tap':
      // A button that is not ours has words on it: a merchant's own "Stop" ends as a typed one does.
      return tell(
        event,
        account,
        event.label === undefined ? { do: 'note' } : textAct({ ...event, text: event.label }, account, heard),
        heard,
      );
    case 'withdraw':
      return tell(
        event,
        account,
        withdrawal(event.channel, account, { purpose: 'marketing', isStop: !isCep(account), isCertain: true }),
        heard,
      );
    case 'block':
      return tell(event, account, { do: 'stop', channels: [event.channel] }, heard);
    case 'resume':
    case 'unblock':
      return tell(event, account, { do: 'resume', channels: [event.channel] }, heard);
    case 'granted':
      return granted(event, account, heard);
    case 'moved':
      return { skipped: 'moved' };
    case 'status':
      return { skipped: 'status' };
    default:
      return assertNever(event);
  }
}

type Words = Pick<Extract<InboundEvent, { readonly kind: 'text' }>, 'channel' | 'to' | 'text' | 'platformSays'>;

/** Whatever else the words may be: if they can mean an end, they are one. */
function textAct(event: Words, account: JudgedAccount, { verdict, joined }: Heard): InboundAct {
  const { channel, platformSays } = event;
  if (platformSays === 'stop' || verdict?.means === 'withdraw') {
    const isCertain = platformSays === 'stop' || verdict?.certain === true;
    return withdrawal(channel, account, { isStop: stopsByItself(event), isCertain });
  }
  if (verdict?.means === 'yes') return { do: 'confirm', channel, sender: event.to ?? '' };
  const lifts = platformSays === 'start' || verdict?.means === 'start' ? oneSender(channel) : null;
  if (joined && joined.grants.length > 0) {
    return { do: 'grant', method: 'keyword', grants: joined.grants, ...(lifts && { lifts }) };
  }
  return lifts ? { do: 'resume', channels: lifts } : { do: 'note' };
}

type Ending = Omit<Extract<InboundAct, { readonly do: 'withdraw' }>, 'do' | 'programme' | 'channels'>;

const withdrawal = (channel: ChannelId, { programme }: JudgedAccount, ending: Ending): InboundAct => ({
  do: 'withdraw',
  programme,
  channels: oneSender(channel),
  ...ending,
});

/** SMS, MMS and RCS of one sender are ended, and lifted, together. DESIGN section 6; Twilio does the same since 2026-03-16. */
const oneSender = (channel: ChannelId): readonly ChannelId[] =>
  TEXT_CHANNELS.some((each) => each === channel) ? TEXT_CHANNELS : [channel];

/** On text channels these words alone make the vendor or the carrier block the number; other words end consent and no more. VENDORS A3. */
const CARRIER_STOPS = ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'];

function stopsByItself({ channel, platformSays, text }: Words): boolean {
  if (platformSays === 'stop') return true;
  return TEXT_CHANNELS.some((each) => each === channel) && CARRIER_STOPS.includes(text.trim().toLowerCase());
}

/** What they say of a person is the merchant's own word. */
const CEPS: readonly PlatformId[] = ['braze', 'segment'];
const isCep = ({ platform }: JudgedAccount): boolean => CEPS.includes(platform);

function granted(event: Extract<InboundEvent, { readonly kind: 'granted' }>, account: JudgedAccount, heard: Heard): Judged {
  const grants = heard.grantedThere?.filter(({ channel }) => channel === event.channel) ?? [];
  if (account.inbound !== 'withdrawals_and_grants' || grants.length === 0) return { skipped: 'grant_not_taken' };
  return tell(event, account, { do: 'grant', method: 'platform_event', grants }, heard);
}

function tell(event: InboundEvent, account: JudgedAccount, act: InboundAct, { verdict, joined, replies }: Heard): Judged {
  const isMessage = event.kind === 'text' || event.kind === 'start' || event.kind === 'tap';
  const isJoining = act.do === 'grant' && act.method === 'keyword';
  const told: InboundTold = {
    account: account.id,
    messageId: event.id,
    channel: event.channel,
    at: event.at,
    isMessage,
    words: wordsOf(event),
    context: {
      platform: account.platform,
      event: event.kind,
      to: event.to,
      ...(verdict && { rule: verdict.rule, certain: verdict.certain }),
      ...(act.do === 'withdraw' && !act.isCertain && { flagged: 'uncertain' }),
      ...(isJoining && joined?.context),
    },
    act,
    proved: event.kind !== 'granted' && !isCep(account),
    replies: { ...replies, ...(isJoining && joined?.replies) },
  };
  return { to: addressesOf(event, act), told };
}

/** A second id in the same signed payload is the same person: what takes away holds for both, what gives for the one that they wrote from. */
function addressesOf(event: InboundEvent, act: InboundAct): readonly Address[] {
  return event.also === undefined || act.do === 'grant' ? [event.from] : [event.from, event.also];
}

function wordsOf(event: InboundEvent): string | null {
  switch (event.kind) {
    case 'text':
      return event.text;
    case 'start':
      return event.text ?? null;
    case 'withdraw':
    case 'resume':
    case 'granted':
      return event.words;
    case 'tap':
    case 'block':
    case 'unblock':
    case 'moved':
    case 'status':
      return null;
    default:
      return assertNever(event);
  }
}
