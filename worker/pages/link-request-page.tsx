/** @jsxImportSource hono/jsx */
/** Where somebody asks for a link to their preferences. The answer is the same whether the address is known or not. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import { CountrySelect } from './country-select.tsx';
import { Field, type FieldProblem, ProblemSummary, problemOf } from './form-field.tsx';
import { Sentence } from './sentence.tsx';
import { type PageHead, Shell } from './shell.tsx';

interface LinkRequestPageProps {
  readonly head: PageHead;
  readonly config: WidgetConfig;
  /** The page's own path, with the widget. */
  readonly action: string;
  readonly values: { readonly phone: string; readonly phoneCountry: string; readonly email: string };
  readonly problems: readonly FieldProblem[];
}

export function LinkRequestPage({ head, config, action, values, problems }: LinkRequestPageProps) {
  const { form, page } = head.texts;
  return (
    <Shell head={head} title={problems.length === 0 ? page.get_link_title : `${page.error_title}: ${page.get_link_title}`}>
      <ProblemSummary title={form.error_summary} problems={problems} />
      <h1>{page.get_link_title}</h1>
      <p class="lead">
        <Sentence template={page.get_link_hint} values={{ brand: config.brand }} />
      </p>
      <form method="post" action={action} class="card narrow" novalidate>
        {config.phone ? (
          <div class="phone">
            <CountrySelect id="country" label={form.country_label} locale={head.locale} selected={values.phoneCountry} />
            <Field
              id="phone"
              name="phone"
              label={form.phone_label}
              hint={form.phone_hint}
              type="tel"
              autocomplete="tel"
              value={values.phone}
              problem={problemOf(problems, 'phone')}
            />
          </div>
        ) : null}
        {config.email ? (
          <Field
            id="email"
            name="email"
            label={form.email_label}
            type="email"
            autocomplete="email"
            value={values.email}
            problem={problemOf(problems, 'email')}
          />
        ) : null}
        <div class="actions">
          <button type="submit" class="button main">
            {page.get_link_button}
          </button>
        </div>
        <p class="quiet" id="ask-stop-hint">
          {page.ask_stop_hint}
        </p>
        <div class="actions">
          <button type="submit" name="do" value="stop" id="ask-stop" class="button" aria-describedby="ask-stop-hint">
            {page.ask_stop_button}
          </button>
        </div>
      </form>
    </Shell>
  );
}

interface RequestedPageProps {
  readonly head: PageHead;
  readonly brand: string;
  readonly asked: 'link' | 'stop';
}

export function LinkRequestedPage({ head, brand, asked }: RequestedPageProps) {
  const { page } = head.texts;
  const title = asked === 'stop' ? page.stop_title : page.get_link_title;
  return (
    <Shell head={head} title={title}>
      <h1>{title}</h1>
      <p class="notice" role="status">
        <Sentence template={asked === 'stop' ? page.ask_stop_done : page.get_link_done} values={{ brand }} />
      </p>
    </Shell>
  );
}
