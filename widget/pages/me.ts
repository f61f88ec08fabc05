/**
 * The preference page without reloads: a switch posts, the new page's content takes the old one's place, what happened is
 * announced. Everything works without it; on any trouble the form is sent the plain way.
 */

const live = document.getElementById('live');

addEventListener('submit', (event) => {
  const form = event.target;
  // One that leads to a page of its own says so.
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || form.dataset.plain !== undefined) return;
  event.preventDefault();
  const pressed = event.submitter;
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  send(form, pressed?.id ?? '');
});

function send(form: HTMLFormElement, pressedId: string): void {
  // Not fetch: `responseType = 'document'` parses HTML without a Trusted Types sink, and runs no script in it.
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.responseType = 'document';
  request.onload = () => {
    const fresh = request.status === 200 ? request.responseXML?.getElementById('main') : null;
    if (fresh) replace(fresh, pressedId);
    else form.submit();
  };
  request.onerror = () => form.submit();
  // FormData alone would be multipart; the page's own form sends it url-encoded
  request.send(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])));
}

function replace(fresh: HTMLElement, pressedId: string): void {
  document.getElementById('main')?.replaceWith(document.adoptNode(fresh));
  localDays(fresh);
  ownZone(fresh);
  const notice = document.getElementById('notice');
  if (live && notice) {
    // said once, from the region that was there before: new regions are often not read
    notice.removeAttribute('role');
    live.textContent = notice.textContent;
  }
  // The same switch, wherever it stands now; a press that removed it leaves the reader at what it did.
  const next = document.getElementById(pressedId) ?? notice ?? fresh;
  next.focus({ preventScroll: next.id === pressedId });
  notice?.scrollIntoView({ block: 'nearest' });
}

/** Days in the reader's own zone; the server writes them in UTC. */
function localDays(within: ParentNode): void {
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' });
  for (const time of within.querySelectorAll('time')) time.textContent = day.format(new Date(time.dateTime));
}

/** Hours are meant by the reader's own clock; without script, by the zone of their number. */
function ownZone(within: ParentNode): void {
  const field = within.querySelector<HTMLInputElement>('[data-zone]');
  if (field) field.value = new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

localDays(document);
ownZone(document);
