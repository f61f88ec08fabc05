/** The last step: exactly what was agreed and where to change it, or that nothing was. */
import type { Child } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { button, heading, outLink } from '../ui/parts.ts';
import type { Scene } from './scene.ts';

export function doneView(scene: Scene): HTMLElement {
  const { h, config, state, say } = scene;
  const received = state().receipt?.choices.filter((choice) => choice.status === 'received') ?? [];
  const agreed = config.controls.filter((control) => received.some((choice) => control.channels.includes(choice.channel)));
  return h(
    'div',
    {},
    h('p', { class: 'mark' }, icon('check')),
    heading(scene, say('success_title')),
    h('p', { class: 'intro' }, say('success_agreed')),
    h(
      'ul',
      {},
      agreed.map((control) => h('li', {}, icon(control.channels[0]), control.label)),
    ),
    h('p', {}, say('success_change'), ' ', outLink(scene, state().manageUrl, say('manage_link'))),
    closing(scene),
  );
}

export function noneView(scene: Scene): HTMLElement {
  const { h, flow, say } = scene;
  return h(
    'div',
    {},
    heading(scene, say('success_title')),
    h('p', { class: 'intro' }, say('success_none')),
    closing(scene, button(scene, 'other', say('back_to_form'), flow.backToFields)),
  );
}

function closing(scene: Scene, ...others: readonly HTMLElement[]): Child {
  const buttons = [...(scene.dialog ? [button(scene, 'main', scene.say('close'), scene.close)] : []), ...others];
  return buttons.length > 0 ? scene.h('div', { class: 'actions' }, buttons) : [];
}
