// How a message is shown wherever the demo shows one: its links to follow, its code to copy.
import { make } from '/live.js';

const LINK = /https?:\/\/[^\s]+/g;

/** The six digits in a text, if it has any that are not part of a number or a link. */
export const codeIn = (text) => /(?<![\d+])\d{6}(?!\d)/.exec(text.replace(LINK, ''))?.[0] ?? null;

export function codeButton(code) {
  const button = make('button', { type: 'button', class: 'code', 'aria-label': `Copy the code ${code}` }, code);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code);
    button.dataset.copied = '';
    setTimeout(() => delete button.dataset.copied, 1500);
  });
  return button;
}

export function linked(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(end, match.index), make('a', { href: match[0], rel: 'noreferrer' }, match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
