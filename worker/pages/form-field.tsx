/** @jsxImportSource hono/jsx */
/** One labelled field with its hint before and its error beside, and the summary of errors above a form. */

export interface FieldProblem {
  /** Id of the field that the summary leads to; null where it is about none. */
  readonly field: string | null;
  readonly text: string;
}

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | null;
  readonly value: string;
  readonly type: 'tel' | 'email' | 'text';
  readonly autocomplete: string;
  readonly inputmode?: 'numeric';
  readonly maxlength?: number;
  readonly pattern?: string;
}

export function Field({ id, name, label, hint, problem, value, type, autocomplete, inputmode, maxlength, pattern }: FieldProps) {
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter((part) => part !== '').join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        dir="ltr"
        autocomplete={autocomplete}
        autocapitalize="off"
        inputmode={inputmode}
        maxlength={maxlength}
        pattern={pattern}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={problem ? 'true' : undefined}
      />
    </div>
  );
}

/** Focus lands here after a failed submit, without script: `autofocus` on the heading that names what to mend. */
export function ProblemSummary({ title, problems }: { readonly title: string; readonly problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="notice trouble" role="alert" tabindex={-1} id="summary" autofocus>
      <h2>{title}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li>{field === null ? text : <a href={`#${field}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

export const problemOf = (problems: readonly FieldProblem[], field: string): string | null =>
  problems.find((each) => each.field === field)?.text ?? null;
