/**
 * Where more than three channels are offered, in a file of its own: first which ones somebody likes, then one control with its full text for
 * each of those. Choosing agrees to nothing: it brings the control on screen, and what is not there can't be granted.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { ConfigControl } from '../../shared/contract/config.ts';
import { channelIcon } from '../ui/icons.tsx';
import css from '../ui/picks.css?inline';
import type { Scene } from './scene.ts';

/** @param part draws one control with its text */
export type Picks = (scene: Scene, part: (scene: Scene, control: ConfigControl, index: number) => VNode) => ComponentChildren;

export function createPicks(root: ShadowRoot): Picks {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  return (scene, part) => {
    const { flow } = scene;
    const { order, ticked, errors } = scene.state;
    const chosen = order.filter(([index]) => ticked[index] !== undefined);
    return [
      <div class="picks">
        {order.map(([index, { channels, label }]) => (
          <button
            key={index}
            type="button"
            part="pick"
            class={errors.choose ? 'pick wrong' : 'pick'}
            aria-expanded={ticked[index] !== undefined}
            aria-describedby={errors.choose ? 'choose-error' : undefined}
            onClick={() => flow.tick(index, ticked[index] === undefined ? false : undefined)}
          >
            {channelIcon(channels[0])}
            {label}
          </button>
        ))}
      </div>,
      chosen.length > 0 && <div class="controls">{chosen.map(([index, control]) => part(scene, control, index))}</div>,
    ];
  };
}
