/** Numbers of the two mail providers, beside `limits.ts` and with the same rules: unit in the name, source at the line. */
import { HOUR_MS, MINUTE_MS } from './limits.ts';

/** SendGrid repeats a webhook for 24 hours ("Event Webhook Overview"), and an hour for clocks and queues. */
export const SENDGRID_SIGNATURE_AGE_MS_MAX = 25 * HOUR_MS;
export const SENDGRID_AHEAD_MS_MAX = 5 * MINUTE_MS;

/** A header line of a mail, without its folding: RFC 5322 section 2.1.1. Postmark takes 2,000 characters; ours are one line. */
export const MAIL_SUBJECT_CHARS_MAX = 900;
/** Our own choice: Postmark takes 5 MB of text, codes and links have some hundred characters. */
export const MAIL_TEXT_CHARS_MAX = 20_000;
