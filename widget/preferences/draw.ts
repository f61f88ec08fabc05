/**
 * Nodes made one by one, and a tree on screen brought to be like a new one: what is alike stays the same node, so focus, opened details and
 * what is being typed stay. By itself, for a library that does this would be two thirds of what the element may weigh. No HTML text anywhere.
 */
type Listener = ((event: Event) => void) | undefined;
export type Props = Readonly<Record<string, string | number | boolean | null | undefined | Listener>>;
type Child = Node | string | false | null | undefined;
export type Children = readonly (Child | readonly Child[])[];

const LISTENERS = ['onclick', 'onchange', 'onsubmit'] as const;

/** What is left out holds its place with an empty text, so that what stands behind it is not taken for something else. */
export function el(tag: string, props: Props = {}, ...children: Children): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') Object.assign(element, { [name]: value });
    else if (value !== false && value != null) element.setAttribute(name, value === true ? '' : `${value}`);
  }
  element.append(...children.flat().map((child) => child || ''));
  return element;
}

export function become(old: Node, fresh: Node): void {
  const chosen = fresh instanceof HTMLSelectElement && fresh.value;
  if (old instanceof HTMLElement && fresh instanceof HTMLElement) {
    for (const { name } of [...old.attributes]) if (name !== 'open' && !fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    for (const name of LISTENERS) Object.assign(old, { [name]: fresh[name] });
  } else if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  for (const [at, node] of after.entries()) {
    const stood = before[at];
    if (!stood) old.appendChild(node);
    else if (stood.nodeName === node.nodeName && (stood as Element).id === (node as Element).id) become(stood, node);
    else old.replaceChild(node, stood);
  }
  for (const node of before.slice(after.length)) old.removeChild(node);
  // What stands on the server, also after a choice that did not get there.
  if (old instanceof HTMLSelectElement && chosen !== false) old.value = chosen;
}
