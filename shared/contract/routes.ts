/**
 * Every route of the HTTP contract, once: OpenAPI is made from this table and a test holds it against the routes that exist.
 * `request` is the body. Every route may also answer a problem (see error.ts).
 */
import type { z } from 'zod';
import type { Scope } from '../vocabulary.ts';
import * as admin from './admin.ts';
import { widgetConfig } from './config.ts';
import * as contact from './contact.ts';
import * as destination from './destination.ts';
import * as disclosure from './disclosure.ts';
import * as preference from './preference.ts';
import { programmeInput, programmeList, programmeView } from './programme.ts';
import * as submission from './submission.ts';
import * as widget from './widget.ts';

/** Who may call: anybody, the bearer of a token in the path, of a submission's secret, of a scoped API key, the operator. */
export type RouteAuth = 'public' | 'path_token' | 'submission_secret' | 'operator' | Scope;

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Hono's form: `/v1/widgets/:widget_id/config`. */
  readonly path: string;
  readonly auth: RouteAuth;
  readonly summary: string;
  readonly query?: readonly string[];
  readonly headers?: readonly string[];
  readonly request?: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  readonly answer?: z.ZodType;
}

const paging = ['cursor', 'limit'] as const;

export const ROUTES: readonly Route[] = [
  // Public
  { method: 'get', path: '/health', auth: 'public', summary: 'Whether the Worker answers', status: 200, answer: admin.health },
  {
    method: 'get',
    path: '/v1/widgets/:widget_id/config',
    auth: 'public',
    summary: 'What the form needs in one language',
    query: ['locale'],
    status: 200,
    answer: widgetConfig,
  },
  {
    method: 'post',
    path: '/v1/widgets/:widget_id/render',
    auth: 'public',
    summary: 'A single-use token for one submission',
    request: submission.renderRequest,
    status: 200,
    answer: submission.renderAnswer,
  },
  {
    method: 'post',
    path: '/v1/widgets/:widget_id/submissions',
    auth: 'public',
    summary: 'Record what a visitor chose',
    headers: ['Idempotency-Key'],
    request: submission.submissionRequest,
    status: 201,
    answer: submission.submissionReceipt,
  },
  {
    method: 'get',
    path: '/v1/submissions/:submission_id',
    auth: 'submission_secret',
    summary: "The submission's own acts",
    status: 200,
    answer: submission.submissionView,
  },
  {
    method: 'post',
    path: '/v1/submissions/:submission_id/verify',
    auth: 'submission_secret',
    summary: 'Confirm with a code',
    request: submission.verifyRequest,
    status: 200,
    answer: submission.verifyAnswer,
  },
  {
    method: 'post',
    path: '/v1/submissions/:submission_id/resend',
    auth: 'submission_secret',
    summary: 'Ask for another code',
    request: submission.resendRequest,
    status: 202,
    answer: submission.resendAnswer,
  },
  {
    method: 'post',
    path: '/v1/submissions/:submission_id/retract',
    auth: 'submission_secret',
    summary: 'Take back own acts',
    request: submission.retractRequest,
    status: 200,
    answer: submission.retractAnswer,
  },
  {
    method: 'post',
    path: '/v1/preferences/requests',
    auth: 'public',
    summary: 'Ask for a preference link by message',
    request: preference.preferenceLinkRequest,
    status: 202,
    answer: preference.preferenceLinkAnswer,
  },
  {
    method: 'get',
    path: '/v1/preferences/:token',
    auth: 'path_token',
    summary: 'What stands at this address',
    status: 200,
    answer: preference.preferenceView,
  },
  {
    method: 'post',
    path: '/v1/preferences/:token/changes',
    auth: 'path_token',
    summary: 'Change single pairs',
    request: preference.changesRequest,
    status: 200,
    answer: preference.changesAnswer,
  },
  {
    method: 'post',
    path: '/v1/preferences/:token/withdraw-all',
    auth: 'path_token',
    summary: 'Stop everything',
    request: preference.withdrawAllRequest,
    status: 200,
    answer: preference.withdrawAllAnswer,
  },

  // Operator
  {
    method: 'post',
    path: '/v1/workspaces',
    auth: 'operator',
    summary: 'Make a workspace; its first key is shown once',
    request: admin.createWorkspaceRequest,
    status: 201,
    answer: admin.createWorkspaceAnswer,
  },
  {
    method: 'post',
    path: '/v1/workspaces/:workspace/suspend',
    auth: 'operator',
    summary: 'Suspend a workspace',
    status: 200,
    answer: admin.suspendAnswer,
  },
  {
    method: 'post',
    path: '/v1/workspaces/:workspace/resume',
    auth: 'operator',
    summary: 'Lift a suspension',
    status: 200,
    answer: admin.suspendAnswer,
  },

  // Admin
  {
    method: 'get',
    path: '/v1/workspaces/:workspace',
    auth: 'config:read',
    summary: 'The workspace of this key',
    status: 200,
    answer: admin.workspaceView,
  },
  { method: 'get', path: '/v1/programmes', auth: 'config:read', summary: 'All programmes', status: 200, answer: programmeList },
  {
    method: 'put',
    path: '/v1/programmes/:id',
    auth: 'config:write',
    summary: 'Make or replace a programme',
    request: programmeInput,
    status: 200,
    answer: programmeView,
  },
  { method: 'get', path: '/v1/widgets', auth: 'config:read', summary: 'All widgets', status: 200, answer: widget.widgetList },
  {
    method: 'post',
    path: '/v1/widgets',
    auth: 'config:write',
    summary: 'Make a widget from a draft',
    request: widget.createWidgetRequest,
    status: 201,
    answer: widget.widgetView,
  },
  { method: 'get', path: '/v1/widgets/:id', auth: 'config:read', summary: 'One widget', status: 200, answer: widget.widgetView },
  {
    method: 'put',
    path: '/v1/widgets/:id/draft',
    auth: 'config:write',
    summary: 'Replace the draft',
    request: widget.widgetDraft,
    status: 200,
    answer: widget.widgetView,
  },
  {
    method: 'post',
    path: '/v1/widgets/:id/publish',
    auth: 'config:write',
    summary: 'Freeze the draft as a version',
    status: 200,
    answer: widget.publishAnswer,
  },
  {
    method: 'get',
    path: '/v1/widgets/:id/versions',
    auth: 'config:read',
    summary: 'Published versions, newest first',
    status: 200,
    answer: widget.widgetVersionList,
  },
  {
    method: 'get',
    path: '/v1/disclosures',
    auth: 'config:read',
    summary: 'All disclosures',
    status: 200,
    answer: disclosure.disclosureList,
  },
  {
    method: 'post',
    path: '/v1/disclosures',
    auth: 'config:write',
    summary: 'Register a text for a method other than a widget',
    request: disclosure.registerDisclosureRequest,
    status: 201,
    answer: disclosure.disclosureView,
  },
  {
    method: 'get',
    path: '/v1/disclosures/:hash',
    auth: 'config:read',
    summary: 'One disclosure by its hash',
    status: 200,
    answer: disclosure.disclosureView,
  },
  {
    method: 'get',
    path: '/v1/landing-pages',
    auth: 'config:read',
    summary: 'All landing pages',
    status: 200,
    answer: admin.landingPageList,
  },
  {
    method: 'put',
    path: '/v1/landing-pages/:slug',
    auth: 'config:write',
    summary: 'Make or replace a landing page',
    request: admin.landingPageInput,
    status: 200,
    answer: admin.landingPageView,
  },
  {
    method: 'delete',
    path: '/v1/landing-pages/:slug',
    auth: 'config:write',
    summary: 'Remove a landing page',
    status: 200,
    answer: admin.outcomeDone,
  },
  {
    method: 'get',
    path: '/v1/destinations',
    auth: 'config:read',
    summary: 'All destinations',
    status: 200,
    answer: destination.destinationList,
  },
  {
    method: 'post',
    path: '/v1/destinations',
    auth: 'config:write',
    summary: 'Connect a destination; its secret is shown once',
    request: destination.createDestinationRequest,
    status: 201,
    answer: destination.destinationAnswer,
  },
  {
    method: 'get',
    path: '/v1/destinations/:id',
    auth: 'config:read',
    summary: 'One destination',
    status: 200,
    answer: destination.destinationView,
  },
  {
    method: 'patch',
    path: '/v1/destinations/:id',
    auth: 'config:write',
    summary: 'Change a destination',
    request: destination.updateDestinationRequest,
    status: 200,
    answer: destination.destinationAnswer,
  },
  {
    method: 'post',
    path: '/v1/destinations/:id/test',
    auth: 'deliveries:write',
    summary: 'Send one test event now',
    status: 200,
    answer: destination.destinationTestAnswer,
  },
  {
    method: 'post',
    path: '/v1/destinations/:id/pause',
    auth: 'deliveries:write',
    summary: 'Send nothing until resumed',
    status: 200,
    answer: destination.destinationView,
  },
  {
    method: 'post',
    path: '/v1/destinations/:id/resume',
    auth: 'deliveries:write',
    summary: 'Go on from where it stopped',
    status: 200,
    answer: destination.destinationView,
  },
  {
    method: 'get',
    path: '/v1/deliveries',
    auth: 'deliveries:read',
    summary: 'What is not settled, and counts',
    query: ['destination', 'limit'],
    status: 200,
    answer: destination.deliveryList,
  },
  {
    method: 'post',
    path: '/v1/deliveries/:id/retry',
    auth: 'deliveries:write',
    summary: 'Make one delivery due now',
    status: 200,
    answer: admin.outcomeDone,
  },
  { method: 'get', path: '/v1/api-keys', auth: 'keys:write', summary: 'All API keys', status: 200, answer: admin.apiKeyList },
  {
    method: 'post',
    path: '/v1/api-keys',
    auth: 'keys:write',
    summary: 'Make an API key; its secret is shown once',
    request: admin.createApiKeyRequest,
    status: 201,
    answer: admin.createApiKeyAnswer,
  },
  { method: 'delete', path: '/v1/api-keys/:id', auth: 'keys:write', summary: 'Revoke an API key', status: 200, answer: admin.outcomeDone },
  {
    method: 'post',
    path: '/v1/contacts/find',
    auth: 'contacts:read',
    summary: 'Find by phone or email; by POST, so that no address is in a URL',
    request: contact.addressInput,
    status: 200,
    answer: contact.findContactAnswer,
  },
  {
    method: 'get',
    path: '/v1/contacts/:id',
    auth: 'contacts:read',
    summary: 'One contact with its state',
    status: 200,
    answer: contact.contactView,
  },
  {
    method: 'get',
    path: '/v1/contacts/:id/timeline',
    auth: 'contacts:read',
    summary: 'Records with evidence, newest first',
    query: paging,
    status: 200,
    answer: contact.timeline,
  },
  {
    method: 'post',
    path: '/v1/contacts/:id/preference-links',
    auth: 'consents:write',
    summary: 'A stop link for message footers',
    request: contact.preferenceLinkCreate,
    status: 201,
    answer: contact.preferenceLinkCreated,
  },
  {
    method: 'post',
    path: '/v1/consents',
    auth: 'consents:write',
    summary: "Report acts from the merchant's own systems",
    request: contact.recordConsentsRequest,
    status: 201,
    answer: contact.recordConsentsAnswer,
  },
  {
    method: 'get',
    path: '/v1/consents/:id',
    auth: 'contacts:read',
    summary: 'One record with evidence',
    status: 200,
    answer: contact.timelineEntry,
  },
  {
    method: 'get',
    path: '/v1/audit',
    auth: 'audit:read',
    summary: 'Every admin change, newest first',
    query: paging,
    status: 200,
    answer: admin.auditList,
  },
];

/** Pages and files: not part of the JSON contract, but they exist. */
export const PAGE_ROUTES = [
  ['get', '/'],
  ['get', '/sayso.js'],
  ['get', '/assets/:file'],
  ['get', '/openapi.json'],
  ['get', '/events.json'],
  ['get', '/docs'],
  ['get', '/problems/:type'],
  ['get', '/demo'],
  ['get', '/theme/:file'],
  ['get', '/p/:workspace/:slug'],
  ['post', '/p/:workspace/:slug'],
  ['get', '/p/:workspace/:slug/qr.svg'],
  ['get', '/me/:token'],
  ['post', '/me/:token'],
  ['get', '/me'],
  ['post', '/me'],
] as const;
