/** Building blocks of the wire contract. Strict on input; JSON is snake_case, times are RFC 3339 UTC. */
import { z } from 'zod';
import { MESSAGE_BUDGET_DAY_USD_MAX, STRING_CHARS_MAX } from '../limits.ts';
import { ACTS, ADDRESS_KINDS, CHANNELS, METHODS, PURPOSES, SCOPES, STANDINGS } from '../vocabulary.ts';

export const channel = z.enum(CHANNELS);
export const purpose = z.enum(PURPOSES);
export const act = z.enum(ACTS);
export const method = z.enum(METHODS);
export const standing = z.enum(STANDINGS);
export const addressKind = z.enum(ADDRESS_KINDS);
export const scope = z.enum(SCOPES);

export const shortText = z.string().min(1).max(STRING_CHARS_MAX);
/** Ids that a merchant chooses: programmes, topics, widget keys, slugs. */
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/, 'must be 1 to 64 of a-z, 0-9, - and _, starting and ending with a letter or digit');
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in 64 lower-case hex digits');
/** BCP 47 as browsers say it: `en`, `pt-BR`, `zh-Hant`. */
export const locale = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language tag such as en or pt-BR');
export const direction = z.enum(['ltr', 'rtl']);
export const timestamp = z.iso.datetime({ precision: 3 });
/** Accepted from a caller: any RFC 3339 time with an offset, or a day known only as a day. */
export const timestampInput = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);
/** An id or token made by us: checked by its MAC, not by its shape. */
export const opaque = z.string().min(1).max(STRING_CHARS_MAX);
export const httpsUrl = z.url({ protocol: /^https?$/ }).max(2048);
export const origin = z.string().regex(/^https?:\/\/[^/?#\s]+$/, 'must be an origin such as https://shop.example, without a path');
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code such as US');
export const jurisdictionId = z
  .string()
  .regex(
    /^(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})?|default)$/,
    'must be a country code such as DE, one with its region such as US-FL, EU or default',
  );
/** What messages may cost a UTC day, dollars; 0 sends none. */
export const dailyBudgetUsd = z.number().min(0).max(MESSAGE_BUDGET_DAY_USD_MAX);
