// Draws the messages that would have been sent: the code large, links to follow.
import { channelName, follow, make, time } from '/live.js';

const list = document.getElementById('messages');

follow('/outbox/stream', (entries) => {
  list.replaceChildren(...entries.map(message).reverse());
  document.getElementById('no-messages').hidden = entries.length > 0;
});

function message({ channel, to, text, subject, sent_at }) {
  const code = /(?<![\d+])\d{6}(?!\d)/.exec(withoutLinks(text))?.[0] ?? null;
  return make(
    'li',
    {},
    make(
      'p',
      { class: 'envelope' },
      make('strong', {}, channelName(channel)),
      ' to ',
      make('span', { class: 'address' }, to),
      time(sent_at),
    ),
    subject ? make('p', { class: 'subject' }, subject) : null,
    make('p', { class: 'bubble' }, ...linked(text)),
    code === null ? null : codeButton(code),
  );
}

function codeButton(code) {
  const button = make('button', { type: 'button', class: 'code', 'aria-label': `Copy the code ${[...code].join(' ')}` }, code);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code);
    button.dataset.copied = '';
    setTimeout(() => delete button.dataset.copied, 1500);
  });
  return button;
}

const LINK = /https?:\/\/[^\s]+/g;
const withoutLinks = (text) => text.replace(LINK, '');

function linked(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(end, match.index), make('a', { href: match[0], rel: 'noreferrer' }, match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
