/** @jsxImportSource hono/jsx */
/** The way to one's own data: enter the code, then choose between a copy and erasure. It shows nothing of the data itself. */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { CODE_DIGITS } from '../../shared/limits.ts';
import { Field, type FieldProblem, ProblemSummary, problemOf } from './form-field.tsx';
import { Sentence } from './sentence.tsx';
import { type PageHead, Shell } from './shell.tsx';
import { ShownAddress } from './shown-address.tsx';

interface DataCodePageProps {
  readonly head: PageHead;
  readonly view: PreferenceView;
  readonly action: string;
  readonly problems: readonly FieldProblem[];
}

export function DataCodePage({ head, view, action, problems }: DataCodePageProps) {
  const { data, form, page } = head.texts;
  return (
    <Shell head={head} title={problems.length === 0 ? data.code_title : `${page.error_title}: ${data.code_title}`}>
      <ProblemSummary title={form.error_summary} problems={problems} />
      <h1>{data.code_title}</h1>
      <p class="lead">
        <Sentence template={data.code_hint} values={{ to: <ShownAddress view={view} /> }} />
      </p>
      <form method="post" action={action} class="card narrow" data-plain novalidate>
        <Field
          id="code"
          name="code"
          label={form.code_label}
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          // room for a space or hyphen between the digits, as people paste them
          maxlength={CODE_DIGITS * 2}
          value=""
          problem={problemOf(problems, 'code')}
        />
        <div class="actions">
          <button type="submit" name="act" value="subject_verify" class="button main">
            {data.code_button}
          </button>
          <button type="submit" name="act" value="subject_code" class="button">
            {form.code_resend}
          </button>
        </div>
      </form>
      <p class="after">
        <a href={action}>{data.back}</a>
      </p>
    </Shell>
  );
}

interface DataPageProps {
  readonly head: PageHead;
  readonly view: PreferenceView;
  readonly action: string;
  /** Where the file is. */
  readonly fileUrl: string;
}

export function DataPage({ head, view, action, fileUrl }: DataPageProps) {
  const { data } = head.texts;
  return (
    <Shell head={head} title={data.title}>
      <h1>{data.title}</h1>
      <p class="lead">
        <Sentence template={data.lead} values={{ brand: view.brand, address: <ShownAddress view={view} /> }} />
      </p>
      <section aria-labelledby="copy-title" class="card own-data">
        <h2 id="copy-title">{data.copy_title}</h2>
        <p class="quiet">{data.copy_hint}</p>
        <div class="actions">
          <a class="button main" href={`${action}?view=export`}>
            {data.view_html}
          </a>
          <a class="button" href={fileUrl} download="my-data.json">
            {data.download_json}
          </a>
        </div>
      </section>
      <section aria-labelledby="erase-title" class="card own-data">
        <h2 id="erase-title">{data.erase_title}</h2>
        <p class="quiet">{data.erase_hint}</p>
        <a class="button" href={`${action}?view=erase`}>
          {data.erase_next}
        </a>
      </section>
      <p class="after">
        <a href={action}>{data.back}</a>
      </p>
    </Shell>
  );
}
