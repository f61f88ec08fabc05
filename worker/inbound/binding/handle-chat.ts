/**
 * The dialog of a chat that a link opened: the published text and two buttons, the tap, two digits. The tap grants to the app's own address and
 * to nobody else; the digits tell whether the page and the chat are one person's. Whoever opens a link second hears that it is taken.
 *
 * The platform vouches for who tapped; the link's ledger for whose link it is. When it resolves, all that follows is durable; told again, it
 * does the same once.
 */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import { DAY_MS } from '../../../shared/limits.ts';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import type { PageEvidence } from '../../consent/evidence.ts';
import type { InboundAct, InboundTold } from '../../consent/inbound-act.ts';
import type { AddressView, LedgerApi, LedgerPlace, MessageTemplate } from '../../consent/ledger-api.ts';
import type { AskedInApp, LinkAct, LinkActed } from '../../consent/link-wish.ts';
import type { PublishedWidget } from '../../workspace/workspace-api.ts';
import type { InboundEvent } from '../inbound.ts';
import { type AskedOfChat, askedOfChat } from './asked-of-chat.ts';
import { answer, type Chat, hasButtons, offerMessage, pickMessage } from './chat-messages.ts';

/** The account that the event came in on. */
export interface ChatAccount {
  readonly id: string;
  readonly platform: string;
  readonly programme: string;
}

export interface ChatDeps {
  readonly workspace: string;
  readonly partitions: number;
  ledger(partition: number): Pick<LedgerApi, 'actOnLink' | 'find' | 'inbound'>;
  partitionOf(address: Address): number;
  /** That version of a widget; null where it is not there any more. */
  published(widget: string, version: number): Promise<PublishedWidget | null>;
  /** Whether this sender has not yet typed too many wrong tokens this hour. @param attempt names this message, however often it is told */
  mayTry(account: string, sender: Address, attempt: string): Promise<boolean>;
  countWrong(account: string, sender: Address, attempt: string): Promise<void>;
  /** Whether that platform puts buttons below words of the moment. */
  showsButtons(platform: string): boolean;
  /** Where the chat is a page of ours, or is told in the answer to its own event: takes what would be sent. */
  show?(answer: MessageTemplate): void;
}

/** `not_ours`: whoever judges events goes on with it. */
export async function handleChat(event: InboundEvent, account: ChatAccount, deps: ChatDeps): Promise<'handled' | 'not_ours'> {
  const asked = askedOfChat(event);
  if (!asked || asked.token.partition >= deps.partitions) return 'not_ours';
  const told: Told = { event, account, deps, asked };
  if (asked.token.isTyped && !(await deps.mayTry(account.id, event.from, event.id))) return 'not_ours';
  const acted = await act(told, await actOf(told));
  if (!acted) {
    if (asked.token.isTyped) await deps.countWrong(account.id, event.from, event.id);
    // A "No thanks" under a link that is long gone still means no.
    if (asked.do !== 'decline') return 'not_ours';
    await decline(told, null);
    return 'handled';
  }
  await follow(told, acted);
  // Following the account lifts its stop, which is not for us to say.
  return event.kind === 'unblock' ? 'not_ours' : 'handled';
}

interface Told {
  readonly event: InboundEvent;
  readonly account: ChatAccount;
  readonly deps: ChatDeps;
  readonly asked: AskedOfChat;
}

async function actOf(told: Told): Promise<LinkAct> {
  const { asked } = told;
  if (asked.do === 'pick') return pickAct(told, asked.digits);
  return asked.do === 'agree' && !canTap(told) ? { do: 'agree', withoutDigits: true } : { do: asked.do };
}

const canTap = ({ event, account, deps }: Told): boolean => hasButtons(event.channel) && deps.showsButtons(account.platform);

async function follow(told: Told, acted: LinkActed): Promise<void> {
  const shown = await shownIn(told, acted.asked);
  if (told.asked.do === 'decline') return decline(told, shown);
  if (!shown) return;
  const { chat, document } = shown;
  const { token } = told.asked.token;
  switch (acted.answer) {
    case 'offer':
      return say(told, offerMessage(chat, document, token));
    case 'agree':
      return agree(told, acted, shown);
    case 'match':
      return say(told, answer(chat, 'matched'));
    case 'no_match':
      return say(told, answer(chat, 'not_matched'));
    case 'taken':
      return say(told, answer(chat, 'taken'));
    case 'over':
      return say(told, answer(chat, 'over'));
    case 'noted':
      return say(told, answer(chat, 'said_yes'));
  }
}

/** First the grant, then the link knows of it: a page never says that something is agreed before it is recorded. */
async function agree(told: Told, acted: LinkActed, { chat, document, control, hash }: Shown): Promise<void> {
  const { asked, offered } = acted;
  const grants = control.channels.map((channel) => ({
    programme: control.programme,
    channel,
    purpose: control.purpose,
    topics: asked.topics,
    disclosure: hash,
    optIn: control.opt_in,
    grantLifeMs: control.grant_life_days === null ? null : control.grant_life_days * DAY_MS,
  }));
  const context = { by: 'app_link', widget: asked.widget, widget_version: asked.widgetVersion, locale: document.locale };
  const granted = offered ? pickMessage(chat, offered, told.asked.token.token) : answer(chat, 'said_yes');
  const over = answer(chat, 'over');
  await inbound(told, { do: 'grant', method: 'deep_link', grants }, { granted, claimed: over, nothing: over }, context);
  const view = await own(told);
  const stands = view?.state.keys.some(
    (key) =>
      key.programme === control.programme &&
      control.channels.includes(key.channel) &&
      key.purpose === control.purpose &&
      key.standing === 'granted' &&
      key.verified,
  );
  if (stands) await act(told, { do: 'granted', evidence: evidenceOf(told) });
}

/** Somebody who agreed before and now says no has taken it back; somebody who had agreed to nothing has declined, which needs no record. */
async function decline(told: Told, shown: Shown | null): Promise<void> {
  const { event, account } = told;
  const channels: readonly ChannelId[] = shown?.control.channels ?? [event.channel];
  const state = (await own(told))?.state;
  const holds = state?.keys.some(
    (key) => key.programme === account.programme && channels.includes(key.channel) && (key.standing === 'granted' || key.claims.length > 0),
  );
  const reply = shown ? answer(shown.chat, 'said_no') : undefined;
  if (!holds) return reply ? say(told, reply) : undefined;
  const withdrawal: InboundAct = { do: 'withdraw', programme: account.programme, channels, isStop: false, isCertain: true };
  await inbound(told, withdrawal, reply ? { withdrawn: reply } : {}, { by: 'app_link' });
}

/** The account as its own ledger knows it now: a link names who it is joined with, not only by which address. */
async function pickAct(told: Told, digits: string): Promise<LinkAct> {
  const view = await own(told);
  const partition = told.deps.partitionOf(told.event.from);
  const contact = view && !view.state.erased ? { partition, no: view.no, epoch: view.state.epoch } : null;
  return { do: 'pick', digits, contact, evidence: evidenceOf(told) };
}

const act = ({ event, account, deps, asked }: Told, what: LinkAct): Promise<LinkActed | null> => {
  const { partition, token } = asked.token;
  const by = { address: event.from, channel: event.channel, account: account.id, programme: account.programme };
  return deps.ledger(partition).actOnLink(placeOf(deps, partition), token, by, what);
};

const own = ({ event, deps }: Told): Promise<AddressView | null> => {
  const partition = deps.partitionOf(event.from);
  return deps.ledger(partition).find(placeOf(deps, partition), event.from);
};

const say = (told: Told, reply: MessageTemplate): Promise<void> => inbound(told, { do: 'note' }, { noted: reply }, { by: 'app_link' });

async function inbound(
  { event, account, deps }: Told,
  what: InboundAct,
  replies: NonNullable<InboundTold['replies']>,
  context: Readonly<Record<string, unknown>>,
): Promise<void> {
  const partition = deps.partitionOf(event.from);
  const { did } = await deps.ledger(partition).inbound(placeOf(deps, partition), event.from, {
    account: account.id,
    // A follow is told to the ledger once more, as what it is by itself.
    messageId: event.kind === 'unblock' ? `${event.id}#link` : event.id,
    channel: event.channel,
    at: event.at,
    // Neither a page nor the opening of a chat opens a window for messages.
    isMessage: deps.show === undefined,
    words: event.kind === 'text' ? event.text : null,
    context: { platform: account.platform, event: event.kind, to: event.to, ...context },
    act: what,
    ...(deps.show === undefined && { replies, invited: true }),
  });
  // A platform that comes again has not seen the answer.
  const shown = replies[did === 'duplicate' ? 'noted' : did];
  if (shown) deps.show?.(shown);
}

interface Shown {
  readonly chat: Chat;
  readonly document: DisclosureDocument;
  /** SHA-256 of the document. */
  readonly hash: string;
  readonly control: PublishedWidget['version']['controls'][number];
}

/** The text that the link's version issued for this channel; null where it is not there, or the workspace is suspended. */
async function shownIn(told: Told, asked: AskedInApp): Promise<Shown | null> {
  const { event, account, deps } = told;
  const published = await deps.published(asked.widget, asked.widgetVersion);
  const control = published?.version.controls.find(
    ({ channels, purpose }) => channels.includes(asked.channel) && purpose === asked.purpose,
  );
  const hash = control?.disclosures[asked.locale];
  const document = hash === undefined ? undefined : published?.documents[hash];
  if (!published || published.suspended || !control || hash === undefined || !document) return null;
  const chat = {
    channel: event.channel,
    account: account.id,
    locale: asked.locale,
    brand: published.programme.sender.brand,
    hasButtons: canTap(told),
  };
  return { chat, document, hash, control };
}

function evidenceOf({ event, account }: Told): PageEvidence {
  const verification = { by: 'app_link', channel: event.channel, account: account.id, message_id: event.id };
  return { grade: 'client_attested', page: null, network: null, presentation: null, verification, context: null };
}

const placeOf = ({ workspace, partitions }: ChatDeps, partition: number): LedgerPlace => ({ workspace, partition, partitions });
