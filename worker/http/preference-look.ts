/**
 * Words and look for the element that a merchant's own page shows. It opens nothing and says nothing of the person, so a token that has
 * lapsed gets it, too: the element has to say so in the reader's language. One that we did not make is the same 404 as everywhere.
 */
import type { PreferenceLook } from '../../shared/contract/preference-look.ts';
import { LANGUAGES, languageFor } from '../../shared/locales/languages.ts';
import { bestLocale } from '../../shared/locales/lookup.ts';
import type { LocaleTexts } from '../../shared/locales/texts.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { ACTS, METHODS, STANDINGS } from '../../shared/vocabulary.ts';
import { OWN_PAGES, PLACES, SENTENCES } from '../pages/history.tsx';
import { offWord, SUPPRESSED } from '../pages/preference-item.tsx';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { widgetConfigFor } from './config.ts';
import type { AppContext } from './context.ts';
import { loadWidgetAt } from './load-widget.ts';
import { admitOrigin } from './middleware/cors.ts';
import { PREFERENCE_GRADES } from './preferences.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';

export async function readLook(c: AppContext, text: string): Promise<Result<PreferenceLook, ProblemDraft>> {
  const { clock, env, tokens } = c.get('services');
  const now = clock.now();
  const valid = tokens.read(text, PREFERENCE_GRADES, now);
  const token = valid ?? tokens.readLapsed(text, now);
  const published = token && (await loadWidgetAt(c, { workspace: token.w, jurisdiction: token.j, local: token.f }, null));
  if (!token || !published) return err(NOT_FOUND);
  const origin = admitOrigin(c, published);
  if (!origin.ok) return err(origin.error);
  const locale = bestLocale(c.req.query('locale') ?? '', Object.keys(LANGUAGES)) ?? token.l;
  return ok(lookOf(published, locale, valid === null, env.publicUrl));
}

function lookOf(published: PublishedWidget, locale: string, lapsed: boolean, publicUrl: string): PreferenceLook {
  const { widget_id, brand, phone, email, theme } = widgetConfigFor(published, locale);
  const texts = languageFor(locale);
  return {
    widget_id,
    lapsed,
    locale,
    direction: texts.direction,
    brand,
    phone,
    email,
    request_url: `${publicUrl}/me?widget=${widget_id}&locale=${encodeURIComponent(locale)}`,
    theme,
    texts: wordsOf(texts),
  };
}

const PAGE = [
  'preferences_title',
  'preferences_for',
  'may_send',
  'nothing_on',
  'sends',
  'since',
  'until',
  'on',
  'stop_everything',
  'stop_everything_hint',
  'stopped_everything',
  'saved',
  'state_moved',
  'history_title',
  'history_empty',
  'history_other',
  'where_site',
  'you_saw',
  'link_gone_title',
  'get_link_title',
  'get_link_hint',
  'get_link_button',
  'get_link_done',
] as const;
const FORM = ['phone_label', 'email_label', 'code_label', 'code_wrong', 'error_phone_not_possible', 'error_email'] as const;
const FAILED = ['retry', 'error_network', 'error_server', 'error_too_many'] as const;
const DATA = [
  'title',
  'section_hint',
  'ask_button',
  'open_hint',
  'code_hint',
  'code_button',
  'view_html',
  'download_json',
  'erase_title',
  'erase_hint',
  'erase_next',
  'erase_question',
  'erase_told',
  'erase_stays',
  'stays_records',
  'stays_mark',
  'erase_undo',
  'erase_button',
  'erase_keep',
  'erased_title',
  'erased_lead',
  'erased_now',
  'erased_later',
  'erased_report',
  'erased_links',
] as const;

/** Those that the element can say, and no other: a page that is opened daily should not carry what only exports need. */
function wordsOf({ page, form, wishes, data, channel, disclosure, words }: LocaleTexts): Record<string, string> {
  const { frequency, ...others } = wishes;
  return {
    ...named('', PAGE, page),
    ...named('', FORM, form),
    ...named('', FAILED, form),
    ...named('data.', DATA, data),
    ...prefixed('wishes.', others),
    ...prefixed('frequency.', frequency),
    ...prefixed('channel.', channel),
    ...prefixed('control.', disclosure.control),
    topics: words.field.topics ?? '',
    'purpose.utility': page.purpose_utility,
    'purpose.authentication': page.purpose_authentication,
    'purpose.service': page.purpose_service,
    ...table('history.', ACTS, (act) => page[SENTENCES[act] ?? 'history_other']),
    ...table('act.', ACTS, (act) => words.value[act] ?? act),
    // A host is named where there is one, but for pages of ours.
    ...table('where.', METHODS, (method) => page[PLACES[method]]),
    ...table('own.', OWN_PAGES, () => '1'),
    ...table('state.', STANDINGS, (standing) => (standing === 'granted' ? page.on : page[offWord({ standing })])),
    ...table('why.', Object.keys(SUPPRESSED) as (keyof typeof SUPPRESSED)[], (why) => page[SUPPRESSED[why]]),
  };
}

const named = <K extends string>(prefix: string, keys: readonly K[], texts: Readonly<Record<K, string>>): Record<string, string> =>
  table(prefix, keys, (key) => texts[key]);

const prefixed = (prefix: string, texts: Readonly<Record<string, string>>): Record<string, string> =>
  table(prefix, Object.keys(texts), (key) => texts[key] ?? '');

const table = <K extends string>(prefix: string, keys: readonly K[], text: (key: K) => string): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [`${prefix}${key}`, text(key)]));
