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

/** What a last step ends with: the dialog's way out, and what else there is to do. */
export function closing({ dialog, close, say }: Scene, other?: VNode): ComponentChildren {
  return (
    (dialog || other) && (
      <div class="actions">
        {dialog && button('main', say('close'), close)}
        {other}
      </div>
    )
  );
}
