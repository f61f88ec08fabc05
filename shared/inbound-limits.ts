/** Numbers of what comes in from platforms, as `limits.ts` has them of everything else. DESIGN section 6. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './limits.ts';

const SECOND_MS = 1000;

/** Largest webhook body that is read: Meta batches up to 3 MB ("Webhooks payloads can be up to 3 MB", Cloud API docs, read November 2026). */
export const INBOUND_BODY_BYTES_MAX = 4 * 1024 * 1024;
/** Longest that a platform repeats a webhook: RCS Business Messaging, 7 days. VENDORS B9. Messages without an act are told apart for so long. */
export const INBOUND_DAYS = 7;
/** A grant or confirm that says it is older than any repeat can be is not taken. */
export const INBOUND_GIVES_AGE_MS_MAX = INBOUND_DAYS * DAY_MS;
/** YES confirms only if exactly one challenge was sent to the address within this, and may come as late as this. DESIGN section 6. */
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
/** How long an isolate takes an account as it was; a signature that does not fit has it read again, at most once in the second below. */
export const INBOUND_ACCOUNT_CACHE_MS = 10 * SECOND_MS;
export const INBOUND_ACCOUNT_REREAD_MS = SECOND_MS;
export const INBOUND_ACCOUNTS_CACHED_MAX = 500;
/** Counts wait this long in an isolate, so that a flood of webhooks is one write. */
export const INBOUND_COUNTS_FLUSH_MS = SECOND_MS / 4;
export const INBOUND_COUNT_DAYS = 31;
/** Names of one account, day and kind that are counted each by itself; all others together. */
export const INBOUND_COUNT_NAMES_MAX = 50;
export const INBOUND_COUNT_NAME_CHARS_MAX = 64;
/** Events of one webhook that are told at once, of different people. The platform allows 6 connections. */
export const INBOUND_TOLD_AT_ONCE_MAX = 5;
/** Longest address that a platform may name, characters: none of theirs has more than 255. */
export const INBOUND_ADDRESS_CHARS_MAX = 255;
/** Of a person's words so many are read for what they mean, characters: an email's first and last pages. Our own choice. */
export const CLASSIFIED_CHARS_MAX = 64 * 1024;
