/** One form's way onto the screen. By itself only where rules, caps and what the visitor is at let it; what they ask for needs none of these. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import { isReturning, staysAway } from '../../shared/show/kept.ts';
import { isShown } from '../../shared/show/rules.ts';
import { WAIT_LOOK_MS } from '../../shared/show-limits.ts';
import type { FormElement } from '../embed/host.ts';
import type { Acts } from './acts.ts';
import { arm } from './arm.ts';
import { isDialog, isOwn, type Plan } from './plan.ts';
import { kept } from './shelf.ts';
import { isBusy, visit } from './surroundings.ts';
import { showTeaser } from './teaser.ts';

export class Showing {
  readonly #element: FormElement;
  readonly #config: WidgetConfig;
  readonly #plan: Plan;
  readonly #acts: Acts;
  #view = new AbortController();
  #isPlaced = false;

  constructor(element: FormElement, config: WidgetConfig, plan: Plan, acts: Acts) {
    this.#element = element;
    this.#config = config;
    this.#plan = plan;
    this.#acts = acts;
    // The svg holds the place of a form that stands there; this one won't.
    if (isDialog(plan.mode)) this.#clear();
  }

  /** A page begins: once in it the form may show itself. */
  look(): void {
    this.#view.abort();
    this.#view = new AbortController();
    const { trigger } = this.#plan;
    let isSpent = false;
    const fire = (click?: MouseEvent): void => {
      if (!isOwn(trigger)) void this.#ask(click);
      // What fails is tried again at the next page, or when somebody asks.
      else if (!isSpent) this.#showItself().catch(() => {});
      isSpent = true;
    };
    arm(trigger, fire, this.#view.signal);
  }

  async #showItself(): Promise<void> {
    const { mode } = this.#plan;
    const { signal } = this.#view;
    if (this.#isPlaced || !this.#element.isConnected) return;
    if (!this.#mayShow()) return this.#clear();
    if (!isDialog(mode)) {
      this.#isPlaced = true;
      if (mode === 'button') this.#element.button(this.#config.title);
      else await this.#element.form(false);
      return;
    }
    const form = mode === 'modal' ? await this.#element.form(true) : undefined;
    while (isBusy() && !signal.aborted) await new Promise((done) => setTimeout(done, WAIT_LOOK_MS));
    // Meanwhile it may have been opened and closed, here or in another tab.
    if (signal.aborted || !this.#element.isConnected || !this.#mayShow()) return;
    this.#acts.begin();
    if (form) form.open();
    else this.#offer(signal);
  }

  #mayShow(): boolean {
    const nowMs = Date.now();
    const known = kept(nowMs);
    if (isDialog(this.#plan.mode) && staysAway(known, this.#element.said('widget'), nowMs)) return false;
    return isShown(this.#plan.rules, visit(this.#plan.country, isReturning(known, nowMs)));
  }

  #offer(signal: AbortSignal): void {
    const fetchForm = () => this.#element.form(true);
    const open = async (leave: () => void): Promise<void> => {
      const form = await fetchForm();
      this.#acts.act();
      leave();
      form.open();
    };
    showTeaser(
      {
        root: this.#element.shadowRoot as ShadowRoot,
        config: this.#config,
        warm: () => void fetchForm().catch(() => {}),
        // The card stays where the form can't be had: the next click tries again.
        open: (leave) => void open(leave).catch(() => {}),
        dismissed: () => this.#acts.act(),
      },
      signal,
    );
  }

  async #ask(click?: MouseEvent): Promise<void> {
    const link = click?.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link) click?.preventDefault();
    try {
      (await this.#element.form(isDialog(this.#plan.mode))).open();
    } catch {
      // The link leads on, as it would have without us.
      if (link) location.assign(link.href);
    }
  }

  #clear(): void {
    this.#element.shadowRoot?.querySelector('slot')?.remove();
  }
}
