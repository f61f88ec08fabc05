/** @jsxImportSource hono/jsx */
/**
 * /me?widget=ID: ask for a link to one's preferences. What was typed is judged by its form alone; whether the address is known
 * shows in nothing.
 */
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import { preferenceLinkRequest } from '../../../shared/contract/preference.ts';
import type { FieldProblem } from '../../pages/form-field.tsx';
import { LinkRequestedPage, LinkRequestPage } from '../../pages/link-request-page.tsx';
import type { PageHead } from '../../pages/shell.tsx';
import { widgetConfigFor } from '../config.ts';
import type { AppContext } from '../context.ts';
import { loadWidget } from '../load-widget.ts';
import { requestPreferenceLink } from '../preferences.ts';
import { requestStop } from '../stop-requests.ts';
import { drawCheck, proofOf } from './check.tsx';
import { readForm } from './form-body.ts';
import { isOwnOrigin } from './own-origin.ts';
import { pageHead, sendPage } from './page-answer.ts';
import { chooseLocale } from './page-locale.ts';
import { failedPage, notFoundPage } from './plain-pages.tsx';

interface Asked {
  readonly widget: string;
  readonly config: WidgetConfig;
  readonly head: PageHead;
}
interface Typed {
  readonly phone: string;
  readonly phoneCountry: string;
  readonly email: string;
}

export async function meRequestGet(c: AppContext): Promise<Response> {
  const asked = await askedWidget(c);
  if (!asked) return notFoundPage(c);
  return drawRequest(c, asked, { phone: '', phoneCountry: asked.config.default_country, email: '' }, [], 200);
}

export async function meRequestPost(c: AppContext): Promise<Response> {
  if (!isOwnOrigin(c)) return failedPage(c, 403);
  const asked = await askedWidget(c);
  if (!asked) return notFoundPage(c);
  const form = await readForm(c);
  if (!form) return failedPage(c, 400);
  const text = (name: string) => (form.get(name) ?? '').trim();
  const typed = { phone: text('phone'), phoneCountry: text('phone_country'), email: text('email') };
  const { form: texts } = asked.head.texts;
  const again = (problem: FieldProblem, status: 422 | 429 = 422) => drawRequest(c, asked, typed, [problem], status);
  // The number where both are given: one link opens one address.
  const isPhone = asked.config.phone && (typed.phone !== '' || typed.email === '');
  if (isPhone && typed.phone === '') return again({ field: 'phone', text: texts.error_phone_missing });
  const request = preferenceLinkRequest.safeParse({
    widget: asked.widget,
    locale: asked.config.locale,
    ...proofOf(form),
    ...(isPhone ? { phone: typed.phone, ...country(typed.phoneCountry) } : { email: typed.email }),
  });
  const mend = isPhone ? { field: 'phone', text: texts.error_phone_not_possible } : { field: 'email', text: texts.error_email };
  if (!request.success) return again(mend);
  const asks = text('do') === 'stop' ? 'stop' : 'link';
  const answer = await (asks === 'stop' ? requestStop : requestPreferenceLink)(c, request.data);
  if (!answer.ok && answer.error.challenge) return drawCheck(c, asked.config, actionOf(asked), form, answer.error.challenge);
  if (!answer.ok) return answer.error.status === 429 ? again({ field: null, text: texts.error_too_many }, 429) : again(mend);
  return sendPage(c, <LinkRequestedPage head={asked.head} brand={asked.config.brand} asked={asks} />);
}

const country = (code: string) => (/^[A-Z]{2}$/.test(code) ? { phone_country: code } : {});

const actionOf = ({ widget, config }: Asked): string => `/me?widget=${encodeURIComponent(widget)}&locale=${config.locale}`;

async function askedWidget(c: AppContext): Promise<Asked | null> {
  const widget = c.req.query('widget') ?? '';
  const published = await loadWidget(c, widget, null);
  if (!published) return null;
  const { locales } = published.version.draft;
  const accepted = c.req.header('accept-language') ?? null;
  const config = widgetConfigFor(published, chooseLocale(c.req.query('locale') ?? null, accepted, locales, locales[0] ?? 'en'));
  return { widget, config, head: await pageHead(c, { locale: config.locale, config }) };
}

function drawRequest(c: AppContext, asked: Asked, typed: Typed, problems: readonly FieldProblem[], status: 200 | 422 | 429) {
  const { head, config } = asked;
  const action = actionOf(asked);
  return sendPage(c, <LinkRequestPage head={head} config={config} action={action} values={typed} problems={problems} />, status);
}
