/** The second step, when the server asks for it: the code that was sent to the number or address just given. */
import type { VNode } from 'preact';
import { actions, button, field, form, heading, input } from '../ui/parts.tsx';
import type { CodeFlow } from './code-flow.ts';
import type { Scene } from './scene.ts';

export function codeView(scene: Scene, { verify, resend }: CodeFlow): VNode {
  const { state, set, flow, say } = scene;
  const toEmail = state.receipt?.next[state.nextIndex]?.to === 'email';
  const waitSeconds = Math.ceil((state.resendAtMs - Date.now()) / 1000);
  const [before, after] = say('code_hint', { to: '\n' }).split('\n');
  return form(
    'code',
    verify,
    heading(scene, say('code_title')),
    <p class="intro" id="code-hint">
      {before}
      {/* The number keeps its own direction inside a sentence of any language. */}
      <bdi dir="ltr">{toEmail ? state.email : state.phone}</bdi>
      {after}
    </p>,
    field(
      scene,
      'code',
      say('code_label'),
      input(scene, 'code', 'code-hint', {
        class: 'box code',
        name: 'one-time-code',
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
        maxlength: 32,
        value: state.code,
        onInput: (event) => set({ code: event.currentTarget.value, errors: {} }),
      }),
    ),
    actions(scene, verify, say('code_button'), button('other', say(toEmail ? 'change_email' : 'change_number'), flow.backToFields)),
    button(
      'plain',
      <>
        {say('code_resend')}
        <span aria-hidden="true">{waitSeconds > 0 && ` (${waitSeconds})`}</span>
      </>,
      resend,
      waitSeconds > 0,
    ),
    <p class="resent" aria-live="polite">
      {state.resent && say('code_resent')}
    </p>,
  );
}
