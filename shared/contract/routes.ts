/**
 * Every route of the HTTP contract, once: OpenAPI is made from this table and a test holds it against the routes that exist.
 * `request` is the body. Every route may also answer a problem (see error.ts).
 */
import { ADMIN_ROUTES } from './admin-routes.ts';
import { CHANNEL_ACCOUNT_ROUTES } from './channel-account-routes.ts';
import { ELIGIBILITY_ROUTES } from './eligibility-routes.ts';
import { EVIDENCE_ROUTES } from './evidence-routes.ts';
import { INBOUND_ROUTES } from './inbound-routes.ts';
import { KEYWORD_ROUTES } from './keyword-routes.ts';
import { LINT_ROUTES } from './lint-routes.ts';
import { OFFER_ROUTES } from './offer-routes.ts';
import { OPERATOR_ROUTES } from './operator-routes.ts';
import { PUBLIC_ROUTES } from './public-routes.ts';
import type { Route } from './route.ts';
import { SPLIT_ROUTES } from './split-routes.ts';
import { STATS_ROUTES } from './stats-routes.ts';
import { STOP_ROUTES } from './stop-routes.ts';
import { TEST_ROUTES } from './test-routes.ts';

export const ROUTES: readonly Route[] = [
  ...PUBLIC_ROUTES,
  ...ADMIN_ROUTES,
  ...CHANNEL_ACCOUNT_ROUTES,
  ...INBOUND_ROUTES,
  ...EVIDENCE_ROUTES,
  ...ELIGIBILITY_ROUTES,
  ...LINT_ROUTES,
  ...KEYWORD_ROUTES,
  ...STOP_ROUTES,
  ...SPLIT_ROUTES,
  ...OFFER_ROUTES,
  ...STATS_ROUTES,
  ...TEST_ROUTES,
  ...OPERATOR_ROUTES,
];

/** Pages and files: not part of the JSON contract, but they exist. */
export const PAGE_ROUTES = [
  ['get', '/'],
  ['get', '/sayso.js'],
  ['get', '/widget-card.json'],
  ['get', '/sayso-preferences.js'],
  ['get', '/sayso-doctor.js'],
  ['get', '/assets/:file'],
  ['get', '/openapi.json'],
  ['get', '/events.json'],
  ['get', '/docs'],
  ['get', '/problems/:type'],
  ['get', '/demo'],
  ['get', '/theme/:file'],
  ['get', '/preview/:widget_id'],
  ['get', '/preview/:widget_id/form'],
  ['get', '/p/:workspace/:slug'],
  ['post', '/p/:workspace/:slug'],
  ['get', '/p/:workspace/:slug/qr.svg'],
  ['get', '/p/:workspace/:slug/qr.png'],
  ['get', '/p/:workspace/:slug/flyer'],
  ['get', '/q/:id'],
  ['get', '/Q/:id'],
  ['get', '/p/:workspace/programme/:programme'],
  ['get', '/p/:workspace/pictures/:file'],
  ['get', '/me/:token'],
  ['post', '/me/:token'],
  ['get', '/c/:token'],
  ['post', '/c/:token'],
  ['get', '/u/:token'],
  ['post', '/u/:token'],
  ['get', '/me'],
  ['post', '/me'],
  ['get', '/link/:account_id'],
  ['post', '/link/:account_id'],
  ['get', '/inbound/:account_id'],
  ['post', '/inbound/:account_id'],
] as const;
