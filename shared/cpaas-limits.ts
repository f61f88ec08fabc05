/** What Twilio, Vonage and Infobip take in one message, and how old what they signed may be. Beside `limits.ts`, with the same rules: unit in the name, source at the line. */

// Twilio. "Message resource": Body up to 1,600 characters; "Verification": CustomCode of 4 to 10 characters; read November 2026.
export const TWILIO_BODY_CHARS_MAX = 1600;
/** A variable of a WhatsApp template is Meta's own limit; longer ones are refused after they were taken. */
export const TEMPLATE_VALUE_CHARS_MAX = 1024;

// Vonage. OpenAPI of Messages 1.x and Verify 2 (developer.vonage.com), read November 2026.
export const VONAGE_SMS_CHARS_MAX = 1000;
export const VONAGE_RCS_CHARS_MAX = 3072;
export const VONAGE_WHATSAPP_CHARS_MAX = 4096;
export const VONAGE_BRAND_CHARS_MAX = 16;
/** Verify: `channel_timeout` is 15 to 900 s. Another code to the same number is refused (409) until it ends, and we send one a minute at most. */
export const VONAGE_VERIFY_SECONDS = 60;
/** A token is made for one request. The SDK's default is 900 s, the most that is taken a day. */
export const VONAGE_TOKEN_SECONDS = 300;
/**
 * Oldest signature that is taken on a webhook. Vonage repeats one for 24 hours and does not say that it signs anew, so that a shorter life
 * could lose a STOP; a repeat is known by its message's id.
 */
export const VONAGE_WEBHOOK_AGE_MS_MAX = 24 * 3_600_000;
/** How far ahead the vendor's clock may be. As of every platform: DESIGN section 5, "Time". */
export const VONAGE_WEBHOOK_AHEAD_MS_MAX = 120_000;
/** RCS suggestions. RBM reference "Suggestion": 11 of 25 characters, 2,048 of postback data. */
export const RCS_SUGGESTIONS_MAX = 11;
export const RCS_LABEL_CHARS_MAX = 25;
export const RCS_DATA_CHARS_MAX = 2048;

// Infobip. "Messages API", "Send WhatsApp template message", read November 2026.
export const INFOBIP_TEXT_CHARS_MAX = 4096;

/** A private key as PEM: of 4,096 bits it has 3,272 characters (PKCS #8). */
export const PRIVATE_KEY_CHARS_MAX = 4096;
