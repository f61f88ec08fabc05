/** How somebody would like to hear: order, frequency, language, hours, a break. It only narrows, and says so; each choice is saved as it is made. */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import type { WishView } from '../../shared/contract/wish.ts';
import { FREQUENCIES } from '../../shared/vocabulary.ts';
import { el } from './draw.ts';
import { button, choice, field, form, type Option, section, wrong } from './parts.ts';
import type { Scene } from './scene.ts';

export function wishesView(scene: Scene, view: PreferenceView): HTMLElement | false {
  const { say, acts } = scene;
  const { wishes } = view;
  if (!wishes) return false;
  const none: Option = ['', say('wishes.no_wish')];
  const prefer = (at: string, wish: unknown): void => acts.change(at, { prefer: wish }, 'wish');
  const languages = new Set([...view.languages, ...(wishes.language ? [wishes.language] : [])]);
  return section(
    'wishes',
    say('wishes.title'),
    el('p', { class: 'soft' }, say('wishes.hint')),
    orderView(scene, view, wishes, prefer),
    choice(
      scene,
      'frequency',
      say('wishes.frequency_label'),
      [none, ...FREQUENCIES.map((each): Option => [each, say(`frequency.${each}`)])],
      wishes.frequency,
      (value) => prefer('frequency', { frequency: value || null }),
    ),
    choice(
      scene,
      'language',
      say('wishes.language_label'),
      [none, ...[...languages].map((each): Option => [each, ownName(each)])],
      wishes.language,
      (value) => prefer('language', { language: value || null }),
    ),
    hoursView(scene, wishes, prefer),
    pauseView(scene, wishes),
  );
}

type Prefer = (at: string, wish: unknown) => void;

/** Every button sends the whole order that it leads to, so none depends on what happened since. */
function orderView(scene: Scene, view: PreferenceView, { order }: WishView, prefer: Prefer): HTMLElement | false {
  const { say } = scene;
  const on = [...new Set(view.items.filter(({ standing }) => standing === 'granted').map(({ channel }) => channel))];
  const place = (channel: (typeof on)[number]): number => (order.includes(channel) ? order.indexOf(channel) : order.length);
  const shown = on.sort((a, b) => place(a) - place(b));
  const rest = order.filter((channel) => !shown.includes(channel));
  const move = (at: number, by: -1 | 1, way: 'up' | 'down'): HTMLElement => {
    const channel = shown[at] ?? 'sms';
    const id = `${way}-${channel}`;
    const isEnd = !shown[at + by];
    const to = shown.filter((each) => each !== channel);
    to.splice(at + by, 0, channel);
    return el(
      'button',
      {
        id,
        type: 'button',
        part: 'button',
        class: 'move',
        'aria-disabled': isEnd && 'true',
        'aria-label': say(`wishes.${way}`, { channel: say(`channel.${channel}`) }),
        onclick: () => !isEnd && prefer(id, { order: [...to, ...rest] }),
      },
      by < 0 ? '↑' : '↓',
    );
  };
  return (
    shown.length > 1 &&
    el(
      'div',
      {},
      el('h4', { id: 'order' }, say('wishes.order_title')),
      el(
        'ol',
        { 'aria-labelledby': 'order' },
        shown.map((channel, at) =>
          el(
            'li',
            { id: `order-${channel}` },
            el(
              'div',
              { class: 'row' },
              el('span', {}, say(`control.${channel}`)),
              el('span', { class: 'row' }, move(at, -1, 'up'), move(at, 1, 'down')),
            ),
            wrong(scene, `up-${channel}`),
            wrong(scene, `down-${channel}`),
          ),
        ),
      ),
    )
  );
}

function hoursView(scene: Scene, { hours }: WishView, prefer: Prefer): HTMLElement {
  const { say, look, typed, set } = scene;
  const clock = new Intl.DateTimeFormat(look.locale, { timeStyle: 'short', timeZone: 'UTC' });
  const whole = Array.from({ length: 24 }, (_, hour) => `${hour}:00`.padStart(5, '0'));
  const times = [...new Set([...whole, ...(hours ? [hours.from, hours.to] : [])])].sort();
  const options: Option[] = [
    ['', say('wishes.any_time')],
    ...times.map((time): Option => [time, clock.format(Date.parse(`1970-01-01T${time}Z`))]),
  ];
  const save = (at: string): void => {
    const [from, to] = [typed('from'), typed('to')];
    const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
    if (from === to && from) set({ wrong: { at, text: say('wishes.hours_same') } });
    else prefer(at, { hours: from || to ? { from: from || '00:00', to: to || '23:59', zone } : null });
  };
  return el(
    'fieldset',
    {},
    el('legend', {}, say('wishes.hours_title')),
    el(
      'div',
      { class: 'pair' },
      choice(scene, 'from', say('wishes.hours_from'), options, hours?.from ?? null, () => save('from')),
      choice(scene, 'to', say('wishes.hours_to'), options, hours?.to ?? null, () => save('to')),
    ),
  );
}

function pauseView(scene: Scene, { paused_until }: WishView): HTMLElement {
  const { say, day, acts, typed, set } = scene;
  const until = (at: string, value: string | null): void => acts.change(at, { pause: { until: value } }, 'pause');
  const title = paused_until ? say('wishes.paused', { date: day(paused_until) }) : say('wishes.pause_title');
  return el(
    'div',
    { class: 'pause', role: 'group', 'aria-labelledby': 'pause' },
    el('h4', { id: 'pause', tabindex: -1 }, title),
    el('p', { class: 'soft' }, say('wishes.pause_hint')),
    paused_until
      ? button(scene, 'resume', say('wishes.resume_button'), { act: () => until('pause', null) })
      : form(
          () => {
            const date = typed('pause-day');
            if (date) until('pause-day', date);
            else set({ wrong: { at: 'pause-day', text: say('wishes.pause_wrong') } }, 'pause-day');
          },
          el(
            'div',
            { class: 'pair' },
            button(scene, '1_week', say('wishes.pause_week'), { act: () => until('pause', '1_week') }),
            button(scene, '1_month', say('wishes.pause_month'), { act: () => until('pause', '1_month') }),
          ),
          field(scene, 'pause-day', say('wishes.pause_day_label'), (props) => el('input', { ...props, type: 'date' })),
          el('button', { part: 'button' }, say('wishes.pause_button')),
        ),
    wrong(scene, 'pause'),
  );
}

/** A language by its own name. */
function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
