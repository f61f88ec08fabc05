/** One field for the whole number, taken in any format, and a native list of countries beside it. It never rewrites what is typed. */
import { field } from '../ui/parts.ts';
import type { Scene } from './scene.ts';

export function phoneField(scene: Scene): HTMLElement {
  const { h, state, flow, say } = scene;
  return field(
    scene,
    'phone',
    say('phone_label'),
    {
      type: 'tel',
      name: 'tel',
      inputmode: 'tel',
      autocomplete: 'tel',
      hint: 'phone-hint',
      value: () => state().phone,
      oninput: (event) => flow.typePhone(event.currentTarget.value),
    },
    (input) =>
      h(
        'div',
        {},
        h('p', { class: 'hint', id: 'phone-hint' }, say('phone_hint')),
        h('div', { class: 'phone', dir: 'ltr' }, countryList(scene), input),
      ),
  );
}

/** The native list lies, unseen, over a short text: names are long, and a phone's own picker is better than any of ours. */
function countryList(scene: Scene): HTMLElement {
  const { h, watch, state, set, regions, regionName, config, say } = scene;
  const code = (id: string): string => `+${regions.get(id)?.code ?? ''}`;
  const option = (id: string): HTMLElement => h('option', { value: id }, `${regionName(id)} ${code(id)}`);
  let filled = false;

  // At the first touch: filled at the start, the list costs more time than all the rest of the form.
  const fill = (): void => {
    if (filled) return;
    filled = true;
    const { compare } = new Intl.Collator(config.locale);
    const ids = [...regions.keys()].sort((a, b) => compare(regionName(a), regionName(b)));
    list.replaceChildren(...ids.map(option));
    list.value = state().country;
  };
  const list = h('select', {
    'aria-label': say('country_label'),
    onpointerenter: fill,
    onfocus: fill,
    onchange: () => set({ country: list.value, errors: { ...state().errors, phone: '' } }),
  }) as HTMLSelectElement;
  watch(() => {
    const { country } = state();
    if (!filled) list.replaceChildren(option(country));
    list.value = country;
  });
  return h('div', { class: 'country box' }, () => `${state().country} ${code(state().country)}`, list);
}
