/** @jsxImportSource hono/jsx */
/**
 * "How you'd like to hear from us" on the preference page: order, frequency, language, hours, a break. Each form is whole without
 * script. Nothing here may look like a consent: it narrows, and says so.
 */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import type { WishView } from '../../shared/contract/wish.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import { matchLanguage } from '../../shared/locales/languages.ts';
import type { LocaleTexts } from '../../shared/locales/texts.ts';
import { type ChannelId, FREQUENCIES } from '../../shared/vocabulary.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { ChevronIcon } from './chevron-icon.tsx';
import { Moment } from './moment.tsx';
import { isOn } from './preference-item.tsx';
import { Sentence } from './sentence.tsx';
import type { PageHead } from './shell.tsx';

interface WishesProps {
  readonly head: PageHead;
  readonly view: PreferenceView;
  /** The page's own path with its token. */
  readonly action: string;
}
interface PartProps {
  readonly texts: LocaleTexts;
  readonly locale: string;
  readonly wishes: WishView;
  readonly action: string;
}

export function WishesSection({ head: { texts, locale }, view, action }: WishesProps) {
  const { wishes } = view;
  if (wishes === null) return null;
  const part = { texts, locale, wishes, action };
  return (
    <section aria-labelledby="wishes-title" class="card wishes">
      <h2 id="wishes-title">{texts.wishes.title}</h2>
      <p class="quiet">{texts.wishes.hint}</p>
      <Order {...part} view={view} />
      <Manner {...part} languages={view.languages} />
      {wishes.paused_until === null ? <Pause {...part} /> : <Paused {...part} until={wishes.paused_until} />}
    </section>
  );
}

/** Each button sends the whole order that it leads to, so that none depends on what happened since. */
function Order({ texts, wishes, action, view }: PartProps & { readonly view: PreferenceView }) {
  const shown = orderShown(wishes.order, view);
  if (shown.length < 2) return null;
  return (
    <>
      <h3 id="order-title">{texts.wishes.order_title}</h3>
      <ol class="order" aria-labelledby="order-title">
        {shown.map((channel, at) => (
          <li>
            <ChannelIcon channel={channel} />
            <span>{texts.disclosure.control[channel] ?? channel}</span>
            {at === 0 ? null : (
              <Move texts={texts} channel={channel} to="up" order={moved(shown, at, at - 1)} wishes={wishes} action={action} />
            )}
            {at === shown.length - 1 ? null : (
              <Move texts={texts} channel={channel} to="down" order={moved(shown, at, at + 1)} wishes={wishes} action={action} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

interface MoveProps extends Omit<PartProps, 'locale'> {
  readonly channel: ChannelId;
  readonly to: 'up' | 'down';
  readonly order: readonly ChannelId[];
}

function Move({ texts, channel, to, order, wishes, action }: MoveProps) {
  // What is liked and not shown here keeps its place after those that are.
  const whole = [...order, ...wishes.order.filter((each) => !order.includes(each))];
  const label = fillPlaces(texts.wishes[to], { channel: texts.channel[channel] ?? channel }, texts.direction);
  return (
    <form method="post" action={action} class={to}>
      <input type="hidden" name="act" value="prefer" />
      <input type="hidden" name="order" value={whole.join(' ')} />
      <button type="submit" id={`order-${channel}-${to}`} class="button small" aria-label={label} title={label}>
        <ChevronIcon to={to} />
      </button>
    </form>
  );
}

function Manner({ texts, locale, wishes, action, languages }: PartProps & { readonly languages: readonly string[] }) {
  const words = texts.wishes;
  const offered = wishes.language === null || languages.includes(wishes.language) ? languages : [...languages, wishes.language];
  return (
    <form method="post" action={action} class="manner">
      <input type="hidden" name="act" value="prefer" />
      <input type="hidden" name="zone" value={wishes.hours?.zone ?? ''} data-zone />
      <div class="field">
        <label for="wish-frequency">{words.frequency_label}</label>
        <select id="wish-frequency" name="frequency">
          <option value="">{words.no_wish}</option>
          {FREQUENCIES.map((each) => (
            <option value={each} selected={each === wishes.frequency}>
              {words.frequency[each]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="wish-language">{words.language_label}</label>
        <select id="wish-language" name="language">
          <option value="">{words.no_wish}</option>
          {offered.map((each) => (
            <option value={each} lang={each} selected={each === wishes.language}>
              {matchLanguage(each)?.name ?? each}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>{words.hours_title}</legend>
        <div class="pair">
          <Hour id="wish-from" name="from" label={words.hours_from} none={words.any_time} locale={locale} chosen={wishes.hours?.from} />
          <Hour id="wish-to" name="to" label={words.hours_to} none={words.any_time} locale={locale} chosen={wishes.hours?.to} />
        </div>
      </fieldset>
      <button type="submit" id="wishes-save" class="button">
        {words.save}
      </button>
    </form>
  );
}

interface HourProps {
  readonly id: string;
  readonly name: 'from' | 'to';
  readonly label: string;
  readonly none: string;
  readonly locale: string;
  readonly chosen: string | undefined;
}

/** Whole hours, and the one that was chosen by other means where it is none of them. */
function Hour({ id, name, label, none, locale, chosen }: HourProps) {
  const whole = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const times = chosen === undefined || whole.includes(chosen) ? whole : [...whole, chosen].sort();
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        <option value="">{none}</option>
        {times.map((time) => (
          <option value={time} selected={time === chosen}>
            {clock.format(new Date(`1970-01-01T${time}:00Z`))}
          </option>
        ))}
      </select>
    </div>
  );
}

function Pause({ texts: { wishes: words }, action }: PartProps) {
  return (
    <form method="post" action={action} class="break" aria-labelledby="pause-title">
      <h3 id="pause-title">{words.pause_title}</h3>
      <p class="quiet" id="pause-hint">
        {words.pause_hint}
      </p>
      <input type="hidden" name="act" value="pause" />
      <div class="pair">
        <div class="field">
          <label for="pause-span">{words.pause_label}</label>
          <select id="pause-span" name="span">
            <option value="1_week">{words.pause_week}</option>
            <option value="1_month">{words.pause_month}</option>
          </select>
        </div>
        <div class="field">
          <label for="pause-day">{words.pause_day_label}</label>
          <input id="pause-day" name="day" type="date" />
        </div>
      </div>
      <button type="submit" id="pause-button" class="button" aria-describedby="pause-hint">
        {words.pause_button}
      </button>
    </form>
  );
}

function Paused({ texts: { wishes: words }, locale, action, until }: PartProps & { readonly until: string }) {
  return (
    <form method="post" action={action} class="break" aria-labelledby="pause-title">
      <h3 id="pause-title">
        <Sentence template={words.paused} values={{ date: <Moment at={until} locale={locale} /> }} />
      </h3>
      <p class="quiet" id="pause-hint">
        {words.pause_hint}
      </p>
      <input type="hidden" name="act" value="resume_messages" />
      <button type="submit" id="pause-button" class="button" aria-describedby="pause-hint">
        {words.resume_button}
      </button>
    </form>
  );
}

/** Channels that are on, liked best first, the others as the page has them. */
function orderShown(order: readonly ChannelId[], view: PreferenceView): readonly ChannelId[] {
  const on = [...new Set(view.items.filter(isOn).map(({ channel }) => channel))];
  const liked = order.filter((channel) => on.includes(channel));
  return [...liked, ...on.filter((channel) => !liked.includes(channel))];
}

function moved(order: readonly ChannelId[], from: number, to: number): readonly ChannelId[] {
  const channel = order[from];
  const rest = order.filter((_, at) => at !== from);
  return channel === undefined ? order : [...rest.slice(0, to), channel, ...rest.slice(to)];
}
