// A form that the shop draws itself, over the public API: texts, choices, the code, and the way into the chat. It keeps nothing.
const $ = (id) => document.getElementById(id);
const form = $('own-form');
const { host, widget } = form.dataset;
const CHANNELS = ['kakaotalk', 'viber'];

const asked = async (path, init) => {
  const answer = await fetch(`${host}${path}`, init);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.errors?.map(({ message }) => message).join(' ') || body.title);
  return body;
};
const post = (path, body, headers) =>
  asked(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
const show = (step) => {
  for (const id of ['own-fields', 'own-code', 'own-link']) $(id).hidden = id !== step;
};

const config = await asked(`/v1/widgets/${widget}/config?locale=en`);
const controls = config.controls.filter(({ channels }) => CHANNELS.includes(channels[0]));
$('own-controls').replaceChildren(
  ...controls.map(({ label, text, links }, at) =>
    make(
      'div',
      { class: 'own-control' },
      make('label', {}, make('input', { type: 'checkbox', 'data-control': at, 'aria-describedby': `own-text-${at}` }), ` ${label}`),
      make('p', { id: `own-text-${at}` }, text),
      make('p', {}, ...links.flatMap(({ url, label: name }) => [make('a', { href: url }, name), ' '])),
    ),
  ),
);

let begun;
form.addEventListener('focusin', () => {
  begun ??= post(`/v1/widgets/${widget}/render`, { locale: config.locale, version: config.version });
});
const KEY = crypto.randomUUID();
let receipt;
let chosen = [];

async function send() {
  chosen = [...form.querySelectorAll('[data-control]:checked')].map((box) => controls[box.dataset.control].channels[0]);
  if (chosen.length === 0) throw new Error('Tick where you would like to hear from us.');
  // Each control of the version is answered; what this form doesn't draw was not shown.
  const choices = config.controls.flatMap((control) =>
    control.channels.map((channel) => ({
      channel,
      purpose: control.purpose,
      granted: chosen.includes(channel),
      disclosure: control.disclosure,
      shown: controls.includes(control),
    })),
  );
  const { render_token } = await begun;
  const body = { phone: $('own-phone').value, locale: config.locale, render_token, choices, page: { url: location.href.split('#')[0] } };
  receipt = await post(`/v1/widgets/${widget}/submissions`, body, { 'idempotency-key': KEY });
  show('own-code');
  $('own-digits').focus();
}

async function confirm() {
  const secret = { 'sayso-secret': receipt.submission_secret };
  await post(`/v1/submissions/${receipt.submission_id}/verify`, { code: $('own-digits').value }, secret);
  const made = await post(`/v1/submissions/${receipt.submission_id}/links`, { channel: chosen[0] }, secret);
  show('own-link');
  drawLink(made);
  void follow(made);
}

function drawLink({ texts, open_url }) {
  const said = make('p', { id: 'own-said', role: 'status' }, texts.hint);
  $('own-link').replaceChildren(
    make('h2', { tabindex: '-1' }, texts.title),
    said,
    make('p', {}, make('a', { class: 'own-go', href: open_url, target: '_blank', rel: 'noopener' }, texts.open)),
  );
  $('own-link').firstChild.focus();
}

/** Asks until the person has agreed, said no, or the link ended; shows the digits meanwhile. */
async function follow({ link_id, link_secret, poll_after_seconds, texts }) {
  for (;;) {
    await new Promise((done) => setTimeout(done, poll_after_seconds * 1000));
    const answer = await fetch(`${host}/v1/submissions/${receipt.submission_id}/links/${link_id}`, {
      headers: { 'sayso-secret': link_secret },
    });
    if (answer.status === 429) continue;
    const { status, digits } = await answer.json();
    if (digits !== null) $('own-said').replaceChildren(`${texts.digits} `, make('strong', { class: 'own-digits' }, digits));
    else if (status === 'agreed' || status === 'declined' || status === 'ended') {
      $('own-said').textContent = texts[status];
      return;
    }
  }
}

let isBusy = false;
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (isBusy) return;
  isBusy = true;
  $('own-error').textContent = '';
  await (receipt ? confirm() : send()).catch((error) => {
    $('own-error').textContent = error.message;
  });
  isBusy = false;
});
// Before, there was nothing to agree to, and a press would have sent the page's own form.
$('own-send').disabled = false;
