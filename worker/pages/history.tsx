/** @jsxImportSource hono/jsx */
/** The history as sentences, each grant and decline with the text that was on screen. It shows records; it judges none. */
import type { Child } from 'hono/jsx';
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { PreferenceView } from '../../shared/contract/preference.ts';
import type { LocaleTexts, PageTexts } from '../../shared/locales/texts.ts';
import type { ActName, Method } from '../../shared/vocabulary.ts';
import { Moment } from './moment.tsx';
import { Sentence } from './sentence.tsx';

type HistoryItem = PreferenceView['history'][number];

export const SENTENCES: Partial<Record<ActName, keyof PageTexts>> = {
  grant: 'history_grant',
  confirm: 'history_confirm',
  decline: 'history_decline',
  withdraw: 'history_withdraw',
  retract: 'history_retract',
  expire: 'history_expire',
  stop: 'history_stop',
  resume: 'history_resume',
  hold: 'history_hold',
  release: 'history_release',
  prefer: 'history_prefer',
  pause: 'history_prefer',
  reassign: 'history_reassign',
};

/** Where an act happened when no page's host is known. */
export const PLACES: Readonly<Record<Method, keyof PageTexts>> = {
  web_form: 'where_merchant',
  api_form: 'where_merchant',
  landing_page: 'where_page',
  preference_center: 'where_center',
  keyword: 'where_message',
  deep_link: 'where_app',
  platform_event: 'where_app',
  api: 'where_merchant',
  import: 'where_merchant',
  agent: 'where_merchant',
  paper_form: 'where_merchant',
  verbal: 'where_merchant',
};
/** Our own pages say where they are by name; a host would be ours, which tells the person nothing. */
export const OWN_PAGES: readonly Method[] = ['landing_page', 'preference_center'];

interface HistoryProps {
  readonly items: readonly HistoryItem[];
  readonly texts: LocaleTexts;
  readonly locale: string;
  readonly brand: string;
}

export function History({ items, texts, locale, brand }: HistoryProps) {
  return (
    <section aria-labelledby="history-title" class="history">
      <h2 id="history-title">{texts.page.history_title}</h2>
      {items.length === 0 ? <p class="quiet">{texts.page.history_empty}</p> : null}
      {items.length === 0 ? null : (
        <ol>
          {items.map((item) => (
            <li>
              <p>
                <HistorySentence item={item} texts={texts} locale={locale} brand={brand} />
              </p>
              {item.disclosure === null ? null : <SeenText label={texts.page.you_saw} document={item.disclosure} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

export function HistorySentence({ item, texts, locale, brand }: Omit<HistoryProps, 'items'> & { readonly item: HistoryItem }) {
  const values: Record<string, Child> = {
    act: texts.words.value[item.act] ?? item.act,
    channel: texts.channel[item.channel ?? 'all'] ?? item.channel ?? '',
    brand,
    date: <Moment at={item.at} locale={locale} />,
    where: <Place item={item} texts={texts} brand={brand} />,
  };
  return <Sentence template={texts.page[SENTENCES[item.act] ?? 'history_other']} values={values} />;
}

function Place({ item, texts, brand }: { readonly item: HistoryItem; readonly texts: LocaleTexts; readonly brand: string }) {
  const host = OWN_PAGES.includes(item.method) ? null : item.where;
  return (
    <Sentence template={host === null ? texts.page[PLACES[item.method]] : texts.page.where_site} values={{ host: host ?? '', brand }} />
  );
}

/** The whole text with its label and button, in its own language and direction: it may differ from the page's. */
function SeenText({ label, document }: { readonly label: string; readonly document: DisclosureDocument }) {
  return (
    <details>
      <summary>{label}</summary>
      <blockquote lang={document.locale} dir={document.direction}>
        <p class="seen-label">{document.control.label}</p>
        <p>{document.text}</p>
      </blockquote>
    </details>
  );
}
