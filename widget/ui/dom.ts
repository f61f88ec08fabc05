/**
 * Nodes made once, by the document's own methods, and kept right by watchers: a function in place of a value is live and runs again
 * on each change of state. No framework (its bytes were half the form's budget), no markup strings (Trusted Types), no style attributes.
 */
export type Live<T> = T | (() => T);
export type Child = Live<string | undefined> | Node | readonly Child[];
type Value = string | number | boolean | undefined;
type Listener = (event: Event & { currentTarget: HTMLInputElement }) => void;
export type Props = Readonly<Record<string, Live<Value> | Listener>>;

export interface Dom {
  /** `on…` props listen; `value` and `checked` are set on the node; everything else is an attribute, gone while undefined or false. */
  h(tag: string, props?: Props, ...children: readonly Child[]): HTMLElement;
  /** A part that is there only at times: made when first needed, kept when it goes. */
  show(when: () => unknown, make: () => HTMLElement): Node;
  watch(run: () => void): void;
  /** Runs every watcher. */
  update(): void;
}

export function createDom(): Dom {
  const watchers: (() => void)[] = [];

  const watch = (run: () => void): void => {
    watchers.push(run);
    run();
  };

  const append = (parent: Node, child: Child): void => {
    if (child instanceof Node) parent.appendChild(child);
    else if (typeof child === 'object') for (const each of child) append(parent, each);
    else {
      const text = parent.appendChild(new Text());
      live(child, (value) => {
        if (text.data !== value) text.data = value ?? '';
      });
    }
  };

  const live = <T>(value: Live<T>, put: (now: T) => void): void => {
    if (typeof value === 'function') watch(() => put((value as () => T)()));
    else put(value);
  };

  return {
    watch,
    h(tag, props = {}, ...children) {
      const node = document.createElement(tag);
      append(node, children);
      for (const [name, value] of Object.entries(props)) {
        if (name.startsWith('on')) node.addEventListener(name.slice(2), value as unknown as EventListener);
        else live(value as Live<Value>, (now) => put(node as HTMLInputElement, name, now));
      }
      return node;
    },
    show(when, make) {
      const gap = new Text();
      let made: HTMLElement | undefined;
      let current: Text | HTMLElement = gap;
      watch(() => {
        const wanted = when();
        if (wanted) made ??= make();
        const next = wanted && made ? made : gap;
        if (next !== current) current.replaceWith(next);
        current = next;
      });
      return current;
    },
    update() {
      for (const run of watchers) run();
    },
  };
}

function put(node: HTMLInputElement, name: string, value: Value): void {
  if (name === 'value') {
    // Setting what is there already would move the caret.
    if (node.value !== value) node.value = `${value}`;
  } else if (name === 'checked') node.checked = value === true;
  else if (value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== `${value}`) node.setAttribute(name, `${value}`);
}
