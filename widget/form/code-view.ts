/** The second step, when the server asks for it: the code that was sent to the number or address just given. */
import type { NextStep } from '../../shared/contract/submission.ts';
import { actions, button, field, form, heading } from '../ui/parts.ts';
import type { Scene } from './scene.ts';

export function codeView(scene: Scene): HTMLElement {
  const { h, state, set, flow, say } = scene;
  const to = (): NextStep['to'] | undefined => state().receipt?.next[state().nextIndex]?.to;
  const waitSeconds = (): number => Math.ceil((state().resendAtMs - Date.now()) / 1000);
  const [before, after] = say('code_hint', { to: '\n' }).split('\n');
  return form(
    scene,
    flow.verify,
    heading(scene, say('code_title')),
    // The number keeps its own direction inside a sentence of any language.
    h(
      'p',
      { class: 'intro', id: 'code-hint' },
      before,
      h('bdi', { dir: 'ltr' }, () => (to() === 'email' ? state().email : state().phone)),
      after,
    ),
    field(scene, 'code', say('code_label'), {
      class: 'box code',
      name: 'one-time-code',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      maxlength: 32,
      hint: 'code-hint',
      value: () => state().code,
      oninput: (event) => set({ code: event.currentTarget.value, errors: {} }),
    }),
    actions(
      scene,
      flow.verify,
      say('code_button'),
      button(scene, 'other', () => say(to() === 'email' ? 'change_email' : 'change_number'), flow.backToFields),
    ),
    button(
      scene,
      'plain',
      [say('code_resend'), h('span', { 'aria-hidden': true }, () => (waitSeconds() > 0 ? ` (${waitSeconds()})` : ''))],
      flow.resend,
      {
        'aria-disabled': () => waitSeconds() > 0,
      },
    ),
    h('p', { class: 'resent', 'aria-live': 'polite' }, () => (state().resent ? say('code_resent') : '')),
  );
}
