/**
 * What a form gives to whoever meets it: a code, or the way to a contest. Never for a yes (TCPA, 47 CFR 64.1200(f)(9)(i)(B); GDPR art. 7(4)): it
 * is shown after "No thanks" too, and the form says so.
 */
import { z } from 'zod';
import { OFFER_CODES_PER_CALL_MAX, OFFER_LINKS_MAX } from '../limits.ts';
import { httpsUrl, shortText } from './primitives.ts';

export const offerCode = z.string().regex(/^[!-~]{1,64}$/, 'must be 1 to 64 letters, digits or signs of ASCII, without spaces');

const byLanguage = z.record(z.string(), shortText);

export const offer = z
  .strictObject({
    /** What people get, by language: `10 % off your next order.` It follows the intro, and stands above the code. */
    text: byLanguage,
    /** Everybody's. With `pool`: what is shown when the pool is empty. */
    code: offerCode.optional(),
    /** Each visitor gets a code of their own, of those given to `POST /v1/widgets/:id/offer-codes`. */
    pool: z.literal(true).optional(),
    /** The first is a button: the merchant's own entry form of a contest. The others follow as links: its rules. */
    links: z
      .array(z.strictObject({ label: byLanguage, url: httpsUrl }))
      .min(1)
      .max(OFFER_LINKS_MAX)
      .optional(),
  })
  .refine(({ code, pool, links }) => code !== undefined || pool || links, { message: 'give a code, a pool or links' });
export type Offer = z.infer<typeof offer>;

/** In one language, as the form draws it. */
export const configOffer = z.strictObject({
  text: z.string(),
  code: offerCode.optional(),
  /** The code has to be asked for: `POST /v1/widgets/:widget_id/offer`. */
  pool: z.literal(true).optional(),
  links: z.array(z.strictObject({ label: z.string(), url: httpsUrl })),
  texts: z.strictObject({ none_left: z.string(), copy: z.string(), copied: z.string() }),
});
export type ConfigOffer = z.infer<typeof configOffer>;

export const offerRequest = z.strictObject({
  /** 128 random bits or more: the same key gets the same code. It names a showing of the form, never a person. */
  key: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/, 'must be 22 to 64 letters, digits, - or _'),
  /** Of the widget, as it was on screen; where absent, the current one. */
  version: z.int().min(1).optional(),
});
/** Null: none is left, and there is none for everybody. */
export const offerAnswer = z.strictObject({ code: offerCode.nullable() });

export const offerCodesRequest = z.strictObject({ codes: z.array(offerCode).min(1).max(OFFER_CODES_PER_CALL_MAX) });
const pool = { left: z.int(), handed_out: z.int() };
export const offerPool = z.strictObject(pool);
/** `added`: those that were not there yet. */
export const offerCodesAdded = z.strictObject({ added: z.int(), ...pool });
/** `removed`: those that nobody had got. */
export const offerCodesRemoved = z.strictObject({ removed: z.int(), ...pool });
export type OfferPool = z.infer<typeof offerPool>;
