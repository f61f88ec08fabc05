// The phone of the demo: a list of conversations, one of them open, a camera. What is said and done here is posted to the demo's server, which
// plays the platform; this page knows nothing of the product.
import { channelName, follow, make, shortTime } from '/live.js';
import { APPS, isChat } from '/phone-apps.js';
import { avatar, drawLog } from '/phone-chat.js';
import { setUpScan } from '/phone-scan.js';

const $ = (id) => document.getElementById(id);
const screens = ['inbox', 'chat', 'scan'];
let entries = [];
let senders = {};
/** `{app, me, token}`; null in the list. */
let open = null;

const keyOf = ({ app, me }) => (isChat(app) ? app : `${app}:${me}`);
const hashOf = ({ app, me }) => (isChat(app) ? `#${app}` : `#${app}?${new URLSearchParams({ me })}`);
const ofOpen = () => entries.filter((entry) => keyOf(entry) === keyOf(open));
const lastEvent = (list, ...events) => list.findLast(({ event }) => events.includes(event))?.event;

async function act(deed) {
  const answer = await fetch('/phone/act', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(deed) });
  if (!answer.ok) $('chat-note').textContent = `The demo answered ${answer.status}. Nothing was sent.`;
  $('chat-note').hidden = answer.ok;
}
const mine = () => (isChat(open.app) ? { app: open.app } : { app: open.app, me: open.me });

// The address says what is open, so that a link into an app opens it and the browser's own back leads back.
function readAddress() {
  const [name, query] = location.hash.slice(1).split('?');
  const asked = new URLSearchParams(query);
  const before = open && keyOf(open);
  open = name && name !== 'scan' ? { app: name, me: asked.get('me') ?? '', token: asked.get('start') || null } : null;
  const screen = name === 'scan' ? 'scan' : open ? 'chat' : 'inbox';
  for (const id of screens) $(id).hidden = id !== screen;
  if (open && asked.get('text')) $('text').value = asked.get('text');
  draw();
  if (before !== (open && keyOf(open))) $(screen).querySelector('h2').focus({ preventScroll: true });
}

function draw() {
  if (open) drawChat();
  const threads = new Map();
  for (const entry of entries) threads.set(keyOf(entry), entry);
  const rows = [...threads.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  $('threads').replaceChildren(...rows.map(thread));
  $('no-threads').hidden = rows.length > 0;
}

function thread(entry) {
  const about = isChat(entry.app) ? channelName(entry.app) : `${channelName(entry.app)} to ${entry.me}`;
  const said = entry.event === 'tapped' ? `You chose “${entry.text}”` : entry.who === 'me' ? `You: ${entry.text}` : entry.text;
  return make(
    'li',
    { 'data-app': entry.app },
    make(
      'a',
      { class: 'thread', href: hashOf(entry) },
      avatar(entry.app),
      make('span', { class: 'thread-name' }, 'Aurora Coffee'),
      shortTime(entry.at),
      make('span', { class: 'thread-of' }, about),
      make('span', { class: 'thread-said', dir: 'auto' }, said),
    ),
  );
}

function drawChat() {
  const { app, me, token } = open;
  const list = ofOpen();
  $('chat').dataset.app = app;
  $('chat-avatar').replaceChildren(...avatar(app).childNodes);
  $('chat-of').textContent = isChat(app) ? `${channelName(app)}, ${senders[app] ?? ''}` : `${channelName(app)}, you are ${me}`;
  drawLog($('log'), list, (button) => act({ do: 'tap', ...mine(), ...button }));
  const state = gateOf(app, list, token);
  $('gate').hidden = state === null;
  $('gate').textContent = state?.label ?? '';
  $('gate').onclick = state && (() => void press(state));
  const words = (state === null && APPS[app]?.words) || null;
  $('composer').hidden = words === null;
  $('words').replaceChildren(...(words ?? []).map(word));
  drawSwitch(app, list, state);
}

const isOff = (list) => lastEvent(list, 'blocked', 'unblocked', 'friend') === 'blocked';

/** What stands where one would write, while one can't. */
function gateOf(app, list, token) {
  const { chat } = APPS[app] ?? {};
  if (!chat) return null;
  const isLocked = chat.locks && isOff(list);
  if (isLocked && chat.again) return { label: chat.again, deed: { do: 'unblock', app } };
  const isOpened = !isLocked && lastEvent(list, 'started', 'friend', 'unblocked') !== undefined;
  const isAsked = chat.start && (!isOpened || (chat.each && token !== null));
  return isAsked ? { label: chat.start, deed: { do: 'start', app, token } } : null;
}

/** A link into a chat that is there already is told without any press. */
function openByLink() {
  const { app, token } = open;
  if (token === null || !isChat(app) || gateOf(app, ofOpen(), token)) return;
  void act({ do: 'start', app, token });
  forgetToken();
}

async function press({ deed }) {
  $('gate').disabled = true;
  await act(deed);
  $('gate').disabled = false;
  if (deed.do === 'start') forgetToken();
  $('text').focus();
}

/** A token is for one opening. */
function forgetToken() {
  history.replaceState(null, '', `#${open.app}`);
  readAddress();
}

function drawSwitch(app, list, gate) {
  const { chat } = APPS[app] ?? {};
  const isStopped = app === 'whatsapp' && lastEvent(list, 'stopped_offers') !== undefined;
  const off = chat && { label: isOff(list) ? chat.again : chat.off, deed: { do: isOff(list) ? 'unblock' : 'block', app } };
  const found = app === 'whatsapp' ? { label: isStopped ? null : 'Stop offers', deed: { do: 'stop_offers', ...mine() } } : off;
  $('switch').hidden = !found?.label || gate !== null;
  $('switch').textContent = found?.label ?? '';
  $('switch').onclick = () => void act(found.deed);
}

function word(text) {
  const button = make('button', { type: 'button', class: 'word' }, text);
  button.addEventListener('click', () => void act({ do: 'say', ...mine(), text }));
  return make('li', {}, button);
}

$('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = $('text').value.trim();
  if (text === '') return;
  $('text').value = '';
  void act({ do: 'say', ...mine(), text });
});
$('new').addEventListener('submit', (event) => {
  event.preventDefault();
  const number = $('own-number').value.replace(/[\s().-]/g, '');
  const isRight = /^\+[1-9]\d{6,14}$/.test(number);
  $('own-number').setAttribute('aria-invalid', String(!isRight));
  $('own-number-error').textContent = isRight ? '' : 'Write the number with its country code, for example +1 202 555 0143.';
  if (isRight) location.hash = hashOf({ app: $('new-app').value, me: number });
  else $('own-number').focus();
});
$('open-scan').addEventListener('click', () => {
  location.hash = 'scan';
});
for (const button of document.querySelectorAll('[data-back]')) {
  button.addEventListener('click', () => {
    location.hash = '';
  });
}
// It scrolls, so it must be reached by keyboard.
$('log').tabIndex = 0;
setUpScan({ number: () => $('own-number').value.replace(/[\s().-]/g, '') });
addEventListener('hashchange', readAddress);

senders = await (await fetch('/phone/senders')).json();
readAddress();
follow('/phone/stream', (all) => {
  entries = [...all].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (open) openByLink();
  draw();
});
