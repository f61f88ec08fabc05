import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SaysoEvent } from '../../../widget/embed/api.ts';

const CAP = { again_after_days: 7, times_max: 3 };
const DAY = 86_400_000;
let acts: typeof import('../../../widget/show/acts.ts');
let shelf: typeof import('../../../widget/show/shelf.ts');
/** As the loader's: a listener per event, called by the page's form. */
let heard: [string, (event: SaysoEvent) => void][] = [];
const on = (type: string, listener: (event: SaysoEvent) => void) => {
  heard.push([type, listener]);
  return () => {};
};
const emit = (type: SaysoEvent['type'], widget = 'w_live') => {
  for (const [name, listener] of heard) if (name === type) listener({ type, widget });
};
const stored = () =>
  JSON.parse(localStorage.getItem('sayso') ?? 'null') as Record<string, { times: number; until_ms: number; first_ms: number }> | null;

beforeEach(async () => {
  vi.useRealTimers();
  localStorage.clear();
  heard = [];
  // A page of its own.
  vi.resetModules();
  acts = await import('../../../widget/show/acts.ts');
  shelf = await import('../../../widget/show/shelf.ts');
});

describe('what is stored', () => {
  test('nothing by looking, opening or hearing of another widget; one key by an act', () => {
    const { begin } = acts.follow('w', 'w_live', CAP, { on });
    begin();
    shelf.kept(Date.now());
    emit('opened');
    emit('closed', 'w_other');
    expect(localStorage.length).toBe(0);
    emit('closed');
    expect([localStorage.length, Object.keys(stored() ?? {})]).toEqual([1, ['w']]);
  });

  test('a showing counts once, whatever is done in it; a sign-up keeps it away to the end', () => {
    const { begin } = acts.follow('w', 'w_live', CAP, { on });
    begin();
    emit('started');
    emit('closed');
    expect(stored()?.w?.times).toBe(1);
    begin();
    emit('started');
    emit('submitted');
    emit('confirmed');
    emit('closed');
    const { times = 0, first_ms = 0, until_ms = 0 } = stored()?.w ?? {};
    expect([times, until_ms - first_ms]).toEqual([2, 30 * DAY]);
  });

  test('two forms of one widget hear the same event and count it once', () => {
    acts.follow('w', 'w_live', CAP, { on }).begin();
    acts.follow('w', 'w_live', CAP, { on });
    emit('closed');
    expect(stored()?.w?.times).toBe(1);
  });

  test('after thirty days the key itself is gone', () => {
    acts.follow('w', 'w_live', CAP, { on }).act();
    vi.useFakeTimers();
    vi.setSystemTime(Date.now() + 30 * DAY + 1);
    expect(shelf.kept(Date.now()).size).toBe(0);
    expect(localStorage.length).toBe(0);
  });
});

describe('storage', () => {
  test('none: nothing is read or written, what is there is removed, and the page remembers while it is open', () => {
    localStorage.setItem('sayso', JSON.stringify({ old: { first_ms: Date.now() - 1, until_ms: Date.now() + DAY, times: 1 } }));
    shelf.storage('none');
    expect(localStorage.length).toBe(0);
    const asked = vi.fn();
    vi.stubGlobal('localStorage', { getItem: asked, setItem: asked, removeItem: asked });
    acts.follow('w', 'w_live', CAP, { on }).act();
    expect([...shelf.kept(Date.now()).keys()]).toEqual(['w']);
    expect(asked).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
    shelf.storage('local');
    expect(Object.keys(stored() ?? {})).toEqual(['w']);
  });

  test('local again, with nothing done, stores nothing', () => {
    shelf.storage('none');
    shelf.storage('local');
    expect(localStorage.length).toBe(0);
  });

  test('a browser that refuses storage: no error, and the page remembers', () => {
    const refused = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refused, setItem: refused, removeItem: refused });
    acts.follow('w', 'w_live', CAP, { on }).act();
    expect([...shelf.kept(Date.now()).keys()]).toEqual(['w']);
    shelf.storage('none');
    vi.unstubAllGlobals();
  });

  test('another tab’s close counts here', () => {
    localStorage.setItem('sayso', JSON.stringify({ w: { first_ms: Date.now() - 1, until_ms: Date.now() + DAY, times: 2 } }));
    acts.follow('w', 'w_live', CAP, { on }).act();
    expect(stored()?.w?.times).toBe(3);
  });
});
