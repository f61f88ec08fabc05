/** Parts that more than one section draws. */
import { type Children, el, type Props } from './draw.ts';
import type { Scene } from './scene.ts';

/** Described by its error where one stands beside it. */
const described = ({ state }: Scene, id: string, by = ''): string | false =>
  `${by} ${state.wrong?.at === id ? `${id}-wrong` : ''}`.trim() || false;

export const wrong = ({ state }: Scene, id: string): HTMLElement | false =>
  state.wrong?.at === id && el('p', { class: 'wrong', id: `${id}-wrong` }, state.wrong.text);

export function section(id: string, title: string, ...children: Children): HTMLElement {
  return el('section', { 'aria-labelledby': id }, el('h3', { id, tabindex: -1 }, title), ...children);
}

interface Pressed {
  readonly act: () => void;
  readonly style?: string;
  readonly by?: string;
}

export function button(scene: Scene, id: string, label: string, { act, style = '', by }: Pressed): HTMLElement {
  return el(
    'button',
    {
      id,
      type: 'button',
      part: 'button',
      class: style,
      'aria-describedby': described(scene, id, by),
      onclick: act,
    },
    label,
  );
}

interface Switched {
  readonly on: boolean;
  /** Id of what names it. */
  readonly name: string;
  readonly text: string | false;
  readonly turn: () => void;
}

/** It turns as it is pressed, and back if the change did not get through. */
export function toggle(scene: Scene, id: string, { on, name, text, turn }: Switched): HTMLElement {
  const { busy } = scene.state;
  return el('button', {
    id,
    type: 'button',
    role: 'switch',
    part: 'switch',
    class: 'switch',
    'aria-checked': `${busy === id ? !on : on}`,
    'aria-labelledby': name,
    'aria-describedby': described(scene, id, text || ''),
    onclick: turn,
  });
}

export function field(scene: Scene, id: string, label: string, control: (props: Props) => HTMLElement): HTMLElement {
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    control({ id, class: 'box', 'aria-describedby': described(scene, id), 'aria-invalid': scene.state.wrong?.at === id && 'true' }),
    wrong(scene, id),
  );
}

export type Option = readonly [value: string, label: string];

export function choice(
  scene: Scene,
  id: string,
  label: string,
  options: readonly Option[],
  chosen: string | null,
  pick: (value: string) => void,
): HTMLElement {
  return field(scene, id, label, (props) =>
    el(
      'select',
      { ...props, onchange: (event) => pick((event.target as HTMLSelectElement).value) },
      options.map(([value, text]) => el('option', { value, selected: value === (chosen ?? '') }, text)),
    ),
  );
}

/** One that never leaves the page: Enter and its button run `send`. */
export function form(send: () => void, ...children: Children): HTMLElement {
  return el(
    'form',
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        send();
      },
    },
    ...children,
  );
}

export const link = (href: string, label: string): HTMLElement => el('a', { href, target: '_blank', rel: 'noopener' }, label);
