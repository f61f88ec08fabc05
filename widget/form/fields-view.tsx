/** The first step: where to reach you, how, one button. Every text is open from the start and nothing is ticked. */
import type { VNode } from 'preact';
import type { ConfigControl } from '../../shared/contract/config.ts';
import { channelIcon } from '../ui/icons.tsx';
import { actions, button, errorText, field, form, heading, input, outLink } from '../ui/parts.tsx';
import { needs } from './needs.ts';
import { phoneField } from './phone-field.tsx';
import type { Scene } from './scene.ts';

export function fieldsView(scene: Scene): VNode {
  const { config, state, flow, say, picks, extra } = scene;
  return form(
    'fields',
    flow.submit,
    heading(scene, config.title),
    <p class="intro">{config.intro}</p>,
    Object.values(state.errors).some(Boolean) && (
      <p class="summary" role="alert">
        {say('error_summary')}
      </p>
    ),
    config.phone && phoneField(scene),
    <fieldset>
      <legend>{say('channels_label')}</legend>
      {errorText(scene, 'choose')}
      {picks ? (
        picks(scene, controlPart)
      ) : (
        <div class="controls">{state.order.map(([index, control]) => controlPart(scene, control, index))}</div>
      )}
    </fieldset>,
    extra?.asked(scene),
    actions(scene, flow.submit, config.button, button('other', say('no_thanks'), flow.decline)),
  );
}

function controlPart(scene: Scene, control: ConfigControl, index: number): VNode {
  const { state, flow } = scene;
  const ticked = state.ticked[index] === true;
  const wrong = Boolean(state.errors.choose);
  const text = `text-${index}`;
  return (
    <div key={index} class={ticked ? 'control on' : 'control'}>
      <label>
        <input
          type="checkbox"
          checked={ticked}
          aria-describedby={wrong ? `choose-error ${text}` : text}
          aria-invalid={wrong || undefined}
          onChange={(event) => flow.tick(index, event.currentTarget.checked)}
        />
        {channelIcon(control.channels[0])}
        {control.label}
      </label>
      <p class="text" id={text}>
        {control.text}
      </p>
      <p class="links">{control.links.map((link) => outLink(link.url, link.label))}</p>
      {control.in_app && <p class="links">{control.in_app}</p>}
      {ticked && needs('email', control) && emailField(scene)}
    </div>
  );
}

function emailField(scene: Scene): VNode {
  const { state, set, say } = scene;
  return field(
    scene,
    'email',
    say('email_label'),
    input(scene, 'email', undefined, {
      type: 'email',
      name: 'email',
      autocomplete: 'email',
      value: state.email,
      onInput: (event) => set({ email: event.currentTarget.value, errors: { ...state.errors, email: '' } }),
    }),
  );
}
