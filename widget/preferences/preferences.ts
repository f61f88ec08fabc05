/**
 * The element's file: what stands at one address, drawn into a shadow root, and changed there. Its sheets are constructed and its nodes made
 * one by one, so a strict CSP and Trusted Types have nothing to object to. It stores nothing; the token goes to its own host alone.
 */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import type { PreferenceLook } from '../../shared/contract/preference-look.ts';
import { createActs } from './acts.ts';
import { call } from './calls.ts';
import { become, type Children, el } from './draw.ts';
import { dress } from './dress.ts';
import { historyView } from './history-view.ts';
import type { PreferencesHost } from './host.ts';
import { itemsView } from './items-view.ts';
import { button, section, wrong } from './parts.ts';
import { fill, type Scene, type State } from './scene.ts';
import { wishesView } from './wishes-view.ts';

/** What each root shows last: an answer to an earlier token finds that it is no longer asked for. */
const shown = new WeakMap<ShadowRoot, PreferencesHost>();

export async function show(host: PreferencesHost): Promise<void> {
  const { base, root, token, locale } = host;
  shown.set(root, host);
  const path = `${base}v1/preferences/${encodeURIComponent(token)}`;
  const [look, view] = await Promise.all([
    call<PreferenceLook>(`${path}/look?locale=${encodeURIComponent(locale)}`),
    call<PreferenceView>(path),
  ]);
  if (look.value && shown.get(root) === host) draw(host, look.value, view.value);
}

function draw(host: PreferencesHost, look: PreferenceLook, first: PreferenceView | null): void {
  const { base, root } = host;
  const container = el('div', { class: 'sayso', lang: look.locale, dir: look.direction });
  // A page's single-key shortcuts see the element, not the field inside, and would act on what is typed.
  for (const type of ['keydown', 'keypress', 'keyup']) container.addEventListener(type, (event) => event.stopPropagation());
  const days = new Intl.DateTimeFormat(look.locale, { dateStyle: 'long' });
  let state: State = {
    view: first,
    lapsed: look.lapsed,
    busy: '',
    wrong: null,
    said: '',
    asked: false,
    step: first?.grade === 'subject' ? 'open' : 'start',
    subject: first?.grade === 'subject' ? host.token : '',
    report: null,
  };
  const set: Scene['set'] = (patch, focus) => {
    state = { ...state, ...patch };
    if (shown.get(root) !== host) return;
    const at = root.activeElement?.id;
    render();
    // What was pressed may stand elsewhere now, or be drawn anew.
    const goal = focus ?? (root.activeElement?.id === at ? undefined : at);
    if (goal) root.getElementById(goal)?.focus();
  };
  const say: Scene['say'] = (key, values) => (values ? fill(look.texts[key] ?? '', values, look) : (look.texts[key] ?? ''));
  const typed = (id: string): string => (root.getElementById(id) as HTMLInputElement | null)?.value ?? '';
  let owned: typeof import('./own-data.ts') | undefined;
  const later = async (): Promise<boolean> => {
    owned ??= await import('./own-data.ts').catch(() => undefined);
    if (owned) set({});
    return owned !== undefined;
  };
  const acts = createActs({ host, look, say, set, get: () => state, later });
  const render = (): void => {
    const scene: Scene = { base, look, state, say, typed, set, acts, day: (at) => days.format(new Date(at)) };
    become(
      container,
      el(
        'div',
        { class: 'sayso', lang: look.locale, dir: look.direction },
        content(scene, owned),
        el('p', { class: 'said', role: 'status' }, state.said),
      ),
    );
  };
  render();
  if (needsMore(state)) void later();
  dress(root, look.theme);
  root.replaceChildren(container);
}

/** What only the file for later draws. */
const needsMore = ({ view, lapsed, step }: State): boolean => lapsed || view?.grade === 'stop' || step !== 'start';

function content(scene: Scene, owned: typeof import('./own-data.ts') | undefined): HTMLElement {
  const { say, state, acts } = scene;
  const { view, lapsed, report, step } = state;
  const card = (...children: Children) => el('div', { class: 'card' }, el('h2', { part: 'title' }, say('preferences_title')), ...children);
  if (report) return card(owned?.erasedView(scene));
  if (lapsed) return card(owned?.requestView(scene));
  if (!view) return card(section('failed', say('error_server'), button(scene, 'retry', say('retry'), { act: acts.reload })));
  const mayOnlyStop = view.grade === 'stop';
  return card(
    el('p', { class: 'soft' }, say('preferences_for', { address: view.address.value })),
    itemsView(scene, view),
    wishesView(scene, view),
    mayOnlyStop ? owned?.requestView(scene) : step === 'start' ? askView(scene, view) : owned?.dataView(scene, view),
    historyView(scene, view),
  );
}

/** "Your data", before a code was asked for. */
function askView(scene: Scene, { brand, address }: PreferenceView): HTMLElement {
  const { say, acts } = scene;
  return section(
    'data',
    say('data.title'),
    el('p', { class: 'soft', id: 'data-hint' }, say('data.section_hint', { brand, address: address.value })),
    button(scene, 'ask', say('data.ask_button'), { act: acts.askCode, by: 'data-hint' }),
    wrong(scene, 'ask'),
  );
}
