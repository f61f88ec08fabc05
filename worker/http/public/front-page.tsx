/** @jsxImportSource hono/jsx */
/** What stands at the root of the Worker: the product's name, and the way to its documentation. It knows no merchant. */
import { en } from '../../../shared/locales/en.ts';
import { Shell } from '../../pages/shell.tsx';

export const FRONT_PAGE_CSP = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function FrontPage({ stylesheet, isDemo }: { readonly stylesheet: string; readonly isDemo: boolean }) {
  const head = { texts: en, locale: 'en', brand: '', stylesheet, script: null, accent: null, scheme: 'auto', languages: [] } as const;
  return (
    <Shell head={head} title="Sayso">
      <div class="prose">
        <h1>Sayso</h1>
        <p>Asks for a phone number and for consent on each channel, keeps proof of what was said, and tells the systems that send.</p>
        <ul>
          {isDemo ? (
            <li>
              <a href="/demo">The demo shop</a>
            </li>
          ) : null}
          <li>
            <a href="/docs">How to use its API</a>
          </li>
          <li>
            <a href="/openapi.json">The same for machines</a>
          </li>
        </ul>
      </div>
    </Shell>
  );
}
