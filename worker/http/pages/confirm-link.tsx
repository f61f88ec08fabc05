/** @jsxImportSource hono/jsx */
/**
 * /c/:token, the link in a mail that asks for a code. GET shows what its button would agree to and writes nothing, since scanners open every
 * link of a mail; POST confirms. A link that is made up, over, answered, replaced or of another grade gets one and the same page.
 */
import type { ConfigControl, WidgetConfig } from '../../../shared/contract/config.ts';
import { mailLinkTexts } from '../../../shared/locales/mail-link.ts';
import type { ChannelId, Purpose } from '../../../shared/vocabulary.ts';
import { AgreedPage } from '../../pages/agreed-page.tsx';
import { ConfirmPage } from '../../pages/confirm-page.tsx';
import { widgetConfigFor } from '../config.ts';
import { type OpenConfirmLink, openConfirmLink, pressConfirmLink } from '../confirm-link.ts';
import type { AppContext } from '../context.ts';
import { isOwnOrigin } from './own-origin.ts';
import { pageHead, sendPage } from './page-answer.ts';
import { failedPage, linkGonePage } from './plain-pages.tsx';

export async function confirmLinkGet(c: AppContext): Promise<Response> {
  const text = c.req.param('token') ?? '';
  const open = await openConfirmLink(c, text);
  if (!open) return linkGonePage(c, null);
  const { config, head } = await lookOf(c, open);
  const asked = controlsOf(config, open.waiting.pairs).map(({ label, text: words, channels }) => ({
    channel: channels[0] ?? ('email' as const),
    label,
    text: words,
  }));
  const page = { head, texts: mailLinkTexts(config.locale), action: `/c/${encodeURIComponent(text)}`, address: open.waiting.masked, asked };
  return sendPage(c, <ConfirmPage {...page} />);
}

export async function confirmLinkPost(c: AppContext): Promise<Response> {
  if (!isOwnOrigin(c)) return failedPage(c, 403);
  const open = await openConfirmLink(c, c.req.param('token') ?? '');
  const answer = open && (await pressConfirmLink(c, open));
  if (!open || !answer?.ok) return linkGonePage(c, null);
  const { config, head } = await lookOf(c, open);
  const agreed = controlsOf(config, answer.value.pairs).map(({ label, channels }) => ({
    channel: channels[0] ?? ('email' as const),
    label,
  }));
  return sendPage(c, <AgreedPage head={head} form={head.texts.form} agreed={agreed} manageUrl={answer.value.manageUrl} startUrl="/" />);
}

/** In the language and with the look of the form that was filled in, whoever opens the link. */
async function lookOf(c: AppContext, { shown, waiting }: OpenConfirmLink) {
  const config = widgetConfigFor(shown, waiting.locale);
  return { config, head: await pageHead(c, { locale: config.locale, config }) };
}

const controlsOf = (
  config: WidgetConfig,
  pairs: readonly { readonly channel: ChannelId; readonly purpose: Purpose }[],
): readonly ConfigControl[] =>
  config.controls.filter((control) =>
    pairs.some(({ channel, purpose }) => purpose === control.purpose && control.channels.includes(channel)),
  );
