/** @jsxImportSource hono/jsx */
/**
 * The merchant's sign-up page: what people get, then one form. Nothing is ticked that the visitor did not tick; each control has
 * its full text in view beneath it; "No thanks" is a button like the other. Works without script.
 */
import type { ConfigControl, WidgetConfig } from '../../shared/contract/config.ts';
import type { ConfigPreferences } from '../../shared/contract/form-preferences.ts';
import type { FormTexts } from '../../shared/locales/texts.ts';
import { TEXT_CHANNELS, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { CountrySelect } from './country-select.tsx';
import { Field, type FieldProblem, ProblemSummary, problemOf } from './form-field.tsx';
import { OfferLinks } from './offer-section.tsx';
import { type PageHead, Shell } from './shell.tsx';

/** What the visitor typed and ticked; empty at first. */
export interface LandingValues {
  readonly phone: string;
  readonly phoneCountry: string;
  readonly email: string;
  /** Disclosures of the ticked controls. */
  readonly agreed: readonly string[];
  /** Ids; none: all of them. */
  readonly topics: readonly string[];
  /** Disclosure of the control to try first; empty for no wish. */
  readonly first: string;
  /** Empty for no wish. */
  readonly frequency: string;
}

/** Ids of the fields that a problem may be about. */
export const LANDING_FIELDS = { phone: 'phone', email: 'email', choices: 'choice-0' } as const;

/** What can neither be reached by a typed address nor by a link into its app is not shown. */
export const isAskedHere = (control: ConfigControl): boolean =>
  control.in_app !== undefined || control.channels.every((channel) => TYPED_ADDRESS_KIND[channel] !== undefined);

interface LandingPageProps {
  readonly head: PageHead;
  readonly title: string;
  readonly intro: string;
  readonly config: WidgetConfig;
  readonly form: FormTexts;
  readonly action: string;
  readonly qrUrl: string;
  /** Whole address of the page, for those who pass it on. */
  readonly url: string;
  readonly declineUrl: string;
  readonly renderToken: string;
  readonly idempotencyKey: string;
  readonly values: LandingValues;
  readonly problems: readonly FieldProblem[];
  /** That what is given is given either way; null where nothing is. */
  readonly eitherWay: string | null;
}

export function LandingPage(props: LandingPageProps) {
  const { head, title, intro, problems } = props;
  const shownTitle = problems.length === 0 ? title : `${head.texts.page.error_title}: ${title}`;
  return (
    <Shell head={head} title={shownTitle} wide preview={{ title, description: intro, url: props.url }}>
      <div class="columns">
        <div class="pitch">
          <h1>{title}</h1>
          <p class="lead">{intro}</p>
          {props.config.offer ? (
            <div class="offer">
              <p>
                <strong>{props.config.offer.text}</strong> {props.eitherWay}
              </p>
              <OfferLinks offer={props.config.offer} />
            </div>
          ) : null}
          <figure class="scan">
            <img src={props.qrUrl} alt="" width="132" height="132" loading="lazy" decoding="async" />
            <figcaption>{head.texts.page.scan_hint}</figcaption>
          </figure>
        </div>
        <div class="card">
          <ProblemSummary title={props.form.error_summary} problems={problems} />
          <SignUpForm {...props} />
        </div>
      </div>
    </Shell>
  );
}

function SignUpForm({ head, config, form, action, declineUrl, renderToken, idempotencyKey, values, problems }: LandingPageProps) {
  const choicesProblem = problemOf(problems, LANDING_FIELDS.choices);
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name="step" value="submit" />
      <input type="hidden" name="locale" value={config.locale} />
      <input type="hidden" name="version" value={String(config.version)} />
      <input type="hidden" name="render_token" value={renderToken} />
      <input type="hidden" name="key" value={idempotencyKey} />
      {config.phone ? <PhoneFields head={head} form={form} values={values} problems={problems} /> : null}
      {config.email ? (
        <Field
          id={LANDING_FIELDS.email}
          name="email"
          label={form.email_label}
          hint={form.email_hint}
          type="email"
          autocomplete="email"
          value={values.email}
          problem={problemOf(problems, LANDING_FIELDS.email)}
        />
      ) : null}
      <fieldset class="choices" aria-describedby={choicesProblem ? 'choices-problem' : undefined}>
        <legend>{form.channels_label}</legend>
        {choicesProblem ? (
          <p class="problem" id="choices-problem">
            {choicesProblem}
          </p>
        ) : null}
        {config.controls.filter(isAskedHere).map((control, at) => (
          <ChoiceControl control={control} id={`choice-${at}`} ticked={values.agreed.includes(control.disclosure)} />
        ))}
      </fieldset>
      {config.preferences ? <Preferences config={config} asked={config.preferences} values={values} /> : null}
      <div class="actions">
        <button type="submit" class="button main">
          {config.button}
        </button>
        <a class="button" href={declineUrl}>
          {form.no_thanks}
        </a>
      </div>
    </form>
  );
}

function PhoneFields({ head, form, values, problems }: Pick<LandingPageProps, 'head' | 'form' | 'values' | 'problems'>) {
  return (
    <div class="phone">
      <CountrySelect id="country" label={form.country_label} locale={head.locale} selected={values.phoneCountry} />
      <Field
        id={LANDING_FIELDS.phone}
        name="phone"
        label={form.phone_label}
        hint={form.phone_hint}
        type="tel"
        autocomplete="tel"
        value={values.phone}
        problem={problemOf(problems, LANDING_FIELDS.phone)}
      />
    </div>
  );
}

function ChoiceControl({ control, id, ticked }: { readonly control: ConfigControl; readonly id: string; readonly ticked: boolean }) {
  const [first = 'sms'] = control.channels;
  const isText = TEXT_CHANNELS.some((channel) => channel === first);
  return (
    <div class="choice">
      <label for={id}>
        <input type="checkbox" id={id} name="agree" value={control.disclosure} checked={ticked} aria-describedby={`${id}-text`} />
        <ChannelIcon channel={isText ? 'sms' : first} />
        <span>{control.label}</span>
      </label>
      <div class="terms" id={`${id}-text`}>
        <p>{control.text}</p>
        {control.in_app === undefined ? null : <p>{control.in_app}</p>}
      </div>
      <p class="links">
        {control.links.map((link) => (
          <a href={link.url} rel="noopener" target="_blank">
            {link.label}
          </a>
        ))}
      </p>
    </div>
  );
}

interface PreferencesProps {
  readonly config: WidgetConfig;
  readonly asked: ConfigPreferences;
  readonly values: LandingValues;
}

/** Never needed, and narrowing only. Without script all of it stands open. */
function Preferences({ config, asked: { topics = [], order, frequency = [], texts }, values }: PreferencesProps) {
  const controls = config.controls.filter(isAskedHere);
  return (
    <fieldset class="wished" aria-describedby="wished-hint">
      <legend>{texts.title}</legend>
      <p class="hint" id="wished-hint">
        {texts.hint}
      </p>
      {topics.length === 0 ? null : (
        <fieldset aria-describedby="topics-hint">
          <legend>{texts.topics}</legend>
          <p class="hint" id="topics-hint">
            {texts.topics_hint}
          </p>
          {topics.map(({ id, label }) => (
            <label class="topic">
              <input type="checkbox" name="topic" value={id} checked={values.topics.includes(id)} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      )}
      {order && controls.length > 1 ? (
        <OneOf
          name="first"
          label={texts.order}
          none={texts.no_wish}
          chosen={values.first}
          options={controls.map(({ disclosure, label }) => ({ id: disclosure, label }))}
        />
      ) : null}
      {frequency.length === 0 ? null : (
        <OneOf name="frequency" label={texts.frequency} none={texts.no_wish} chosen={values.frequency} options={frequency} />
      )}
    </fieldset>
  );
}

interface OneOfProps {
  readonly name: 'first' | 'frequency';
  readonly label: string;
  readonly none: string;
  readonly chosen: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}
function OneOf({ name, label, none, chosen, options }: OneOfProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{none}</option>
        {options.map((each) => (
          <option value={each.id} selected={each.id === chosen}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  );
}
