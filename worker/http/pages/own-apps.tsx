/** @jsxImportSource hono/jsx */
/**
 * The own acts of a form in which nothing but apps was chosen: nothing of them stands at an address that was typed. What was agreed to in a
 * chat is ended there, so the page says that and offers nothing else.
 */
import { fillPlaces } from '../../../shared/locales/fill.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import { ledgerStub } from '../../objects.ts';
import { NoticePage } from '../../pages/notice-page.tsx';
import type { AppContext } from '../context.ts';
import type { OpenSubmission } from '../submission-access.ts';
import type { lookOf } from './me-token.ts';
import { pageHead, sendPage } from './page-answer.ts';

type Look = NonNullable<Awaited<ReturnType<typeof lookOf>>>;

/** Null where there is no such form, or nothing was agreed to in any chat. */
export async function ownApps(c: AppContext, { place, local }: OpenSubmission, look: Look): Promise<Response | null> {
  const wish = await ledgerStub(c.env, place.workspace, place.partition).linkWish(place, local);
  if (!wish || wish.agreed.length === 0) return null;
  const { links, channel, direction } = languageFor(look.locale);
  const said = wish.agreed.map((each) =>
    fillPlaces(links.said_yes, { brand: look.config.brand, messages: channel[each] ?? '' }, direction),
  );
  const head = await pageHead(c, look);
  return sendPage(c, <NoticePage head={head} title={head.texts.form.success_title} text={said.join(' ')} />);
}
