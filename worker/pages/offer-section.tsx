/** @jsxImportSource hono/jsx */
/** What the merchant gives, whichever the answer was: a code, or the way to a contest. */
import type { ConfigOffer } from '../../shared/contract/offer.ts';

/** What a form has to send to be given a code of the pool. Asking is a POST: a reload or a preview takes none away. */
export interface OfferAsk {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly button: string;
}
export interface ShownOffer {
  readonly offer: ConfigOffer;
  /** Null where there is none to show: of a contest, of a pool that is empty or that was not yet asked. */
  readonly code: string | null;
  /** Null where nothing has to be asked for. */
  readonly ask: OfferAsk | null;
}

export function OfferSection({ shown: { offer, code, ask } }: { readonly shown: ShownOffer }) {
  return (
    <section class="card narrow offer">
      <p>{offer.text}</p>
      {code === null ? null : (
        <p class="offer-code" dir="ltr">
          {code}
        </p>
      )}
      {ask ? (
        <form method="post" action={ask.action}>
          {ask.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit" class="button main">
            {ask.button}
          </button>
        </form>
      ) : null}
      {code === null && ask === null && offer.pool ? <p>{offer.texts.none_left}</p> : null}
      <OfferLinks offer={offer} />
    </section>
  );
}

/** The first as a button, the rest as what belongs to it. */
export function OfferLinks({ offer: { links } }: { readonly offer: ConfigOffer }) {
  return links.length === 0 ? null : (
    <p class="offer-links">
      {links.map(({ label, url }, at) => (
        <a class={at === 0 ? 'button' : undefined} href={url} rel="noopener" target="_blank">
          {label}
        </a>
      ))}
    </p>
  );
}
