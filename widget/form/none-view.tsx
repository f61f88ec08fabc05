/** The end without a sign-up. It is in the form's first file: saying no needs nothing from anywhere. */
import type { ComponentChildren, VNode } from 'preact';
import { button, heading } from '../ui/parts.tsx';
import type { Scene } from './scene.ts';

export function noneView(scene: Scene): VNode {
  const { flow, say } = scene;
  return (
    <div key="none">
      {heading(scene, say('success_title'))}
      <p class="intro">{say('success_none')}</p>
      {closing(scene, button('other', say('back_to_form'), flow.backToFields))}
    </div>
  );
}

/** What a last step ends with: what is given whichever the answer was, the dialog's way out, and what else there is to do. */
export function closing(scene: Scene, other?: VNode): ComponentChildren {
  const { dialog, close, say, extra } = scene;
  return [
    extra?.given(scene),
    (dialog || other) && (
      <div class="actions">
        {dialog && button('main', say('close'), close)}
        {other}
      </div>
    ),
  ];
}
