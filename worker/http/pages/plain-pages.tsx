/** @jsxImportSource hono/jsx */
/** Pages that only say something. Each is a function of the request alone, so that it tells nothing of what is stored. */
import { NoticePage } from '../../pages/notice-page.tsx';
import type { AppContext } from '../context.ts';
import { pageHead, sendPage, visitorLocale } from './page-answer.ts';

/**
 * The one answer to a link that isn't valid, whether it lapsed, was changed, or is of another kind.
 * @param requestUrl where to ask for a new one; null where the request doesn't tell whose link it was.
 */
export async function linkGonePage(c: AppContext, requestUrl: string | null): Promise<Response> {
  const head = await pageHead(c, { locale: visitorLocale(c), config: null });
  const { page } = head.texts;
  const link = requestUrl === null ? null : { url: requestUrl, label: page.get_link_title };
  const text = link ? page.link_gone : page.link_gone_check;
  return sendPage(c, <NoticePage head={head} title={page.link_gone_title} text={text} link={link} />, 404);
}

export async function notFoundPage(c: AppContext): Promise<Response> {
  const head = await pageHead(c, { locale: visitorLocale(c), config: null });
  const { page } = head.texts;
  return sendPage(c, <NoticePage head={head} title={page.not_found_title} text={page.not_found_hint} />, 404);
}

/** @param status 403 for a form of another site, 500 for our own mistake, and so on: the words are the same. */
export async function failedPage(c: AppContext, status: 400 | 403 | 429 | 500): Promise<Response> {
  const head = await pageHead(c, { locale: visitorLocale(c), config: null });
  const { page } = head.texts;
  return sendPage(c, <NoticePage head={head} title={page.failed_title} text={page.failed_hint} />, status);
}
