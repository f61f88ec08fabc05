/**
 * What one message is taken to cost before it is sent, by the country of its number. Ceilings, so that a money limit errs to the
 * merchant's side; a widget's own `message_cost_usd` goes before them.
 * Limit: not any provider's price list. Prices move and differ by carrier; a text of two segments costs twice.
 */
import { MICROS_PER_USD } from '../../shared/limits.ts';

/** FACTS, "Limits": a text costs the merchant 1 to 30 cents. Taken where nothing better is known. */
const DEAREST_USD = 0.3;
/** A mail of any provider costs less. */
export const EMAIL_PRICE_MICROS = MICROS_PER_USD / 1000;

/**
 * US: 0.0083 list price and 0.0035 that carriers add, read in a secondary source in November 2026 (hivebook.wiki, "Twilio SMS pricing");
 * Canada alike. The others are rounded up from general knowledge of 2024 list prices: confidence low, hence the margin.
 */
const TEXT_USD: Readonly<Record<string, number>> = {
  US: 0.012,
  CA: 0.02,
  GB: 0.06,
  AU: 0.06,
  BR: 0.08,
  MX: 0.08,
  FR: 0.1,
  ES: 0.1,
  IT: 0.12,
  NL: 0.13,
  DE: 0.14,
  AT: 0.14,
  CH: 0.1,
  JP: 0.12,
};

/** @param costUsd the merchant's own figure, if there is one. @returns millionths of a US dollar */
export const textPriceMicros = (country: string, costUsd: number | undefined): number =>
  Math.round((costUsd ?? TEXT_USD[country] ?? DEAREST_USD) * MICROS_PER_USD);
