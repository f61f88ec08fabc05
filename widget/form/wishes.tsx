/**
 * What somebody would rather have, asked once something is ticked and never needed: which topics, what to try first, how often. It only narrows
 * what was agreed to. What is chosen here is forgotten with the last tick.
 */
import type { VNode } from 'preact';
import type { ConfigPreferences } from '../../shared/contract/form-preferences.ts';
import type { Frequency } from '../../shared/vocabulary.ts';
import type { Said } from '../client/pending-submission.ts';
import type { FormHost } from '../embed/host.ts';
import css from '../ui/wishes.css?inline';
import type { Scene } from './scene.ts';

export interface Wishes {
  view(scene: Scene): VNode | null;
  /** With what was chosen; what was not is not said. */
  narrow(said: Said): Said;
}

/** @param changed draws the form anew */
export function createWishes({ root, config }: Pick<FormHost, 'root' | 'config'>, asked: ConfigPreferences, changed: () => void): Wishes {
  const { topics = [], order, frequency = [], texts } = asked;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const liked = new Set<string>();
  /** Position in the config's controls. */
  let first: number | undefined;
  let often: Frequency | undefined;

  return {
    view({ state }) {
      const agreed = state.order.filter(([index]) => state.ticked[index]);
      if (first !== undefined && !state.ticked[first]) first = undefined;
      if (agreed.length === 0) {
        liked.clear();
        often = undefined;
      }
      const mayOrder = order && agreed.length > 1;
      if (agreed.length === 0 || (topics.length === 0 && frequency.length === 0 && !mayOrder)) return null;
      return (
        <fieldset key="wishes" class="wishes" aria-describedby="wishes-hint">
          <legend>{texts.title}</legend>
          <p class="hint" id="wishes-hint">
            {texts.hint}
          </p>
          {topics.length > 0 && (
            <fieldset class="asked" aria-describedby="topics-hint">
              <legend>{texts.topics}</legend>
              <p class="hint" id="topics-hint">
                {texts.topics_hint}
              </p>
              {topics.map(({ id, label }) => (
                <label key={id} class="topic">
                  <input
                    type="checkbox"
                    checked={liked.has(id)}
                    onChange={(event) => {
                      liked[event.currentTarget.checked ? 'add' : 'delete'](id);
                      changed();
                    }}
                  />
                  {label}
                </label>
              ))}
            </fieldset>
          )}
          {mayOrder &&
            oneOf(
              'order',
              texts.order,
              texts.no_wish,
              first,
              agreed.map(([index, { label }]) => ({ id: index, label })),
              (id) => {
                first = id === '' ? undefined : Number(id);
                changed();
              },
            )}
          {frequency.length > 0 &&
            oneOf('frequency', texts.frequency, texts.no_wish, often, frequency, (id) => {
              often = frequency.find((each) => each.id === id)?.id;
              changed();
            })}
        </fieldset>
      );
    },
    narrow(said) {
      const channels = first === undefined ? undefined : config.controls[first]?.channels;
      return {
        ...said,
        ...(liked.size > 0 && { choices: said.choices.map((each) => (each.granted ? { ...each, topics: [...liked] } : each)) }),
        ...((channels || often) && { preferences: { ...(channels && { order: channels }), ...(often && { frequency: often }) } }),
      };
    },
  };
}

interface Option {
  readonly id: string | number;
  readonly label: string;
}
function oneOf(
  name: string,
  label: string,
  none: string,
  chosen: Option['id'] | undefined,
  options: readonly Option[],
  choose: (id: string) => void,
): VNode {
  return (
    <div class="asked">
      <label for={name}>{label}</label>
      <div class="one">
        <select id={name} class="box" value={chosen ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{none}</option>
          {options.map((each) => (
            <option key={each.id} value={each.id}>
              {each.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
