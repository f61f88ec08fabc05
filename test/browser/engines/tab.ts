/**
 * A page as a person has it: what is looked for may stand in a shadow root (`sayso-form >>> #phone`), what is clicked is scrolled to and must be
 * what a pointer hits there, and everything is waited for. The same in every browser.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../../faults/listener.ts';
import type { Engine, Hands, KeyName } from './engine.ts';

/** Where pictures go that somebody wants to look at. */
const PICTURES = process.env.BROWSER_PICTURES;
const PAINTED_MS = 400;

/** Written to be read by the page: free of anything outside of it. @returns the first that is seen and holds the words */
const FIND = (place: string, words: string): Element | null => {
  let scopes: (Document | ShadowRoot)[] = [document];
  const parts = place.split(' >>> ');
  const last = parts.pop() ?? '';
  for (const part of parts)
    scopes = scopes.flatMap((scope) => [...scope.querySelectorAll(part)].flatMap(({ shadowRoot }) => shadowRoot ?? []));
  for (const scope of scopes)
    for (const element of scope.querySelectorAll(last))
      if (element.getClientRects().length > 0 && (element.textContent ?? '').includes(words)) return element;
  return null;
};

const AIM = (element: Element): { x: number; y: number; hit: string } => {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  const label = hit?.closest('label');
  const ours = hit !== null && (element.contains(hit) || hit.contains(element) || label?.control === element);
  return { x, y, hit: ours ? '' : `${hit?.localName}.${hit?.getAttribute('class')}` };
};

export class Tab {
  readonly #hands: Hands;

  private constructor(hands: Hands) {
    this.#hands = hands;
  }

  static async of(engine: Engine, width = 1100, height = 900): Promise<Tab> {
    return new Tab(await engine.newHands(width, height));
  }

  open(url: string): Promise<void> {
    return this.#hands.open(url);
  }

  /** The first element at the place that is seen, and holds the words. */
  async waitFor(place: string, words = ''): Promise<void> {
    let lost: unknown;
    // A page on its way to the next answers no question: asked again.
    const seen = () =>
      this.sees(place, words).then(
        (is) => is || null,
        (error) => {
          lost = error;
          return null;
        },
      );
    await eventually(`${place} ${words}`, seen).catch((error) => {
      throw lost ?? error;
    });
  }

  async text(place: string, words = ''): Promise<string> {
    await this.waitFor(place, words);
    return (await this.#on(place, (element) => (element as HTMLElement).innerText, words)) ?? '';
  }

  /** @param read is sent to the page: it can't reach anything outside of itself */
  async read<T>(place: string, read: (element: Element) => T): Promise<T> {
    await this.waitFor(place);
    return (await this.#on(place, read)) as T;
  }

  evaluate<T>(read: () => T): Promise<T> {
    return this.#hands.evaluate(`(${read})()`) as Promise<T>;
  }

  async sees(place: string, words = ''): Promise<boolean> {
    return (await this.#on<boolean>(place, () => true, words)) ?? false;
  }

  /** @throws when something else lies over it */
  async click(place: string, words = ''): Promise<void> {
    await this.waitFor(place, words);
    // What moves (a dialog that comes in) is waited for: twice the same place.
    let before = '';
    const aim = await eventually(`${place} ${words} to stand still and free`, async () => {
      const found = await this.#on(place, AIM, words).catch(() => null);
      const now = JSON.stringify(found);
      const still = now === before && found?.hit === '';
      before = now;
      return still ? found : null;
    });
    await this.#hands.clickAt(aim.x, aim.y);
  }

  async type(place: string, text: string): Promise<void> {
    await this.click(place);
    await this.#hands.type(text);
  }

  /** Where the focus is. */
  keys(text: string): Promise<void> {
    return this.#hands.type(text);
  }

  press(key: KeyName): Promise<void> {
    return this.#hands.press(key);
  }

  /** Only where somebody asked for pictures. */
  async picture(name: string): Promise<void> {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    // Until it is painted, which no browser tells; nothing is asserted of pictures.
    await new Promise((resolve) => setTimeout(resolve, PAINTED_MS));
    writeFileSync(path.join(PICTURES, `${name}.png`), await this.#hands.screenshot());
  }

  close(): Promise<void> {
    return this.#hands.close();
  }

  async #on<T>(place: string, read: (element: Element) => T, words = ''): Promise<T | null> {
    const found = `(${FIND})(${JSON.stringify(place)}, ${JSON.stringify(words)})`;
    return (await this.#hands.evaluate(`((found) => found === null ? null : (${read})(found))(${found})`)) as T | null;
  }
}
