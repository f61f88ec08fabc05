/** Numbers of binding an app channel, with their unit and source: FACTS are the merchant-facing defaults, DESIGN section 6 the sizes. */

/** Of random bits in a token that travels in a parameter. DESIGN section 6. */
export const LINK_TOKEN_BYTES = 16;
/** Of one that stands in a text and may be typed: 40 bits. DESIGN section 6. */
export const LINK_WORD_BYTES = 5;
/** From the making of a link to its opening in the app. DESIGN section 6: 15 minutes where it is typed; here for all. */
export const LINK_OPEN_LIFE_MS = 15 * 60_000;
/** From the opening to the person's tap in the chat: whoever reads the text first takes their time, and the button stays there. */
export const LINK_CHAT_LIFE_MS = 24 * 60 * 60_000;
/** From the tap to the pick of the two digits: as long as a code lives. DESIGN section 2, "challenge". */
export const LINK_DIGITS_LIFE_MS = 10 * 60_000;
/** Numbers offered in the chat, one of them right: as many as WhatsApp's reply buttons. developers.facebook.com, "Interactive reply buttons". */
export const LINK_DIGITS_OFFERED = 3;
/** Live links of one submission. Defaults of the limits: 10. */
export const LINKS_LIVE_MAX = 10;
/** Between two polls of a link, ms; the same table: once a second. */
export const LINK_POLL_MIN_MS = 1000;
/** Polls of one link; the same table: 900. */
export const LINK_POLLS_MAX = 900;
/** How often the form polls, seconds: twice the least that is allowed, so that a slow clock is not refused. */
export const LINK_POLL_AFTER_SECONDS = 2;
/** Wrong tokens from one sender an hour; the same table: five. */
export const LINK_WRONG_TOKENS_HOUR = 5;
/** Rows of links and of what was wished are dropped after this, ms: when the chat's time is over and any retry with it. */
export const LINK_ROWS_LIFE_MS = 3 * 24 * 60 * 60_000;
/** Links whose polls one ledger counts in memory; the oldest are forgotten. */
export const LINKS_POLLED_KEPT_MAX = 10_000;
/** A scene code of WeChat lives as long as the link, seconds. */
export const WECHAT_SCENE_SECONDS = 15 * 60;
/** Time that the form waits for a platform whose login was asked, ms. */
export const LINK_LOGIN_LIFE_MS = 15 * 60_000;
