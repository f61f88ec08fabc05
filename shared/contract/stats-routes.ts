/** Routes about what is counted of forms. See routes.ts. */
import type { Route } from './route.ts';
import { statsAnswer } from './stats.ts';

export const STATS_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/v1/widgets/:widget_id/seen',
    auth: 'public',
    summary: 'That a form was opened, once a page: no body, no id, nothing of the visitor',
    query: ['version'],
    status: 204,
  },
  {
    method: 'get',
    path: '/v1/stats',
    auth: 'config:read',
    summary: 'How many opened, started, submitted and confirmed, by day and version',
    query: ['from', 'to', 'widget', 'by'],
    status: 200,
    answer: statsAnswer,
  },
];
