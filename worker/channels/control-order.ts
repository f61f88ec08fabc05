/**
 * The offer as an order of a form's controls: by the visitor's place at first, and by the country of the number once one is typed. Pure.
 * Every control stays: a channel that can't be sent in a place only comes last there, since the number may be from elsewhere.
 */
import type { ChannelId } from '../../shared/vocabulary.ts';
import { type Circumstances, offer } from './offer.ts';
import { CHANNEL_CATALOGUE } from './registry.ts';

type Controls = readonly { readonly channels: readonly ChannelId[] }[];
export type Visit = Omit<Circumstances, 'withSender'>;

/** @returns positions in `controls`, first to last. A control is as good as the best of its channels. */
export function controlOrder(controls: Controls, visit: Visit): readonly number[] {
  // A published control's channels all have a sender.
  const { offered } = offer({ ...visit, withSender: controls.flatMap(({ channels }) => channels) });
  const place = (channels: readonly ChannelId[]): number => {
    const best = offered.findIndex(({ channel }) => channels.includes(channel));
    return best < 0 ? offered.length : best;
  };
  return controls.map((_, index) => index).sort((a, b) => place(controls[a]?.channels ?? []) - place(controls[b]?.channels ?? []));
}

/** Every other country than those that are named. */
const ELSEWHERE = '';

/**
 * Where the order would be another than the one shown: the order (positions among those shown, one character each, base 36), and the
 * countries it is for, their codes joined; none for every country that no row names.
 * @param controls as the merchant lists them, which settles what is equal. @param shown positions in it, first to last.
 */
export function ordersByCountry(
  controls: Controls,
  shown: readonly number[],
  visit: Omit<Visit, 'country'>,
): Readonly<Record<string, string>> {
  const orderIn = (country: string) => text(controlOrder(controls, { ...visit, country }).map((index) => shown.indexOf(index)));
  const elsewhere = orderIn(ELSEWHERE);
  const named = new Set(controls.flatMap(({ channels }) => channels.flatMap(countriesNamed)));
  const rows: Record<string, string> = {};
  for (const country of [...named].sort()) {
    const order = orderIn(country);
    if (order !== elsewhere) rows[order] = (rows[order] ?? '') + country;
  }
  const asTheyStand = text(shown.map((_, index) => index));
  return elsewhere === asTheyStand ? rows : { ...rows, [elsewhere]: ELSEWHERE };
}

const text = (order: readonly number[]): string => order.map((index) => index.toString(36)).join('');

function countriesNamed(channel: ChannelId): readonly string[] {
  const { weights, notIn } = CHANNEL_CATALOGUE[channel];
  return [...Object.keys(weights.value).filter((key) => key !== 'elsewhere'), ...notIn.value];
}
