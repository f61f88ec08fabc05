// Draws what the receiver was told. It acts on `permitted` alone and drops lower sequences, as the event's schema tells receivers to.
import { channelName, follow, make, time } from '/live.js';

const people = document.getElementById('people');
const events = document.getElementById('events');

follow('/receiver/stream', (entries) => {
  const last = new Map();
  for (const { verified, body } of entries) {
    if (!verified || body?.type !== 'consent.changed') continue;
    const key = `${body.data.address.kind} ${body.data.address.value}`;
    if (body.data.sequence >= (last.get(key)?.sequence ?? 0)) last.set(key, body.data);
  }
  people.replaceChildren(...[...last.values()].reverse().map(person));
  document.getElementById('no-people').hidden = last.size > 0;
  const seen = new Set();
  const rows = entries.map((entry) => {
    const isRepeat = entry.verified && seen.has(entry.id);
    if (entry.verified) seen.add(entry.id);
    return row(entry, isRepeat);
  });
  events.replaceChildren(...rows.reverse());
  document.getElementById('sheet').hidden = entries.length === 0;
});

const person = (data) =>
  make(
    'li',
    {},
    make('p', { class: 'address person-address' }, data.address.value),
    make('p', { class: 'chips' }, ...data.state.map(stateChip)),
  );

function stateChip(state) {
  const tone = state.permitted ? 'yes' : state.standing === 'withdrawn' ? 'no' : 'off';
  const because = state.standing === 'granted' && !state.permitted ? ` (${state.suppressed_by.join(', ').replaceAll('_', ' ')})` : '';
  const words = `${channelName(state.channel)} ${state.standing.replaceAll('_', ' ')}${because}`;
  return make('span', { class: 'chip', 'data-tone': tone, title: `${state.purpose}, programme ${state.programme}` }, words);
}

function row(entry, isRepeat) {
  if (!entry.verified) {
    const why = 'Refused: the signature does not verify.';
    return make('tr', { class: 'refused' }, cell('Received', time(entry.received_at)), make('td', { colspan: '5' }, why));
  }
  const data = entry.body?.type === 'consent.changed' ? entry.body.data : null;
  const changes = data === null ? [entry.body?.type ?? 'not JSON'] : data.changes.map(change);
  return make(
    'tr',
    {},
    cell('Received', time(entry.received_at)),
    cell('Address', make('span', { class: 'address' }, data?.address.value ?? '')),
    cell('What changed', make('ul', {}, ...changes.map((text) => make('li', {}, text)))),
    cell('State when sent', make('span', { class: 'chips' }, ...(data?.state ?? []).map(stateChip))),
    cell('Sequence', String(data?.sequence ?? ''), 'number'),
    cell('Message', message(entry, isRepeat)),
  );
}

function change(record) {
  const what = record.channel === null ? 'everything' : channelName(record.channel);
  return `${record.act} ${what}${record.verified ? ', verified' : ''} (${record.method.replaceAll('_', ' ')})`;
}

const message = (entry, isRepeat) =>
  make(
    'details',
    {},
    make('summary', {}, make('span', { class: 'verified' }, 'Verified'), isRepeat ? make('span', { class: 'repeat' }, 'repeat') : null),
    make('p', { class: 'mono' }, entry.id),
    make('pre', { tabindex: '0', 'aria-label': 'Payload' }, JSON.stringify(entry.body, null, 2)),
  );

const cell = (label, content, className = null) => make('td', { 'data-label': label, class: className }, content);
