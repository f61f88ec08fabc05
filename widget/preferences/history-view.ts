/** What happened, as sentences, each with the text that was on screen. */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { el } from './draw.ts';
import { section } from './parts.ts';
import type { Scene } from './scene.ts';

export function historyView({ say, day, look }: Scene, { history, brand, grade }: PreferenceView): HTMLElement | false {
  if (grade === 'stop') return false;
  const place = ({ where, method }: (typeof history)[number]): string =>
    where && !look.texts[`own.${method}`] ? say('where_site', { host: where }) : say(`where.${method}`, { brand });
  return section(
    'history',
    say('history_title'),
    history.length === 0 && el('p', { class: 'soft' }, say('history_empty')),
    el(
      'ol',
      { class: 'history' },
      history.map((item) =>
        el(
          'li',
          { id: `history-${item.seq}` },
          el(
            'p',
            {},
            say(`history.${item.act}`, {
              where: place(item),
              act: say(`act.${item.act}`),
              channel: say(`channel.${item.channel ?? 'all'}`),
              brand,
              date: day(item.at),
            }),
          ),
          item.disclosure &&
            el(
              'details',
              {},
              el('summary', {}, say('you_saw')),
              el(
                'blockquote',
                { lang: item.disclosure.locale, dir: item.disclosure.direction },
                el('p', {}, item.disclosure.control.label),
                el('p', {}, item.disclosure.text),
              ),
            ),
        ),
      ),
    ),
  );
}
