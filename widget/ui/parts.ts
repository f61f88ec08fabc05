/** The parts that more than one step draws. */
import type { FormTexts } from '../../shared/locales/texts.ts';
import type { Scene } from '../form/scene.ts';
import type { Field } from '../form/state.ts';
import type { Child, Props } from './dom.ts';

export function heading({ h, dialog }: Scene, words: Child): HTMLElement {
  return h('h2', { id: 'title', tabindex: -1, autofocus: dialog }, words);
}

/** One input with its label, hint and error: the error beside it, all of them named by aria-describedby. */
export function field(scene: Scene, name: Field, label: string, props: Props, wrap = (input: HTMLElement): Node => input): HTMLElement {
  const { h, state } = scene;
  const { hint, ...rest } = props;
  const input = h('input', {
    id: name,
    class: 'box',
    dir: 'ltr',
    'aria-invalid': () => Boolean(state().errors[name]),
    'aria-describedby': () => [hint, state().errors[name] && `${name}-error`].filter(Boolean).join(' ') || undefined,
    ...rest,
  });
  return h('div', { class: 'field' }, h('label', { for: name }, label), wrap(input), errorText(scene, name));
}

export function errorText({ h, show, state }: Scene, name: Field): Node {
  return show(
    () => state().errors[name],
    () => h('p', { class: 'error', id: `${name}-error` }, () => state().errors[name]),
  );
}

/** The bottom of a step: what went wrong with the whole, the button that sends, another of the same weight, and the news for screen readers. */
export function actions(scene: Scene, send: () => void, label: string, other: HTMLElement): Child {
  const { h, show, state, say } = scene;
  const busy = (idle: string) => () => (state().sending ? say('sending') : idle);
  return [
    show(
      () => state().notice,
      () =>
        h('div', { class: 'notice', role: 'alert' }, [
          h('p', {}, () => say(state().notice?.text as keyof FormTexts)),
          show(
            () => state().notice?.retry,
            () => button(scene, 'plain', say('retry'), send),
          ),
        ]),
    ),
    h('div', { class: 'actions' }, h('button', { class: 'main', 'aria-disabled': () => state().sending }, busy(label)), other),
    h('p', { class: 'said', 'aria-live': 'polite' }, busy('')),
  ];
}

export function button({ h }: Scene, style: 'main' | 'other' | 'plain', label: Child, act: () => void, props?: Props): HTMLElement {
  return h('button', { type: 'button', class: style, onclick: act, ...props }, label);
}

/** A form that never leaves the page: Enter and the button run `send`. */
export function form({ h }: Scene, send: () => void, ...children: readonly Child[]): HTMLElement {
  return h(
    'form',
    {
      novalidate: true,
      onsubmit(event) {
        event.preventDefault();
        send();
      },
    },
    ...children,
  );
}

export function outLink({ h }: Scene, href: string, label: string): HTMLElement {
  return h('a', { href, target: '_blank', rel: 'noopener' }, label);
}
