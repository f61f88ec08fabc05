/** @jsxImportSource hono/jsx */
/** Erasing: what it does, in plain words, and one button; then what was done. The report says nothing that leads to the person. */
import type { ErasureReport } from '../../shared/contract/erasure.ts';
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { Moment } from './moment.tsx';
import { Sentence } from './sentence.tsx';
import { type PageHead, Shell } from './shell.tsx';
import { ShownAddress } from './shown-address.tsx';

interface ErasePageProps {
  readonly head: PageHead;
  readonly view: PreferenceView;
  readonly action: string;
  /** RFC 3339: when it would be unreadable, and beyond recovery. */
  readonly unreadableAt: string;
  readonly beyondRecoveryAt: string;
}

export function ErasePage({ head, view, action, unreadableAt, beyondRecoveryAt }: ErasePageProps) {
  const { texts, locale } = head;
  const { data } = texts;
  return (
    <Shell head={head} title={data.erase_title}>
      <h1>
        <Sentence template={data.erase_question} values={{ address: <ShownAddress view={view} /> }} />
      </h1>
      <section class="card told" aria-labelledby="happens-title">
        <h2 id="happens-title">{data.erase_happens}</h2>
        <ul class="points">
          <li>
            <Sentence template={data.erase_now} values={{ date: <Moment at={unreadableAt} locale={locale} /> }} />
          </li>
          <li>
            <Sentence template={data.erase_later} values={{ date: <Moment at={beyondRecoveryAt} locale={locale} /> }} />
          </li>
          <li>
            <Sentence template={data.erase_told} values={{ brand: view.brand }} />
          </li>
        </ul>
        <h2>{data.erase_stays}</h2>
        <ul class="points">
          <li>{data.stays_records}</li>
          <li>{data.stays_mark}</li>
        </ul>
        <form method="post" action={action} data-plain>
          <input type="hidden" name="act" value="erase_everything" />
          <p id="undo">
            <strong>{data.erase_undo}</strong>
          </p>
          <div class="actions">
            <button type="submit" class="button danger" aria-describedby="undo">
              {data.erase_button}
            </button>
            <a class="button" href={`${action}?view=data`}>
              {data.erase_keep}
            </a>
          </div>
        </form>
      </section>
    </Shell>
  );
}

interface ErasedPageProps {
  readonly head: PageHead;
  readonly brand: string;
  readonly report: ErasureReport;
}

export function ErasedPage({ head, brand, report }: ErasedPageProps) {
  const { texts, locale } = head;
  const { data, words } = texts;
  return (
    <Shell head={head} title={data.erased_title}>
      <h1>{data.erased_title}</h1>
      <p class="notice" role="status" id="notice" tabindex={-1}>
        <Sentence template={data.erased_lead} values={{ brand }} />
      </p>
      <section class="card told">
        <ul class="points">
          <li>
            <Sentence template={data.erased_now} values={{ date: <Moment at={report.unreadable_at} locale={locale} /> }} />
          </li>
          <li>
            <Sentence template={data.erased_later} values={{ date: <Moment at={report.beyond_recovery_at} locale={locale} /> }} />
          </li>
          <li>{data.erased_links}</li>
        </ul>
        {report.destinations.length === 0 ? null : (
          <>
            <h2>{data.erased_told}</h2>
            <ul class="points">
              {report.destinations.map(({ destination, status }) => (
                <li>
                  <bdi>{destination}</bdi>: {words.value[`deletion_${status}`] ?? status}
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="quiet">
          <Sentence template={data.erased_report} values={{ id: <code>{report.report_id}</code> }} />
        </p>
      </section>
    </Shell>
  );
}
