/**
 * What happens when somebody changes something: asked of the server, then read anew, then said. A change that did not get through leaves
 * everything as it stood, with the reason beside its control.
 */
import type { ChangesAnswer, PreferenceView } from '../../shared/contract/preference.ts';
import type { PreferenceLook } from '../../shared/contract/preference-look.ts';
import { call, failure } from './calls.ts';
import type { ChangeKind, PreferencesHost } from './host.ts';
import type { Acts, Scene, State } from './scene.ts';

interface Deps extends Pick<Scene, 'say' | 'set'> {
  readonly host: PreferencesHost;
  readonly look: PreferenceLook;
  get(): State;
  /** Fetches the file for what is rarely needed. */
  later(): Promise<boolean>;
}

export function createActs({ host, look, say, set, get, later }: Deps): Acts {
  const { base, token, root } = host;
  const at = (bearer: string, below = ''): string => `${base}v1/preferences/${encodeURIComponent(bearer)}${below}`;

  const emit = (change: ChangeKind): void => {
    root.host.dispatchEvent(new CustomEvent('sayso:preferences-changed', { bubbles: true, detail: { change } }));
  };

  const ask: Acts['ask'] = async <T>(control: string, path: string, body: unknown, mend?: string, bearer: string | null = token) => {
    if (get().busy !== '') return null;
    set({ busy: control, wrong: null, said: '' });
    const { status, value } = await call<T>(bearer === null ? `${base}v1/preferences/requests` : at(bearer, path), body);
    if (value) return value;
    if (status === 404) await lapse();
    else {
      const text = mend && /^4(?!29)/.test(`${status}`) ? mend : say(failure(status));
      set({ busy: '', wrong: { at: control, text }, said: text });
    }
    return null;
  };

  /** The token has lapsed, or its address is gone: in either case a link, if any, brings one back. */
  async function lapse(): Promise<void> {
    // A fresh code's token lives shorter than the one that asked for it.
    if (get().subject !== token && get().step !== 'start' && (await call(at(token))).value)
      set({ busy: '', step: 'start', subject: '' }, 'data');
    else {
      await later();
      set({ busy: '', lapsed: true, view: null, said: say('link_gone_title') }, 'request');
    }
  }

  /** Nothing is shown that might no longer be so. */
  async function reload(said: string, focus?: string): Promise<void> {
    const { status, value } = await call<PreferenceView>(at(token));
    if (value) set({ view: value, busy: '', wrong: null, said }, focus);
    else if (status === 404) await lapse();
    else set({ view: null, busy: '', wrong: null, said: say(failure(status)) }, 'retry');
  }

  /** Two switches pressed one after the other are two changes: none is lost because the first is on its way. */
  let before = Promise.resolve();
  const inTurn =
    <A extends readonly unknown[]>(act: (...given: A) => Promise<void>) =>
    (...given: A): void => {
      before = before.then(() => act(...given));
    };

  return {
    ask,
    emit,
    change: inTurn(async (control, change, kind) => {
      const isGrant = (change as { readonly act?: string }).act === 'grant';
      // The text that stood beside the switch may be offered no longer: to the reader, something moved.
      const mend = say(isGrant ? 'state_moved' : kind === 'pause' ? 'wishes.pause_wrong' : '');
      const answer = await ask<ChangesAnswer>(control, '/changes', { changes: [change] }, mend);
      if (!answer) return;
      const isDone = answer.changes[0]?.outcome === 'done';
      // The button that began or ended a break is gone with it.
      await reload(say(isDone ? 'saved' : 'state_moved'), kind === 'pause' ? 'pause' : undefined);
      if (isDone) emit(kind);
    }),
    stopAll: inTurn(async () => {
      if (!(await ask('stop', '/withdraw-all', {}))) return;
      await reload(say('stopped_everything', { brand: look.brand }), 'may');
      emit('stop');
    }),
    async askCode() {
      if (!(await later())) set({ wrong: { at: 'ask', text: say('error_network') } });
      else if (await ask('ask', '/subject', {})) set({ busy: '', step: 'code' }, 'code');
    },
    reload: () => void reload(''),
  };
}
