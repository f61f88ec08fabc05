/**
 * Links of a submission into apps: made by the holder of its secret, asked about by the holder of the link's own. The answers say what the
 * form asked for and what was done in the app; nothing here looks at what is stored of the address that was typed.
 */
import type { LinkMade, LinkView } from '../../shared/contract/link.ts';
import { LINK_OPEN_LIFE_MS, LINK_POLL_AFTER_SECONDS } from '../../shared/link-limits.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import { languageFor } from '../../shared/locales/languages.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import type { AskedInApp, WishedApp } from '../consent/link-wish.ts';
import { iso } from '../consent/wire.ts';
import { linkToken, linkWord } from '../inbound/binding/link-token.ts';
import { accountFor, type LinkAccount, linkWay } from '../inbound/binding/link-way.ts';
import { ledgerStub, workspaceStub } from '../objects.ts';
import { qrPath } from '../pages/qr.ts';
import { hex } from '../platform/bytes.ts';
import type { IdParts } from '../platform/ids.ts';
import type { PublishedWidget, WorkspaceApi } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import { enterApp } from './enter-app.ts';
import { loadWidgetAt } from './load-widget.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';
import { problemAt } from './refusal-to-wire.ts';
import { isWithinOwnTime, type OpenSubmission, partitionsOf } from './submission-access.ts';

/** A submission as far as links go: what it was shown, and what it may be linked to. */
export interface LinkableSubmission {
  readonly open: OpenSubmission;
  readonly shown: PublishedWidget;
  readonly locale: string;
  /** Local id. */
  readonly widget: string;
  readonly apps: readonly WishedApp[];
}

/** Null where nothing of the submission is kept. */
export async function linkable(c: AppContext, open: OpenSubmission): Promise<LinkableSubmission | null> {
  const { place, local, jurisdiction, view } = open;
  const wish = await ledgerStub(c.env, place.workspace, place.partition).linkWish(place, local);
  const from = wish ?? view;
  const shown = from && (await loadWidgetAt(c, { workspace: place.workspace, jurisdiction, local: from.widget }, from.widgetVersion));
  if (!from || !shown || (view && !isWithinOwnTime(view, c.get('services').clock.now()))) return null;
  const typed = (view?.acts ?? [])
    .concat(view?.owed ?? [])
    .filter(({ status }) => status === 'received' || status === 'confirmed')
    .map(({ channel, purpose, programme }) => ({ channel, purpose, programme, topics: null }));
  return { open, shown, locale: from.locale, widget: from.widget, apps: [...(wish?.apps ?? []), ...typed] };
}

export async function makeLink(c: AppContext, from: LinkableSubmission, channel: ChannelId): Promise<Result<LinkMade, ProblemDraft>> {
  const { open, shown, locale, apps, widget } = from;
  const { workspace, partition } = open.place;
  if (shown.suspended) return err({ status: 403, type: 'suspended' });
  const app = apps.find((each) => each.channel === channel);
  if (!app) return err(notChosen(channel));
  const account = accountFor(channel, app.programme, await accountsOf(c, workspace));
  const way = account && linkWay(channel, account);
  if (!account || !way) return err(notConnected(channel));
  const { ids, random, tokens } = c.get('services');
  const token = way === 'text' ? linkWord(partition, random) : linkToken(partition, random);
  const local = hex(random(LINK_LOCAL_BYTES));
  const asked: AskedInApp = { ...app, account: account.id, widget, widgetVersion: shown.version.version, locale };
  const made = await ledgerStub(c.env, workspace, partition).makeLink(open.place, { id: local, submission: open.local, token, asked });
  if (!made.ok) return err(TOO_MANY);
  const entry = await enterApp(c, { channel, account, way, token, place: open.place, jurisdiction: open.jurisdiction, locale });
  if (!entry) return err(notConnected(channel));
  const id = ids.make('link', { workspace, jurisdiction: open.jurisdiction, partition, local });
  return ok({
    link_id: id,
    link_secret: tokens.submissionSecret(id),
    channel,
    open_url: entry.openUrl,
    text_to_send: entry.textToSend,
    qr: qrPath(entry.code),
    expires_at: iso(c.get('services').clock.now() + LINK_OPEN_LIFE_MS),
    poll_after_seconds: LINK_POLL_AFTER_SECONDS,
    texts: textsOf(channel, locale, entry.textToSend),
  });
}

/** A link as its page sees it. */
export interface OpenLink {
  readonly view: LinkView;
  /** Local id. */
  readonly widget: string;
}

/** With the link's own secret, checked before. @param submission local id of the one in the path */
export async function linkOf(c: AppContext, submission: string, publicId: string, parts: IdParts): Promise<Result<OpenLink, ProblemDraft>> {
  const { workspace, partition, local } = parts;
  const place = { workspace, partition, partitions: await partitionsOf(c, workspace) };
  const state = await ledgerStub(c.env, workspace, partition).linkState(place, local);
  if (state === 'too_soon') return err(TOO_MANY);
  if (state?.submission !== submission) return err(NOT_FOUND);
  const { asked, status, digits } = state;
  const choices = status === 'agreed' ? [{ channel: asked.channel, purpose: asked.purpose }] : [];
  return ok({ view: { link_id: publicId, channel: asked.channel, status, digits, choices }, widget: asked.widget });
}

const LINK_LOCAL_BYTES = 8;

const accountsOf = (c: AppContext, workspace: string): Promise<readonly LinkAccount[]> =>
  (workspaceStub(c.env, workspace) as unknown as WorkspaceApi).channelAccounts();

function textsOf(channel: ChannelId, locale: string, send: LinkMade['text_to_send']): LinkMade['texts'] {
  const { links, disclosure, direction } = languageFor(locale);
  const fill = (text: string) =>
    fillPlaces(
      text,
      { channel: disclosure.control[channel] ?? '', agree: links.agree, text: send?.text ?? '', to: send?.to ?? '' },
      direction,
    );
  const { title, hint, open, scan, waiting, digits, agreed, declined, ended, again } = links;
  return {
    title: fill(title),
    hint: fill(hint),
    open: fill(open),
    scan: fill(scan),
    send: fill(links.send),
    waiting: fill(waiting),
    digits: fill(digits),
    agreed: fill(agreed),
    declined: fill(declined),
    ended: fill(ended),
    again: fill(again),
  };
}

const notChosen = (channel: ChannelId): ProblemDraft =>
  problemAt('invalid-request', 'channel', 'not_chosen', `${channel} was not chosen in this form.`, 'Name a channel that was.');
const notConnected = (channel: ChannelId): ProblemDraft => ({
  ...problemAt(
    'conflict',
    'channel',
    'not_connected',
    `No account of this programme leads into ${channel}.`,
    'Add a channel account that sends on it, with what comes in turned on.',
  ),
  status: 409,
});
const TOO_MANY: ProblemDraft = { status: 429, type: 'too-many-requests' };
