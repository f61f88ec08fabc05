/**
 * Shows a form that isn't simply there: in a dialog or a corner, at its moment, where the merchant's table says so, and not too often.
 * A file of its own, fetched where a tag or the published widget asks for one of these.
 */
import { staysAway } from '../../shared/show/kept.ts';
import type { Api } from '../embed/api.ts';
import type { FormElement } from '../embed/host.ts';
import { follow } from './acts.ts';
import { comesBack } from './comes-back.ts';
import { opensItself, planOf } from './plan.ts';
import { kept } from './shelf.ts';
import { Showing } from './showing.ts';
import { onPathChange } from './surroundings.ts';

export { storage } from './shelf.ts';

export function approach(element: FormElement, api: Pick<Api, 'on'>): void {
  // A form that can't be had leaves the page as it was; the browser's network log says why.
  start(element, api).catch(() => {});
}

async function start(element: FormElement, api: Pick<Api, 'on'>): Promise<void> {
  // The page's own calls come first: one may be that nothing is to be read.
  await new Promise((done) => setTimeout(done));
  const nowMs = Date.now();
  // Whoever closed it lately pays for nothing more on this page, unless they ask.
  if (opensItself(element) && staysAway(kept(nowMs), element.said('widget'), nowMs)) return;
  const config = await element.config();
  const plan = planOf(element, config);
  const showing = new Showing(element, config, plan, follow(element.said('widget'), config.widget_id, plan.cap, api));
  const look = (): void => showing.look();
  look();
  onPathChange(look);
  comesBack(element, look);
}
