/** One field for the whole number, taken in any format, and a native list of countries beside it. It never rewrites what is typed. */
import type { VNode } from 'preact';
import { field, input } from '../ui/parts.tsx';
import type { Scene } from './scene.ts';

export function phoneField(scene: Scene): VNode {
  const { state, flow, say } = scene;
  return field(
    scene,
    'phone',
    say('phone_label'),
    <div>
      <p class="hint" id="phone-hint">
        {say('phone_hint')}
      </p>
      <div class="phone" dir="ltr">
        {countryList(scene)}
        {input(scene, 'phone', 'phone-hint', {
          type: 'tel',
          name: 'tel',
          inputmode: 'tel',
          autocomplete: 'tel',
          value: state.phone,
          onInput: (event) => flow.typePhone(event.currentTarget.value),
        })}
      </div>
    </div>,
  );
}

/** The native list lies, unseen, over a short text: names are long, and a phone's own picker is better than any of ours. */
function countryList({ config, state, phone, countries, set, regionName, listCountries, say }: Scene): VNode {
  const { country, errors } = state;
  const code = (id: string): string =>
    `+${phone?.regions.get(id)?.code ?? (id === config.default_country ? config.default_calling_code : '')}`;
  return (
    <div class="country box" part="field">
      <span aria-hidden>{`${country} ${code(country)}`}</span>
      <select
        aria-label={say('country_label')}
        value={country}
        onPointerEnter={listCountries}
        onFocus={listCountries}
        onChange={(event) => {
          const chosen = { country: event.currentTarget.value };
          set({ ...phone?.follow({ ...state, ...chosen }), ...chosen, errors: { ...errors, phone: '' } });
        }}
      >
        {(countries ?? [{ id: country, name: regionName(country) }]).map(({ id, name }) => (
          <option key={id} value={id}>
            {`${name} ${code(id)}`}
          </option>
        ))}
      </select>
    </div>
  );
}
