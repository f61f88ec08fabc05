// Draws the messages that would have been sent: the code large, links to follow.
import { channelName, follow, make, time } from '/live.js';
import { codeButton, codeIn, linked } from '/message.js';

const list = document.getElementById('messages');

follow('/outbox/stream', (entries) => {
  list.replaceChildren(...entries.map(message).reverse());
  document.getElementById('no-messages').hidden = entries.length > 0;
});

function message({ channel, to, text, subject, sent_at }) {
  const code = codeIn(text);
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
