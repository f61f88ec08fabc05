/** Counts what the visitor did with a widget's form, once a showing: what keeps it from coming back too soon. */
import { afterAct, afterDone, type Cap } from '../../shared/show/kept.ts';
import type { Api } from '../embed/api.ts';
import { keep, kept } from './shelf.ts';

export interface Acts {
  /** It shows itself now; what was done before is another showing. */
  begin(): void;
  act(done?: boolean): void;
}

/** By widget: two forms of one widget on a page hear the same events. */
const followed = new Map<string, Acts>();

/**
 * @param widget as the page writes it, which stays the same for as long as the page does
 * @param heard as events name it: newly signed ids come with new keys
 */
export function follow(widget: string, heard: string, cap: Cap, { on }: Pick<Api, 'on'>): Acts {
  const known = followed.get(widget);
  if (known) return known;
  let counted = false;
  const acts: Acts = {
    begin() {
      counted = false;
    },
    act(done = false) {
      const nowMs = Date.now();
      if (!counted) keep(afterAct(kept(nowMs), widget, cap, done, nowMs));
      else if (done) keep(afterDone(kept(nowMs), widget, nowMs));
      counted = true;
    },
  };
  for (const type of ['started', 'closed', 'submitted', 'confirmed'] as const) {
    on(type, (event) => {
      if (event.widget === heard) acts.act(type === 'submitted' || type === 'confirmed');
    });
  }
  followed.set(widget, acts);
  return acts;
}
