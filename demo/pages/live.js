// What the demo's lists share: a live stream of entries, and elements made without parsing any text as HTML.

/** @param onEntries called with all entries, oldest first, once at the start and after every new one. */
export function follow(path, onEntries) {
  const status = document.querySelector('.live');
  const say = (state, words) => {
    status.dataset.live = state;
    status.textContent = words;
  };
  let entries = [];
  let drawn = 0;
  const draw = () => {
    cancelAnimationFrame(drawn);
    drawn = requestAnimationFrame(() => onEntries(entries));
  };
  const source = new EventSource(path);
  source.addEventListener('start', () => {
    entries = [];
    say('on', 'Live');
    draw();
  });
  source.onmessage = (event) => {
    entries.push(JSON.parse(event.data));
    draw();
  };
  source.onerror = () => say('waiting', 'Waiting for the demo to come back');
}

/** @param children text or elements; null ones are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const CHANNEL_NAMES = {
  sms: 'SMS',
  mms: 'MMS',
  rcs: 'RCS',
  whatsapp: 'WhatsApp',
  kakaotalk: 'KakaoTalk',
  telegram: 'Telegram',
  line: 'LINE',
  messenger: 'Messenger',
  instagram: 'Instagram',
  wechat: 'WeChat',
  viber: 'Viber',
  email: 'Email',
};
export const channelName = (channel) => CHANNEL_NAMES[channel] ?? channel;

const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
export const shortTime = (iso) => make('time', { datetime: iso, title: iso }, hour.format(new Date(iso)));

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
export function time(iso) {
  const date = new Date(iso);
  const isToday = date.toDateString() === new Date().toDateString();
  return make('time', { datetime: iso, title: iso }, isToday ? clock.format(date) : `${day.format(date)}, ${clock.format(date)}`);
}
