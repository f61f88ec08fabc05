/** The first step: where to reach you, how, one button. Every text is open from the start and nothing is ticked. */
import type { ConfigControl } from '../../shared/contract/config.ts';
import { icon } from '../ui/icons.ts';
import { actions, button, errorText, field, form, heading, outLink } from '../ui/parts.ts';
import { needs } from './choices.ts';
import { phoneField } from './phone-field.ts';
import type { Scene } from './scene.ts';

export function fieldsView(scene: Scene): HTMLElement {
  const { h, show, config, state, flow, say } = scene;
  return form(
    scene,
    flow.submit,
    heading(scene, config.title),
    h('p', { class: 'intro' }, config.intro),
    show(
      () => Object.values(state().errors).some(Boolean),
      () => h('p', { class: 'summary', role: 'alert' }, say('error_summary')),
    ),
    config.phone ? phoneField(scene) : [],
    h(
      'fieldset',
      {},
      h('legend', {}, say('channels_label')),
      errorText(scene, 'choose'),
      h(
        'div',
        { class: 'controls' },
        config.controls.map((control, index) => controlPart(scene, control, index)),
      ),
    ),
    actions(scene, flow.submit, config.button, button(scene, 'other', say('no_thanks'), flow.decline)),
  );
}

function controlPart(scene: Scene, control: ConfigControl, index: number): HTMLElement {
  const { h, show, state, flow } = scene;
  const ticked = (): boolean => state().ticked[index] === true;
  const text = `text-${index}`;
  return h(
    'div',
    { class: () => (ticked() ? 'control on' : 'control') },
    h(
      'label',
      {},
      h('input', {
        type: 'checkbox',
        checked: ticked,
        'aria-describedby': () => (state().errors.choose ? `choose-error ${text}` : text),
        'aria-invalid': () => Boolean(state().errors.choose),
        onchange: (event) => flow.tick(index, event.currentTarget.checked),
      }),
      icon(control.channels[0]),
      control.label,
    ),
    h('p', { class: 'text', id: text }, control.text),
    h(
      'p',
      { class: 'links' },
      control.links.map((link) => outLink(scene, link.url, link.label)),
    ),
    needs('email', control) ? show(ticked, () => emailField(scene)) : [],
  );
}

function emailField(scene: Scene): HTMLElement {
  const { state, set, say } = scene;
  return field(scene, 'email', say('email_label'), {
    type: 'email',
    name: 'email',
    autocomplete: 'email',
    value: () => state().email,
    oninput: (event) => set({ email: event.currentTarget.value, errors: { ...state().errors, email: '' } }),
  });
}
