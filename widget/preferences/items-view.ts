/** Who may send what, where and since when; one switch each, and one for each topic. Turning on stands beneath its full text. */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { el } from './draw.ts';
import { button, link, section, toggle, wrong } from './parts.ts';
import type { Scene } from './scene.ts';

type Item = PreferenceView['items'][number];
type Offer = NonNullable<Item['offer']>;

export function itemsView(scene: Scene, view: PreferenceView): HTMLElement {
  const { say, acts } = scene;
  const shown = view.items.filter(({ standing, offer }) => offer || standing !== 'not_asked');
  const isOn = shown.some(({ standing }) => standing === 'granted');
  return section(
    'may',
    say('may_send', { brand: view.brand }),
    !isOn && el('p', { class: 'soft' }, say('nothing_on', { brand: view.brand })),
    el(
      'ul',
      {},
      shown.map((item) => itemView(scene, view, item)),
    ),
    isOn && el('p', { id: 'stop-hint' }, say('stop_everything_hint')),
    isOn && button(scene, 'stop', say('stop_everything'), { act: acts.stopAll, style: 'bad', by: 'stop-hint' }),
    wrong(scene, 'stop'),
  );
}

function itemView(scene: Scene, view: PreferenceView, item: Item): HTMLElement {
  const { say, day, acts } = scene;
  const { programme, channel, purpose, standing, offer, seen_seq, since_at, expires_at, suppressed_by } = item;
  const id = `${programme}-${channel}-${purpose}`;
  const on = standing === 'granted';
  const why = suppressed_by.includes('recovering') ? 'recovering' : suppressed_by[0];
  const agreed = on && agreedTo(view, item);
  const hasOff = !on || item.topic_choices.some((topic) => !topic.on);
  const turn = (at: string, isOn: boolean, topic?: string): void =>
    acts.change(
      at,
      {
        programme,
        channel,
        purpose,
        seen_seq,
        act: isOn ? 'withdraw' : 'grant',
        ...(topic && { topic }),
        ...(!isOn && { disclosure: offer?.disclosure }),
      },
      topic ? 'topic' : 'channel',
    );
  const text = `${id}-text`;
  return el(
    'li',
    { class: on ? 'on' : false },
    el(
      'div',
      { class: 'row' },
      el(
        'div',
        {},
        el(
          'h4',
          { id: `${id}-name` },
          [say(`control.${channel}`), purpose !== 'marketing' && say(`purpose.${purpose}`)].filter(Boolean).join(' · '),
        ),
        el(
          'p',
          { class: 'state' },
          [
            say(`state.${standing}`),
            since_at && (/^(decl|exp)/.test(standing) ? day(since_at) : say('since', { date: day(since_at) })),
            on && expires_at && say('until', { date: day(expires_at) }),
          ]
            .filter(Boolean)
            .join(' '),
        ),
        on && why && el('p', { class: 'wrong' }, say(`why.${why}`)),
      ),
      (on || offer) && toggle(scene, id, { on, name: `${id}-name`, text: !on && text, turn: () => turn(id, on) }),
    ),
    wrong(scene, id),
    agreed &&
      el(
        'p',
        { class: 'soft', lang: agreed.locale, dir: agreed.direction },
        say('sends', { legal_entity: agreed.sender.legal_entity, kinds: agreed.programme.kinds, frequency: agreed.programme.frequency }),
      ),
    hasOff && offer && termsView(text, offer),
    item.topic_choices.length > 0 &&
      el(
        'div',
        { class: 'topics', role: 'group', 'aria-label': say('topics') },
        item.topic_choices.map((topic) => {
          const at = `${id}-topic-${topic.id}`;
          return el(
            'div',
            {},
            el(
              'div',
              { class: 'row' },
              el('span', { id: `${at}-name`, dir: 'auto' }, topic.label),
              (topic.on || offer) &&
                toggle(scene, at, {
                  on: topic.on,
                  name: `${id}-name ${at}-name`,
                  text: !topic.on && text,
                  turn: () => turn(at, topic.on, topic.id),
                }),
            ),
            wrong(scene, at),
          );
        }),
      ),
  );
}

const termsView = (id: string, { document }: Offer): HTMLElement =>
  el(
    'div',
    { class: 'terms', id, lang: document.locale, dir: document.direction },
    el('p', {}, document.text),
    el(
      'p',
      { class: 'links' },
      document.links.map(({ url, label }) => link(url, label)),
    ),
  );

/** The text that the standing grant was given under; what is offered today may read otherwise. */
const agreedTo = (view: PreferenceView, item: Item) =>
  view.history.find(
    ({ act, disclosure, channel, purpose, programme }) =>
      disclosure && /^(grant|confirm)$/.test(act) && channel === item.channel && purpose === item.purpose && programme === item.programme,
  )?.disclosure;
