/**
 * The order of the channels once the number says its country. It moves only what nobody has touched, and nothing past what somebody
 * has: those stay where they are on screen, to the pixel.
 */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { FormState } from './state.ts';

type Order = FormState['order'];

export function arrange(orders: WidgetConfig['orders'], country: string, { order, ticked }: Pick<FormState, 'order' | 'ticked'>): Order {
  const wanted = orderFor(orders, country, order.length);
  const arranged: Order[number][] = [];
  let run: Order[number][] = [];
  const close = (): void => {
    arranged.push(...run.sort(([a], [b]) => wanted.indexOf(a) - wanted.indexOf(b)));
    run = [];
  };
  for (const entry of order) {
    if (ticked[entry[0]] === undefined) run.push(entry);
    else {
      close();
      arranged.push(entry);
    }
  }
  close();
  return arranged;
}

/** Positions in the config as the server wrote them, by the countries that they are for, those for every other country under none. */
function orderFor(orders: WidgetConfig['orders'], country: string, length: number): readonly number[] {
  const rows = Object.entries(orders ?? {});
  const row = rows.find(([, countries]) => countries.match(/../g)?.includes(country)) ?? rows.find(([, countries]) => !countries);
  return row ? [...row[0]].map((position) => Number.parseInt(position, 36)) : [...Array(length).keys()];
}
