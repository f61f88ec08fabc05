/** The last step: exactly what was agreed and where to change it. */
import type { VNode } from 'preact';
import { channelIcon, icon } from '../ui/icons.tsx';
import { heading, outLink } from '../ui/parts.tsx';
import { closing } from './none-view.tsx';
import type { Scene } from './scene.ts';

export function doneView(scene: Scene): VNode {
  const { config, state, say } = scene;
  const received = state.receipt?.choices.filter((choice) => choice.status === 'received') ?? [];
  const agreed = config.controls.filter((control) => received.some((choice) => control.channels.includes(choice.channel)));
  return (
    <div key="done">
      <p class="mark">{icon('m4.5 10.5 3.7 3.7 7.3-8')}</p>
      {heading(scene, say('success_title'))}
      <p class="intro">{say('success_agreed')}</p>
      <ul>
        {agreed.map((control) => (
          <li>
            {channelIcon(control.channels[0])}
            {control.label}
          </li>
        ))}
      </ul>
      <p>
        {say('success_change')} {outLink(state.manageUrl, say('manage_link'))}
      </p>
      {closing(scene)}
    </div>
  );
}
