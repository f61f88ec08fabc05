/** What each chat platform takes in one message, and how much of a provider's answer is read. Beside `limits.ts`, with the same rules: unit in the name, source at the line. */

/** An answer of a provider's API has a few hundred bytes; more than this of one is not read. */
export const PROVIDER_ANSWER_BYTES_MAX = 64 * 1024;

// WhatsApp, Cloud API. Meta docs "Messages" reference: text, interactive reply buttons, interactive list; read November 2026.
export const WHATSAPP_TEXT_CHARS_MAX = 4096;
/** Body of a message with reply buttons; a list's is as long as a text. */
export const WHATSAPP_BUTTONS_TEXT_CHARS_MAX = 1024;
export const WHATSAPP_BUTTONS_MAX = 3;
export const WHATSAPP_LIST_ROWS_MAX = 10;
export const WHATSAPP_BUTTON_LABEL_CHARS_MAX = 20;
export const WHATSAPP_ROW_LABEL_CHARS_MAX = 24;
/** An id of a list's row; that of a reply button may have 256. */
export const WHATSAPP_DATA_CHARS_MAX = 200;
/** A parameter of a template's body. */
export const WHATSAPP_PARAMETER_CHARS_MAX = 1024;
/** A one-time password of an authentication template. */
export const WHATSAPP_CODE_CHARS_MAX = 15;

// Messenger and Instagram. Meta docs "Send API" and "Quick replies" (2026-04-22); Instagram's text is counted in bytes of UTF-8.
export const MESSENGER_TEXT_CHARS_MAX = 2000;
export const INSTAGRAM_TEXT_BYTES_MAX = 1000;
export const QUICK_REPLIES_MAX = 13;
export const QUICK_REPLY_LABEL_CHARS_MAX = 20;
export const QUICK_REPLY_DATA_CHARS_MAX = 1000;

// LINE. Messaging API reference: text message, quick reply, buttons template, postback action; read November 2026.
export const LINE_TEXT_CHARS_MAX = 5000;
/** Text of a buttons template without a picture or title. */
export const LINE_TEMPLATE_TEXT_CHARS_MAX = 160;
export const LINE_TEMPLATE_BUTTONS_MAX = 4;
export const LINE_LABEL_CHARS_MAX = 20;
export const LINE_DATA_CHARS_MAX = 300;

// Telegram. Bot API, sendMessage and InlineKeyboardButton (10.1, 2026-06-11).
export const TELEGRAM_TEXT_CHARS_MAX = 4096;
/** Bytes of UTF-8 that a button brings back. */
export const TELEGRAM_DATA_BYTES_MAX = 64;
/** The Bot API names no limit for a button's text; longer ones are cut on a phone. */
export const TELEGRAM_LABEL_CHARS_MAX = 40;

// WeChat. developers.weixin.qq.com "Customer service messages" (errcode 45002: 2,048 bytes of text), "Receiving pushed messages"; read November 2026.
export const WECHAT_TEXT_BYTES_MAX = 2048;
/** A menu's text and labels go with it; WeChat names no number of its items. Our own choice. */
export const WECHAT_MENU_ITEMS_MAX = 10;
export const WECHAT_DATA_CHARS_MAX = 128;
/** A push is tried three times within 15 seconds; clocks and queues get the rest. */
export const WECHAT_SIGNATURE_AGE_MS_MAX = 10 * 60 * 1000;
/** A text has 2,048 bytes and a push some twenty elements: what is larger, deeper or longer is no push. Our own choice. */
export const WECHAT_XML_BYTES_MAX = 64 * 1024;
export const WECHAT_XML_ELEMENTS_MAX = 200;
export const WECHAT_XML_DEPTH_MAX = 4;

// RCS Business Messaging. rbm.proto (AgentContentMessage, Suggestion), developers.google.com "Text messages"; read November 2026.
export const RBM_TEXT_CHARS_MAX = 3072;
export const RBM_SUGGESTIONS_MAX = 11;
export const RBM_LABEL_CHARS_MAX = 25;
export const RBM_DATA_CHARS_MAX = 2048;
/** A Google service account's key file is about 2,400 characters, with a 4,096-bit key 4,000. */
export const SERVICE_ACCOUNT_CHARS_MAX = 6000;
/** Google takes a signed request for an access token for at most an hour; ours is used at once. */
export const RBM_ASSERTION_LIFE_SECONDS = 600;

// Viber. developers.viber.com "REST API": text message (7,000 characters), sender name, keyboard, tracking data; read November 2026.
export const VIBER_TEXT_CHARS_MAX = 7000;
export const VIBER_SENDER_CHARS_MAX = 28;
export const VIBER_BUTTONS_MAX = 24;
export const VIBER_DATA_CHARS_MAX = 250;
export const VIBER_TRACKING_CHARS_MAX = 4000;
