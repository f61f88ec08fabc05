/**
 * The form's file: draws one form into a shadow root. Its sheets are constructed and its nodes made one by one, so a page's
 * strictest CSP and Trusted Types have nothing to object to. It stores nothing and reads nothing of the page but its address.
 */
import { newIdempotencyKey } from '../client/pending-submission.ts';
import { publicApi } from '../client/public-api.ts';
import type { DrawnForm, FormHost } from '../embed/host.ts';
import { createDom } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { say } from '../ui/say.ts';
import { dress } from '../ui/theme.ts';
import { codeView } from './code-view.ts';
import { doneView, noneView } from './end-view.ts';
import { fieldsView } from './fields-view.ts';
import { createFlow } from './flow.ts';
import { pageContext } from './page-context.ts';
import { readRegions } from './phone-hint.ts';
import type { Scene } from './scene.ts';
import { type FormState, initialState } from './state.ts';

/** Made by scripts/calling-codes.ts when this is built. */
declare const __CALLING_CODES__: string;
const TICK_MS = 1000;

export function draw(host: FormHost): DrawnForm {
  const { root, dialog, emit } = host;
  const scene = createScene(host, () => container);
  const container = drawContainer(scene);
  dress(root, host.config.theme, heldHeight(root.host));
  for (const type of ['focusin', 'pointerdown']) {
    container.addEventListener(type, (event) => {
      // The title is focused by us, never by the person.
      if ((event.target as Element).id !== 'title') scene.flow.touch();
    });
  }
  // A page's single-key shortcuts see the element, not the field inside, and would act on what is typed.
  for (const type of ['keydown', 'keypress', 'keyup']) container.addEventListener(type, (event) => event.stopPropagation());
  container.addEventListener('close', () => {
    if (scene.state().step === 'none') scene.set({ step: 'fields' });
    else emit('closed');
  });
  if (dialog) root.append(container);
  else {
    root.replaceChildren(container);
    emit('opened');
  }
  return {
    open() {
      if (!dialog) root.getElementById('title')?.focus();
      else if (!container.open) {
        emit('opened');
        container.showModal();
      }
    },
  };
}

function createScene({ base, root, config, dialog, externalIds, emit }: FormHost, container: () => HTMLDialogElement): Scene {
  const dom = createDom();
  const regions = readRegions(__CALLING_CODES__);
  const names = new Intl.DisplayNames([config.locale], { type: 'region' });
  const regionName = (id: string): string => names.of(id) ?? id;
  let current = initialState(config);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const state = (): FormState => current;
  const redraw = (): void => {
    dom.update();
    clearTimeout(timer);
    if (current.step === 'code' && current.resendAtMs > Date.now()) timer = setTimeout(redraw, TICK_MS);
  };
  const set = (patch: Partial<FormState>): void => {
    current = { ...current, ...patch };
    redraw();
  };
  const flow = createFlow({
    config,
    regions,
    regionName,
    set,
    externalIds,
    emit,
    get: state,
    api: publicApi(base, config.widget_id, (...request) => fetch(...request)),
    page: () => pageContext(new Date()),
    newKey: newIdempotencyKey,
    now: Date.now,
    drawn: (index) => root.getElementById(`text-${index}`) !== null,
    focus(on) {
      const place = on === 'error' ? root.querySelector<HTMLElement>('input[aria-invalid]') : root.getElementById('code');
      (place ?? root.getElementById('title'))?.focus();
    },
  });
  return {
    ...dom,
    config,
    flow,
    regions,
    dialog,
    state,
    set,
    regionName,
    say: (key, values) => say(config.texts, key, values),
    close: () => container().close(),
  };
}

function drawContainer(scene: Scene): HTMLDialogElement {
  const { h, show, config, dialog, state } = scene;
  const at = (step: FormState['step'], view: (scene: Scene) => HTMLElement): Node =>
    show(
      () => state().step === step,
      () => view(scene),
    );
  return h(
    dialog ? 'dialog' : 'div',
    { class: 'sayso', lang: config.locale, dir: config.direction, 'aria-labelledby': dialog && 'title' },
    h('div', { class: 'card' }, at('fields', fieldsView), at('code', codeView), at('done', doneView), at('none', noneView)),
    dialog ? h('button', { type: 'button', class: 'close', 'aria-label': scene.say('close'), onclick: scene.close }, icon('cross')) : [],
  ) as HTMLDialogElement;
}

/** The svg that the snippet put in our place: its height stays, so that nothing below moves. */
function heldHeight(element: Element): number {
  return Number(element.querySelector('svg')?.getAttribute('height')) || 0;
}
