/** Routes for the stops that wait for an answer. See routes.ts. */
import * as preference from './preference.ts';
import type { Route } from './route.ts';

export const STOP_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/stop-requests',
    auth: 'contacts:read',
    summary: 'Stops that somebody asked for on the web and nobody has confirmed yet, with the date by which the law wants them done',
    query: ['cursor', 'limit'],
    status: 200,
    answer: preference.waitingStops,
  },
  {
    method: 'post',
    path: '/v1/stop-requests/:contact_id',
    auth: 'consents:write',
    summary: 'Decide one: stop for good, or go on',
    request: preference.decideStopRequest,
    status: 200,
    answer: preference.decideStopAnswer,
  },
];
