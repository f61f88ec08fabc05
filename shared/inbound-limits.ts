/** Numbers of what comes in from platforms, as `limits.ts` has them of everything else. DESIGN section 6. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './limits.ts';

/** Largest webhook body that is read: Meta batches up to 3 MB ("Webhooks payloads can be up to 3 MB", Cloud API docs, read November 2026). */
export const INBOUND_BODY_BYTES_MAX = 4 * 1024 * 1024;
/** Longest that a platform repeats a webhook: RCS Business Messaging, 7 days. VENDORS B9. Messages without an act are told apart for so long. */
export const INBOUND_DAYS = 7;
/** A grant or confirm that says it is older than any repeat can be is not taken. */
export const INBOUND_GIVES_AGE_MS_MAX = INBOUND_DAYS * DAY_MS;
/** YES confirms only if exactly one challenge was sent to the address within this. DESIGN section 6. */
export const YES_CHALLENGE_MS = 24 * HOUR_MS;
/** Grants by message of one address in 24 hours; withdrawals have no limit. As many as a form's unverified records. */
export const INBOUND_GRANTS_PER_ADDRESS_DAY = 50;
/** An answer to a message of the person's is worth sending this long: 47 CFR 64.1200(a)(12) has a stop confirmed within five minutes. */
export const REPLY_LIFE_MS = 5 * MINUTE_MS;
/** Answers to one address in 24 hours: two machines that answer each other stop. */
export const REPLIES_PER_ADDRESS_DAY = 10;

/** Longest keyword; carriers print short ones. Our own choice. */
export const KEYWORD_CHARS_MAX = 32;
/** Two text messages in GSM-7, one of them long: what a confirmation needs and no more. Our own choice. */
export const KEYWORD_REPLY_CHARS_MAX = 480;
/** Keywords of a workspace. Our own choice. */
export const KEYWORDS_MAX = 500;
