// Draws one conversation: bubbles, what may be tapped below them, what happened between them. No text is ever read as HTML.
import { make, shortTime } from '/live.js';
import { codeButton, codeIn, linked } from '/message.js';
import { drawingOf } from '/phone-apps.js';

export function avatar(app) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', drawingOf(app));
  svg.append(path);
  return make('span', { class: 'avatar', 'aria-hidden': 'true' }, svg);
}

/** Adds what is new, so that a reader is told once of each and a button keeps its focus. @param onTap `{data, label}` */
export function drawLog(log, entries, onTap) {
  const ids = entries.map(({ id }) => id);
  const drawn = [...log.children].map((child) => child.dataset.entry);
  if (drawn.some((id, at) => id !== ids[at])) log.replaceChildren();
  const fresh = entries.slice(log.children.length);
  log.append(...fresh.map((entry) => row(entry, onTap)));
  if (fresh.length > 0) log.scrollTop = log.scrollHeight;
}

function row(entry, onTap) {
  const { id, who, text, subject, buttons = [], at, event, refused } = entry;
  const code = who === 'them' ? codeIn(text) : null;
  const failed = refused === undefined ? null : make('p', { class: 'refused' }, `Not taken by the Worker (${refused || 'not reached'})`);
  if (who === 'event') {
    const words = event === 'tapped' ? `You chose “${text}”` : text;
    return make('div', { class: 'happened', 'data-entry': id }, make('p', {}, words), failed);
  }
  return make(
    'div',
    { class: who, 'data-entry': id },
    make(
      'div',
      { class: 'said' },
      make('span', { class: 'unseen' }, who === 'me' ? 'You: ' : 'Aurora Coffee: '),
      subject ? make('p', { class: 'subject', dir: 'auto' }, subject) : null,
      make('p', { class: 'text', dir: 'auto' }, ...linked(text)),
      shortTime(at),
    ),
    code === null ? null : codeButton(code),
    buttons.length === 0 ? null : make('ul', { class: 'taps', role: 'list' }, ...buttons.map((button) => tap(button, onTap))),
    failed,
  );
}

function tap({ label, data }, onTap) {
  const button = make('button', { type: 'button', class: 'tap', dir: 'auto' }, label);
  button.addEventListener('click', () => onTap({ data, label }));
  return make('li', {}, button);
}
