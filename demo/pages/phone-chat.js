// Draws one conversation: bubbles, what may be tapped below them, what happened between them. No text is ever read as HTML.
import { make, shortTime } from '/live.js';
import { codeButton, codeIn, linked } from '/message.js';

const ROUND = 'M10 2.8a7.2 7.2 0 1 1-3.5 13.5L2.8 17.2l1-3.6A7.2 7.2 0 0 1 10 2.8Z';
/** Line drawings of our own, as in the form: platforms' logos are theirs. */
const PATHS = {
  sms: 'M2.5 3.8h15v10.4H9L5.3 17.4V14.2H2.5ZM6.3 7.5h7.4M6.3 10.5h4.7',
  whatsapp: `${ROUND}M7.4 6.9c-.5 3 2.6 6.2 5.7 5.7l.4-1.6-1.9-.9-.8.8a4.5 4.5 0 0 1-1.7-1.7l.8-.8-.9-1.9Z`,
  email: 'M2.5 4.5h15v11.2h-15ZM3 5.3l7 5.2 7-5.2',
  telegram: 'M2.8 9.6 17 3.6l-2.4 12.6-4.4-3.3-2.4 2.5-.6-4.3L17 3.6',
  line: ROUND,
};

export function avatar(app) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[app] ?? ROUND);
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
