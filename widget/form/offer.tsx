/**
 * What the merchant gives. It stands at the end, whichever the answer was. A code of the pool is asked for when it is first to be shown, with a random key: who presses again gets the same.
 */
import type { VNode } from 'preact';
import type { ConfigOffer, offerAnswer } from '../../shared/contract/offer.ts';
import { FORM_REQUEST_TIMEOUT_MS } from '../../shared/limits.ts';
import type { FormHost } from '../embed/host.ts';
import css from '../ui/offer.css?inline';
import type { Scene } from './scene.ts';

export type Offer = (scene: Scene) => VNode;
type Host = Pick<FormHost, 'base' | 'root' | 'config'>;

const KEY_BYTES = 16;

/** @param changed draws the form anew */
export function createOffer({ base, root, config }: Host, { code, pool, text, links, texts }: ConfigOffer, changed: () => void): Offer {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const key = Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  let state: 'unasked' | 'asking' | 'failed' | 'answered' = pool ? 'unasked' : 'answered';
  let shown: string | null = pool ? null : (code ?? null);
  let isCopied = false;

  const ask = async (): Promise<void> => {
    state = 'asking';
    try {
      const response = await fetch(`${base}v1/widgets/${config.widget_id}/offer`, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key, version: config.version }),
        signal: AbortSignal.timeout(FORM_REQUEST_TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(String(response.status));
      const answer: (typeof offerAnswer)['_output'] = await response.json();
      shown = answer.code;
      state = 'answered';
    } catch {
      // What everybody may have is better than an error.
      shown = code ?? null;
      state = shown === null ? 'failed' : 'answered';
    }
    changed();
  };
  const copy = (): void => {
    void navigator.clipboard.writeText(shown ?? '').then(
      () => {
        isCopied = true;
        changed();
      },
      // The page may not: the code can be selected by one press.
      () => undefined,
    );
  };

  return ({ say }) => {
    if (state === 'unasked') void ask();
    return (
      <div key="offer" class="offer">
        <p>{text}</p>
        <div aria-live="polite">
          {shown !== null && (
            <p class="offer-code" dir="ltr">
              {shown}
            </p>
          )}
          {state === 'asking' && (
            <p class="offer-code wait" aria-hidden="true">
              …
            </p>
          )}
          {state === 'answered' && pool && shown === null && <p class="intro">{texts.none_left}</p>}
          {state === 'failed' && (
            <div class="notice">
              <p>{say('error_network')}</p>
              {plain(say('retry'), () => void ask())}
            </div>
          )}
          {shown !== null && navigator.clipboard && plain(isCopied ? texts.copied : texts.copy, copy)}
        </div>
        {links.map(({ label, url }, at) => (
          <a key={url} part={at === 0 ? 'button' : undefined} class={at === 0 ? 'main' : 'more'} href={url} target="_blank" rel="noopener">
            {label}
          </a>
        ))}
      </div>
    );
  };
}

// Its own: one shared part more, and the bundler gives what all files share a file of its own, a request more before anything shows.
const plain = (label: string, act: () => void): VNode => (
  <button type="button" class="plain" onClick={act}>
    {label}
  </button>
);
