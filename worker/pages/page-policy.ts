/** What a browser may do on a hosted page, and who may keep it. No inline style or script, no frame, no other host. */

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "form-action 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  // the path holds a token, the body somebody's choices
  'cache-control': 'no-store',
  // Keeps the token from every other site. Not `no-referrer`: with it browsers send `Origin: null` along with a form.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};
