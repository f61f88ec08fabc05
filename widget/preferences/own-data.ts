/**
 * What most people who open the element never need, in a file that is fetched when they do: the fresh code, the copy, the erasure with what it
 * means and one question; and, for a token that only stops or has lapsed, the way to a new link.
 */
import type { ErasureReport } from '../../shared/contract/erasure.ts';
import type { PreferenceView } from '../../shared/contract/preference.ts';
import type { SubjectVerifyAnswer } from '../../shared/contract/subject.ts';
import { CODE_DIGITS } from '../../shared/limits.ts';
import { el } from './draw.ts';
import { button, field, form, link, section, wrong } from './parts.ts';
import type { Scene } from './scene.ts';

export function dataView(scene: Scene, view: PreferenceView): HTMLElement {
  const { say, state, set, base } = scene;
  const address = view.address.value;
  const file = `${base}v1/preferences/${encodeURIComponent(state.subject)}/export`;
  switch (state.step) {
    case 'start':
    case 'code':
      return section(
        'data',
        say('data.title'),
        el('p', { class: 'soft' }, say('data.code_hint', { to: address })),
        form(
          () => void giveCode(scene),
          field(scene, 'code', say('code_label'), (props) =>
            el('input', { ...props, inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: CODE_DIGITS * 2, dir: 'ltr' }),
          ),
          el('button', { part: 'button', class: 'main' }, say('data.code_button')),
        ),
      );
    case 'open':
      return section(
        'data',
        say('data.title'),
        el('p', { class: 'soft' }, say('data.open_hint')),
        el('p', { class: 'links' }, link(`${file}?format=html`, say('data.view_html')), link(file, say('data.download_json'))),
        el('h4', {}, say('data.erase_title')),
        el('p', { class: 'soft' }, say('data.erase_hint')),
        button(scene, 'erase', say('data.erase_next'), { act: () => set({ step: 'erase', said: '' }, 'data') }),
      );
    case 'erase':
      return section(
        'data',
        say('data.erase_question', { address }),
        el(
          'ul',
          { class: 'points' },
          el('li', {}, say('data.erase_told', { brand: view.brand })),
          el('li', {}, say('data.stays_records')),
          el('li', {}, say('data.stays_mark')),
        ),
        el('p', { id: 'undo' }, el('strong', {}, say('data.erase_undo'))),
        el(
          'div',
          { class: 'pair' },
          button(scene, 'erase-now', say('data.erase_button'), { act: () => void erase(scene), style: 'bad', by: 'undo' }),
          button(scene, 'keep', say('data.erase_keep'), { act: () => set({ step: 'open' }, 'data') }),
        ),
        wrong(scene, 'erase-now'),
      );
  }
}

async function giveCode({ acts, say, typed, set, state }: Scene): Promise<void> {
  const answer = await acts.ask<SubjectVerifyAnswer>('code', '/subject/verify', { code: typed('code') || ' ' }, say('code_wrong'));
  if (answer) set({ busy: '', step: 'open', subject: answer.token }, 'data');
  else if (state.view) set({}, 'code');
}

async function erase({ acts, say, set, state }: Scene): Promise<void> {
  const report = await acts.ask<ErasureReport>('erase-now', '/erase', { confirm: 'erase' }, '', state.subject);
  if (!report) return;
  set({ busy: '', view: null, report, said: say('data.erased_title') }, 'data');
  acts.emit('erase');
}

export function erasedView({ say, day, look, state: { report } }: Scene): HTMLElement | false {
  return (
    report !== null &&
    section(
      'data',
      say('data.erased_title'),
      el('p', {}, say('data.erased_lead', { brand: look.brand })),
      el(
        'ul',
        { class: 'points' },
        el('li', {}, say('data.erased_now', { date: day(report.unreadable_at) })),
        el('li', {}, say('data.erased_later', { date: day(report.beyond_recovery_at) })),
        el('li', {}, say('data.erased_links')),
      ),
      el('p', {}, say('data.erased_report', { id: report.report_id })),
    )
  );
}

/** Where the token is of a grade that only stops, or its time is over. */
export function requestView(scene: Scene): HTMLElement {
  const { say, state, look, typed } = scene;
  const kind = state.view?.address.kind;
  const phone = kind ? kind === 'phone' : look.phone;
  const email = kind ? kind === 'email' : look.email;
  const send = (): void => {
    const [number, mail] = [phone && typed('phone').trim(), email && typed('email').trim()];
    if (number || !mail) void askLink(scene, { phone: number || ' ' }, phone ? 'phone' : 'email');
    else void askLink(scene, { email: mail }, 'email');
  };
  const box = (id: 'phone' | 'email', autocomplete: string) =>
    field(scene, id, say(`${id}_label`), (props) => el('input', { ...props, type: autocomplete, autocomplete, dir: 'ltr' }));
  return section(
    'request',
    say(state.lapsed ? 'link_gone_title' : 'get_link_title'),
    state.asked
      ? el('p', { id: 'asked' }, say('get_link_done', { brand: look.brand }))
      : form(
          send,
          el('p', { class: 'soft' }, say('get_link_hint', { brand: look.brand })),
          phone && box('phone', 'tel'),
          email && box('email', 'email'),
          el('button', { id: 'send', part: 'button', class: 'main' }, say('get_link_button')),

          // Where many ask from one network the page there can do what is asked of them; this cannot.
          state.wrong && el('p', {}, link(look.request_url, say('get_link_title'))),
        ),
  );
}

async function askLink(
  { acts, say, look, set }: Scene,
  address: Readonly<Record<string, string>>,
  control: 'phone' | 'email',
): Promise<void> {
  const mend = say(control === 'email' ? 'error_email' : 'error_phone_not_possible');
  const body = { widget: look.widget_id, locale: look.locale, ...address };
  if (await acts.ask(control, '', body, mend, null))
    set({ busy: '', asked: true, said: say('get_link_done', { brand: look.brand }) }, 'request');
  else set({}, control);
}
