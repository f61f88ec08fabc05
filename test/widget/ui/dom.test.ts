import { expect, test } from 'vitest';
import { createDom } from '../../../widget/ui/dom.ts';

test('a live value follows the state and touches the page only when it changed', () => {
  const { h, update } = createDom();
  let name = 'one';
  const node = h('p', { title: () => name, hidden: () => name === 'none' }, () => name);
  const text = node.firstChild;
  name = 'two';
  update();
  expect(node.outerHTML).toBe('<p title="two">two</p>');
  expect(node.firstChild).toBe(text);
  name = 'none';
  update();
  expect(node.hasAttribute('hidden')).toBe(true);
});

test('text is text: markup in it stays words', () => {
  const { h } = createDom();
  expect(h('p', {}, '<img src=x onerror=alert(1)>').innerHTML).toBe('&lt;img src=x onerror=alert(1)&gt;');
});

test('a part is made when first needed, goes and comes back as the same node', () => {
  const { h, show, update } = createDom();
  let there = false;
  let made = 0;
  const node = h(
    'div',
    {},
    'a',
    show(
      () => there,
      () => {
        made += 1;
        return h('b', {}, 'x');
      },
    ),
    'c',
  );
  expect([node.innerHTML, made]).toEqual(['ac', 0]);
  there = true;
  update();
  const part = node.querySelector('b');
  there = false;
  update();
  expect(node.innerHTML).toBe('ac');
  there = true;
  update();
  expect(node.innerHTML).toBe('a<b>x</b>c');
  expect([node.querySelector('b') === part, made]).toEqual([true, 1]);
});

test('a field keeps its caret while its own value comes back', () => {
  const { h, update } = createDom();
  let value = '';
  const input = h('input', { value: () => value }) as HTMLInputElement;
  let writes = 0;
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
  Object.defineProperty(input, 'value', {
    get: () => own.get?.call(input),
    set: (to) => {
      writes += 1;
      own.set?.call(input, to);
    },
  });
  value = 'abc';
  update();
  update();
  expect([input.value, writes]).toEqual(['abc', 1]);
});
