/** What the APIs of messaging platforms take, by their documentation. */

/** Twilio's `Body`: 1,600 characters. The others take as much or more; longer texts are refused before they cost. */
export const MESSAGE_TEXT_CHARS_MAX = 1600;
/** A token for Vonage lives this long: its SDK's own choice is 15 minutes. */
export const VONAGE_JWT_LIFE_SECONDS = 900;
/** A private RSA key of 4,096 bits in PEM has some 3,300 characters. */
export const PRIVATE_KEY_CHARS_MAX = 4096;
