/** @jsxImportSource hono/jsx */
/**
 * Where a login at a platform comes back to. It proves an account, and opens the link that it began with: a message goes into the platform's
 * chat, where the person taps, or, where there is no such chat, this page asks. Coming back grants nothing.
 */
import { fillPlaces } from '../../../shared/locales/fill.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import type { MessageTemplate } from '../../consent/ledger-api.ts';
import { ownClock } from '../../consent/time.ts';
import { handleChat } from '../../inbound/binding/handle-chat.ts';
import { readToken } from '../../inbound/binding/link-token.ts';
import { openedAt } from '../../inbound/binding/opened-at.ts';
import type { PlatformLogin } from '../../inbound/binding/platform-login.ts';
import { PLATFORM_LOGINS } from '../../inbound/binding/platform-logins.ts';
import type { InboundEvent } from '../../inbound/inbound.ts';
import { AppChatPage } from '../../pages/app-chat-page.tsx';
import { NoticePage } from '../../pages/notice-page.tsx';
import { hex, sha256Hex, utf8 } from '../../platform/bytes.ts';
import { log } from '../../platform/log.ts';
import type { InboundAccountFound } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { guarded, loginReturnUrl, loginSecrets } from '../enter-app.ts';
import { chatDeps } from '../inbound/chat-deps.ts';
import { loadAccount } from '../inbound/load-account.ts';
import { readForm } from './form-body.ts';
import { makeTicket, readTicket } from './login-ticket.ts';
import { isOwnOrigin } from './own-origin.ts';
import { pageHead, sendPage, visitorLocale } from './page-answer.ts';
import { failedPage, linkGonePage, notFoundPage } from './plain-pages.tsx';

interface OpenLogin {
  readonly publicId: string;
  readonly workspace: string;
  readonly jurisdiction: 'none' | 'eu';
  readonly found: InboundAccountFound;
  readonly login: PlatformLogin;
}

export async function loginReturn(c: AppContext): Promise<Response> {
  const open = await openLogin(c);
  if (!open) return notFoundPage(c);
  const [code, state] = [c.req.query('code') ?? '', c.req.query('state') ?? ''];
  const token = readToken(state);
  // Whoever said no over there comes back without a code.
  if (code === '' || !token || token.isTyped || token.partition >= open.found.partitions) return linkGonePage(c, null);
  const { login, found, workspace, jurisdiction } = open;
  const redirectUri = loginReturnUrl(c, { workspace, jurisdiction }, found.account.id);
  const nowMs = c.get('services').clock.now();
  const who = await login.exchange({ account: found.account, redirectUri, code, nowMs, call: guarded(c), ...loginSecrets(c, state) });
  if (!who.ok) {
    log('info', 'app_login_refused', { workspace, account: found.account.id, reason: who.error });
    return linkGonePage(c, null);
  }
  const event: InboundEvent = {
    kind: 'start',
    token: state,
    ...toldBy(c, login.channel, who.value.address, `login:${sha256Hex(utf8(code))}`),
  };
  if (isOnPage(login.channel)) return answerOnPage(c, open, event);
  if (!who.value.isFriend) return notice(c, open, 'friend_first');
  return (await handleChat(event, found.account, chatDeps(c, workspace, found.partitions))) === 'handled'
    ? notice(c, open, 'go_to_chat')
    : linkGonePage(c, null);
}

/** A tap on our page, by whoever signed in before it. */
export async function loginTap(c: AppContext): Promise<Response> {
  if (!isOwnOrigin(c)) return failedPage(c, 403);
  const open = await openLogin(c);
  if (!open) return notFoundPage(c);
  const form = await readForm(c);
  if (!form) return failedPage(c, 400);
  const from = readTicket(c, open.publicId, form.get('ticket') ?? '');
  if (!from || !isOnPage(open.login.channel)) return linkGonePage(c, null);
  const id = `page:${hex(c.get('services').random(16))}`;
  return answerOnPage(c, open, { kind: 'tap', data: form.get('data') ?? '', ...toldBy(c, open.login.channel, from, id) });
}

/** KakaoTalk has no chat in which a business may write freely: its own bot API is the consultation's. */
const isOnPage = (channel: ChannelId): boolean => channel === 'kakaotalk';

async function openLogin(c: AppContext): Promise<OpenLogin | null> {
  const publicId = c.req.param('account_id') ?? '';
  const id = c.get('services').ids.read('channel_account', publicId);
  const found = id && (await loadAccount(c, id));
  const login = found ? PLATFORM_LOGINS[found.account.platform] : undefined;
  if (!id || !found || !login || found.account.inbound === 'off') return null;
  c.set('workspace', id.workspace);
  return { publicId, workspace: id.workspace, jurisdiction: id.jurisdiction, found, login };
}

const toldBy = (c: AppContext, channel: ChannelId, from: Address, id: string) => ({
  id,
  channel,
  from,
  to: null,
  at: ownClock(c.get('services').clock.now()),
});

async function answerOnPage(c: AppContext, open: OpenLogin, event: InboundEvent): Promise<Response> {
  const answers: MessageTemplate[] = [];
  const deps = { ...chatDeps(c, open.workspace, open.found.partitions), show: (answer: MessageTemplate) => void answers.push(answer) };
  await handleChat(event, open.found.account, deps);
  const [first] = answers;
  if (!first) return linkGonePage(c, null);
  const locale = first.locale ?? visitorLocale(c);
  const head = await pageHead(c, { locale, config: null });
  return sendPage(
    c,
    <AppChatPage
      head={head}
      title={channelName(locale, event.channel)}
      says={answers.map(({ text }) => text)}
      buttons={answers.flatMap(({ buttons }) => buttons ?? [])}
      action={`/link/${open.publicId}`}
      ticket={makeTicket(c, open.publicId, event.from)}
    />,
  );
}

async function notice(c: AppContext, { found, login }: OpenLogin, what: 'friend_first' | 'go_to_chat'): Promise<Response> {
  const locale = visitorLocale(c);
  const head = await pageHead(c, { locale, config: null });
  const { links } = head.texts;
  const name = channelName(locale, login.channel);
  const brand = found.programme?.sender.brand ?? '';
  const text = fillPlaces(links[what], { channel: name, brand }, head.texts.direction);
  const link = { url: chatUrl(found), label: fillPlaces(links.open, { channel: name }, head.texts.direction) };
  return sendPage(c, <NoticePage head={head} title={name} text={text} link={link} />);
}

/** Opens the account's own page in the app, where it can be added and written to. LINE docs, "Use LINE features with the LINE URL scheme". */
function chatUrl({ account: { settings } }: InboundAccountFound): string {
  const basicId = 'basic_id' in settings ? settings.basic_id : '';
  return openedAt(`https://line.me/R/ti/p/${encodeURIComponent(basicId)}`, settings);
}

const channelName = (locale: string, channel: ChannelId): string => languageFor(locale).disclosure.control[channel] ?? channel;
