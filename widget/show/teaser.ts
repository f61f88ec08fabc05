/** A small card in the corner that offers to open the form. It takes no focus, and steps aside where it would lie on what has it. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import css from './teaser.css?inline';

export interface TeaserDeps {
  readonly root: ShadowRoot;
  readonly config: WidgetConfig;
  /** Whoever points at it is likely to open it. */
  warm(): void;
  /** @param leave takes the card away and gives the focus back; called once the form is there */
  open(leave: () => void): void;
  /** Closed by its button or by Escape. */
  dismissed(): void;
}

/** @param signal takes the card away, too. */
export function showTeaser({ root, config, warm, open, dismissed }: TeaserDeps, signal: AbortSignal): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  if (config.theme.scheme !== 'auto') (sheet.cssRules[0] as CSSStyleRule).style.setProperty('color-scheme', config.theme.scheme);
  root.adoptedStyleSheets.push(sheet);
  const card = draw(config);
  const [opener, shutter] = card.querySelectorAll('button');
  const watch = new AbortController();
  let before: EventTarget | null = null;

  const leave = (): void => {
    if (watch.signal.aborted) return;
    watch.abort();
    const hadFocus = card.contains(root.activeElement);
    card.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    // Given back before the dialog opens: the browser brings it there again when that closes.
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const shut = (): void => {
    leave();
    dismissed();
  };
  card.addEventListener('focusin', (event) => {
    // Within the card the shadow tree names its own buttons; from outside, what the page had.
    if (!(event.relatedTarget instanceof Node && card.contains(event.relatedTarget))) before = event.relatedTarget;
  });
  card.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') shut();
  });
  if (opener) {
    opener.onclick = () => open(leave);
    opener.onpointerenter = opener.onfocus = warm;
  }
  if (shutter) shutter.onclick = shut;
  signal.addEventListener('abort', leave);
  root.append(card);
  card.showPopover();
  stepAside(card, root.host, watch.signal);
}

function draw({ title, intro, locale, direction, texts }: WidgetConfig): HTMLElement {
  const card = document.createElement('div');
  card.className = 'teaser';
  card.part.add('teaser');
  card.popover = 'manual';
  card.role = 'region';
  card.ariaLabel = title;
  card.lang = locale;
  card.dir = direction;
  const [opener, name, shutter] = [document.createElement('button'), document.createElement('b'), document.createElement('button')];
  name.textContent = title;
  opener.className = 'teaser-open';
  opener.ariaHasPopup = 'dialog';
  opener.append(name, intro);
  shutter.className = 'teaser-shut';
  shutter.ariaLabel = texts.close ?? '';
  shutter.textContent = '✕';
  card.append(opener, shutter);
  return card;
}

/** While it lies on the page's focused element it isn't there (WCAG 2.2, 2.4.11). What fills half the screen is no control, and may be lain on. */
function stepAside(card: HTMLElement, host: Element, signal: AbortSignal): void {
  const show = (shown: boolean): void => {
    if (card.matches(':popover-open') !== shown) card.togglePopover(shown);
  };
  const look = (): void => {
    const focused = document.activeElement;
    show(true);
    if (!focused || focused === document.body || focused === host) return;
    const box = focused.getBoundingClientRect();
    const own = card.getBoundingClientRect();
    const apart = box.right <= own.left || own.right <= box.left || box.bottom <= own.top || own.bottom <= box.top;
    show(apart || box.height > innerHeight / 2);
  };
  let isAsked = false;
  const soon = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      if (!signal.aborted) look();
    });
  };
  document.addEventListener('focusin', soon, { signal });
  document.addEventListener('focusout', soon, { signal });
  addEventListener('scroll', soon, { passive: true, capture: true, signal });
  addEventListener('resize', soon, { signal });
  look();
}
