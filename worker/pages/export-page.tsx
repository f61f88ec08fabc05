/** @jsxImportSource hono/jsx */
/**
 * All that is held of a person, to read and print. It draws every value of the document there is, under names in the reader's
 * language where it has one, so that a field added later is on the page, too.
 */
import type { Child } from 'hono/jsx';
import type { PreferenceView } from '../../shared/contract/preference.ts';
import type { SubjectExport, SubjectRecord } from '../../shared/contract/subject.ts';
import type { DataPart, LocaleTexts } from '../../shared/locales/texts.ts';
import { displayPhone } from '../../shared/phone/display.ts';
import { HistorySentence } from './history.tsx';
import { Sentence } from './sentence.tsx';
import { type PageHead, Shell } from './shell.tsx';

/** In the order in which a reader asks. Single values of the document stand with the part that they belong to. */
const PARTS: readonly (readonly [DataPart, (data: SubjectExport) => unknown])[] = [
  ['held_by', ({ held_by }) => held_by],
  ['address', ({ address, contact_id }) => ({ ...address, contact_id })],
  ['standings', ({ standings }) => standings],
  ['acts_on_all', ({ acts_on_all }) => acts_on_all],
  ['hold', ({ hold, hold_was_used }) => ({ ...hold, hold_was_used })],
  ['preferences', ({ preferences }) => preferences],
  ['external_ids', ({ external_ids }) => external_ids],
  ['linked_addresses', ({ linked_addresses }) => linked_addresses],
  ['destinations', ({ destinations }) => destinations],
  ['records', ({ records }) => records],
  ['texts', ({ texts }) => texts],
  ['submissions', ({ submissions }) => submissions],
  ['messages', ({ messages }) => messages],
  ['codes', ({ codes }) => codes],
  ['limits', ({ limits }) => limits],
  ['retention', ({ retention }) => retention],
  ['left_out', ({ left_out }) => left_out],
];

interface ExportPageProps {
  readonly head: PageHead;
  readonly data: SubjectExport;
}

export function ExportPage({ head, data }: ExportPageProps) {
  const { texts } = head;
  const address = data.address.kind === 'phone' ? displayPhone(data.address.value) : data.address.value;
  const brand = data.held_by?.brand ?? head.brand;
  const values = {
    brand,
    address: (
      <strong class="address" dir="ltr">
        {address}
      </strong>
    ),
  };
  return (
    <Shell head={head} title={texts.data.title}>
      <h1>
        <Sentence template={texts.data.export_title} values={values} />
      </h1>
      <p class="lead">
        <Sentence template={texts.data.export_made} values={{ date: <Instant at={data.made_at} locale={head.locale} /> }} />
      </p>
      <p class="quiet no-print">{texts.data.export_print}</p>
      {PARTS.map(([part, read]) => (
        <section aria-labelledby={`part-${part}`} class="card held">
          <h2 id={`part-${part}`}>{texts.data.part[part]}</h2>
          <p class="quiet">{data.explained[part] ?? texts.data.about[part]}</p>
          {part === 'records' ? (
            <Records data={data} texts={texts} locale={head.locale} brand={brand} />
          ) : (
            <Held value={read(data)} texts={texts} locale={head.locale} field={part} />
          )}
        </section>
      ))}
    </Shell>
  );
}

interface RecordsProps {
  readonly data: SubjectExport;
  readonly texts: LocaleTexts;
  readonly locale: string;
  readonly brand: string;
}

/** Each with the sentence that the preference page says of it, then all that there is. */
function Records({ data, texts, locale, brand }: RecordsProps) {
  if (data.records.length === 0) return <p>{texts.data.nothing}</p>;
  return (
    <ol>
      {data.records.map((record) => (
        <li>
          <h3>
            <HistorySentence item={historyItem(record)} texts={texts} locale={locale} brand={brand} />
          </h3>
          <Held value={record} texts={texts} locale={locale} field="records" />
        </li>
      ))}
    </ol>
  );
}

function historyItem(record: SubjectRecord): PreferenceView['history'][number] {
  const { seq, act, programme, channel, purpose, method, verified, evidence } = record;
  const host = evidence?.page?.host;
  // The instant that it folds by.
  const at = act === 'grant' || act === 'confirm' ? record.effective_from : record.effective_to;
  return { seq, act, programme, channel, purpose, at, method, verified, where: typeof host === 'string' ? host : null, disclosure: null };
}

interface HeldProps {
  readonly value: unknown;
  readonly texts: LocaleTexts;
  readonly locale: string;
  /** Name of the field that holds it. */
  readonly field: string;
}

function Held({ value, texts, locale, field }: HeldProps): Child {
  if (isEmpty(value)) return <p>{texts.data.nothing}</p>;
  if (Array.isArray(value)) return <HeldList list={value} texts={texts} locale={locale} field={field} />;
  if (isRecord(value)) {
    return (
      <dl>
        {Object.entries(value)
          .filter(([, inner]) => !isEmpty(inner))
          .map(([name, inner]) => (
            <div class={isNested(inner) ? 'nested' : undefined}>
              <dt>{labelOf(name, texts)}</dt>
              <dd>
                <Held value={inner} texts={texts} locale={locale} field={name} />
              </dd>
            </div>
          ))}
      </dl>
    );
  }
  return <Plain value={value} texts={texts} locale={locale} field={field} />;
}

function HeldList({ list, texts, locale, field }: Omit<HeldProps, 'value'> & { readonly list: readonly unknown[] }): Child {
  if (list.some(isNested)) {
    return (
      <ol>
        {list.map((each) => (
          <li>
            <Held value={each} texts={texts} locale={locale} field={field} />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <>
      {list.map((each, at) => (
        <>
          {at === 0 ? null : ', '}
          <Plain value={each} texts={texts} locale={locale} field={field} />
        </>
      ))}
    </>
  );
}

/** Ids, addresses and anything else that is no word of ours keeps its own direction. */
function Plain({ value, texts, locale, field }: HeldProps): Child {
  if (typeof value === 'boolean') return <>{value ? texts.data.yes : texts.data.no}</>;
  const text = String(value);
  if (typeof value === 'string' && INSTANT.test(value)) return <Instant at={value} locale={locale} />;
  const word = wordFor(field, text, texts);
  if (word !== null) return <>{word}</>;
  return <bdi>{text}</bdi>;
}

/** To the second: a record's place in a quarrel may hang on it. The full value stands in the attribute. */
function Instant({ at, locale }: { readonly at: string; readonly locale: string }) {
  const shown = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(new Date(at));
  return (
    <time datetime={at} class="exact">
      {shown}
    </time>
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** Fields whose values are words of the product, not somebody's own. */
const WORDED: ReadonlySet<string> = new Set([
  'kind',
  'standing',
  'method',
  'suppressed_by',
  'status',
  'act',
  'purpose',
  'grade',
  'opens',
  'state',
  'opt_in',
]);

function wordFor(field: string, text: string, { disclosure, words }: LocaleTexts): string | null {
  if (field === 'channel' || field === 'order') return own(disclosure.control, text);
  return WORDED.has(field) ? own(words.value, text) : null;
}

const labelOf = (name: string, { words }: LocaleTexts): string => own(words.field, name) ?? name.replaceAll('_', ' ');
const own = (words: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(words, name) ? (words[name] ?? null) : null;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNested = (value: unknown): boolean => isRecord(value) || (Array.isArray(value) && value.some(isNested));
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.values(value).every(isEmpty));
