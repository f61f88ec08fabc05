/**
 * The form's file: draws one form into a shadow root. Its sheets are constructed and its nodes made one by one, so a page's
 * strictest CSP and Trusted Types have nothing to object to. It stores nothing and reads nothing of the page but its address.
 */
import type { DrawnForm, FormHost } from '../embed/host.ts';
import { dress } from '../ui/theme.ts';
import { createStage } from './stage.tsx';

export function draw(host: FormHost): DrawnForm {
  const { base, root, config, dialog, emit } = host;
  const container = document.createElement(dialog ? 'dialog' : 'div') as HTMLDialogElement;
  container.className = 'sayso';
  container.lang = config.locale;
  container.dir = config.direction;
  if (dialog) container.setAttribute('aria-labelledby', 'title');
  dress(root, config.theme, heldHeight(root.host));
  const stage = createStage(host, container);
  for (const type of ['focusin', 'pointerdown']) {
    container.addEventListener(type, (event) => {
      // The title is focused by us, never by the person.
      if ((event.target as Element).id !== 'title') stage.touch();
    });
  }
  // A page's single-key shortcuts see the element, not the field inside, and would act on what is typed.
  for (const type of ['keydown', 'keypress', 'keyup']) container.addEventListener(type, (event) => event.stopPropagation());
  container.addEventListener('close', () => {
    if (stage.get().step === 'none') stage.set({ step: 'fields' });
    else emit('closed');
  });
  let isCounted = false;
  const opened = (): void => {
    emit('opened');
    // Once a page, without an id or anything of the visitor: the server counts it by day, version and country.
    if (!isCounted) isCounted = navigator.sendBeacon(`${base}v1/widgets/${config.widget_id}/seen?version=${config.version}`);
  };
  if (dialog) root.append(container);
  else {
    root.replaceChildren(container);
    opened();
  }
  return {
    open() {
      if (!dialog) root.getElementById('title')?.focus();
      else if (!container.open) {
        opened();
        container.showModal();
      }
    },
  };
}

/** The svg that the snippet put in our place: its height stays, so that nothing below moves. */
function heldHeight(element: Element): number {
  return Number(element.querySelector('svg')?.getAttribute('height')) || 0;
}
