/** @jsxImportSource hono/jsx */
/** The one step after sending: enter the code. What the next request needs travels in hidden fields, never in a URL. */

import { CODE_DIGITS } from '../../shared/limits.ts';
import type { FormTexts } from '../../shared/locales/texts.ts';
import { Field, type FieldProblem, ProblemSummary, problemOf } from './form-field.tsx';
import { Sentence } from './sentence.tsx';
import { Notice, type PageHead, Shell } from './shell.tsx';

export const CODE_FIELD = 'code';

interface CodePageProps {
  readonly head: PageHead;
  readonly form: FormTexts;
  readonly action: string;
  readonly to: 'phone' | 'email';
  /** Number or email as typed. */
  readonly sentTo: string;
  /** Carried along unread: submission, its secret, what was typed and ticked. */
  readonly carried: readonly (readonly [name: string, value: string])[];
  readonly notice: string | null;
  readonly problems: readonly FieldProblem[];
}

export function CodePage({ head, form, action, to, sentTo, carried, notice, problems }: CodePageProps) {
  const title = problems.length === 0 ? form.code_title : `${head.texts.page.error_title}: ${form.code_title}`;
  return (
    <Shell head={head} title={title}>
      <Notice text={notice} />
      <ProblemSummary title={form.error_summary} problems={problems} />
      <h1>{form.code_title}</h1>
      <p class="lead">
        <Sentence
          template={form.code_hint}
          values={{
            to: (
              <strong class="address" dir="ltr">
                {sentTo}
              </strong>
            ),
          }}
        />
      </p>
      <form method="post" action={action} class="card narrow" novalidate>
        <Carried fields={carried} />
        <Field
          id={CODE_FIELD}
          name="code"
          label={form.code_label}
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          // room for a space or hyphen between the digits, as people paste them
          maxlength={CODE_DIGITS * 2}
          value=""
          problem={problemOf(problems, CODE_FIELD)}
        />
        <div class="actions">
          <button type="submit" name="step" value="verify" class="button main">
            {form.code_button}
          </button>
          <button type="submit" name="step" value="resend" class="button">
            {form.code_resend}
          </button>
        </div>
        <p class="after">
          <button type="submit" name="step" value="change" class="plain">
            {to === 'email' ? form.change_email : form.change_number}
          </button>
        </p>
      </form>
    </Shell>
  );
}

function Carried({ fields }: { readonly fields: CodePageProps['carried'] }) {
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
