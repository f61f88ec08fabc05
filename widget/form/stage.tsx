/** Holds the state, draws it anew at each change, and fetches the form's later files. What happens on an act is the flow's. */
import { render } from 'preact';
import type { FormHost } from '../embed/host.ts';
import { icon } from '../ui/icons.tsx';
import { say } from '../ui/say.ts';
import { chunk } from './chunk.ts';
import type { Extra } from './extra.ts';
import { fieldsView } from './fields-view.tsx';
import { createFieldsFlow, type FlowDeps } from './flow.ts';
import type { Links } from './links.tsx';
import { noneView } from './none-view.tsx';
import type { Country, PhoneFacts } from './phone-facts.ts';
import type { Picks } from './picks.tsx';
import type { Scene } from './scene.ts';
import { type FormState, initialState } from './state.ts';
import type { Steps } from './steps.ts';

const TICK_MS = 1000;
const phoneFile = chunk('phone-facts', () => import('./phone-facts.ts'));
const stepsFile = chunk('steps', () => import('./steps.ts'));
const picksFile = chunk('picks', () => import('./picks.tsx'));
const extraFile = chunk('extra', () => import('./extra.ts'));
const linksFile = chunk('links', () => import('./links.tsx'));

export interface Stage {
  get(): FormState;
  set(patch: Partial<FormState>): void;
  touch(): void;
}

export function createStage(host: FormHost, container: HTMLDialogElement): Stage {
  const { root, config, dialog, emit } = host;
  const names = new Intl.DisplayNames([config.locale], { type: 'region' });
  // A code that has no name is its own: `fallback` is `code` unless told otherwise.
  const regionName = (id: string): string => names.of(id) as string;
  let state = initialState(config);
  let phone: PhoneFacts | undefined;
  let steps: Steps | undefined;
  let links: Links | undefined;
  let picks: Picks | undefined;
  let extra: Extra | undefined;
  let isListed = false;
  let countries: readonly Country[] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const get = (): FormState => state;
  const set = (patch: Partial<FormState>): void => {
    state = { ...state, ...patch };
    redraw();
  };
  const redraw = (): void => {
    if (isListed) countries ??= phone?.list();
    render(drawn({ ...tools, state, phone, countries, picks, extra }, steps, links), container);
    clearTimeout(timer);
    if (state.step === 'code' && state.resendAtMs > Date.now()) timer = setTimeout(redraw, TICK_MS);
  };
  const fetchPhone = async (): Promise<void> => {
    if (phone || !config.phone) return;
    phone ??= (await phoneFile())?.phoneFacts(config, root, regionName);
    // A number may have been typed before.
    if (phone) set(phone.follow(state));
  };
  const deps: FlowDeps = {
    config,
    emit,
    regionName,
    get,
    set,
    phone: () => phone,
    extra: () => extra,
    async steps() {
      const file = await stepsFile();
      steps ??= file?.createSteps(host, deps);
      // What is to be agreed to in an app is not sent before the way there can be shown.
      if (!config.controls.some(({ in_app }, index) => in_app && state.ticked[index])) return steps;
      links ??= (await linksFile())?.createLinks(host, deps);
      return links && steps;
    },
    focus(on) {
      const place = on === 'error' ? root.querySelector<HTMLElement>('[aria-invalid],.wrong') : root.getElementById('code');
      (place ?? root.getElementById('title'))?.focus();
    },
  };
  const flow = createFieldsFlow(deps);
  const tools = {
    config,
    dialog,
    flow,
    regionName,
    set,
    say: (key, values) => say(config.texts, key, values),
    close: () => container.close(),
    // At the first touch of the list: filled at the start, it costs more time than all the rest of the form.
    listCountries() {
      isListed = true;
      redraw();
    },
  } satisfies Partial<Scene>;

  // Of many channels the whole list is not shown even for a moment: it would take its place away from what is below.
  if (config.controls[3])
    void picksFile().then((file) => {
      picks = file?.createPicks(root);
      redraw();
    });
  else redraw();
  // Not of a dialog that was closed, nor of a form that has left the page.
  addEventListener('online', () => container.checkVisibility() && flow.resume());
  return {
    get,
    set,
    touch() {
      flow.touch();
      void fetchPhone();
      if (config.offer || config.preferences)
        void extraFile().then((file) => {
          extra ??= file?.createExtra(host, redraw);
          redraw();
        });
    },
  };
}

function drawn(scene: Scene, steps: Steps | undefined, links: Links | undefined) {
  const { dialog, state, say, close } = scene;
  return (
    <>
      <div class="card" part="card">
        {state.step === 'fields' ? fieldsView(scene) : state.step === 'none' ? noneView(scene) : afterwards(scene, steps, links)}
      </div>
      {dialog && (
        <button type="button" class="close" aria-label={say('close')} onClick={close}>
          {icon('m5 5 10 10M15 5 5 15')}
        </button>
      )}
    </>
  );
}

const afterwards = (scene: Scene, steps: Steps | undefined, links: Links | undefined) =>
  steps && links && scene.state.step === 'done' && scene.state.receipt?.links ? links.view(scene, steps) : steps?.view(scene);
