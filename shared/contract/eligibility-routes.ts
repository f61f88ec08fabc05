/** Routes that ask whether messages may go, and tell when people wrote. See routes.ts. */
import * as eligibility from './eligibility.ts';
import type { Route } from './route.ts';

export const ELIGIBILITY_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/v1/eligibility',
    auth: 'contacts:read',
    summary: 'May these messages go, and in which form; with summary=true the counts by reason',
    query: ['summary'],
    request: eligibility.eligibilityRequest,
    status: 200,
    answer: eligibility.eligibilityAnswer,
  },
  {
    method: 'post',
    path: '/v1/conversations',
    auth: 'consents:write',
    summary: 'Report when people last wrote, per address and channel',
    request: eligibility.conversationsRequest,
    status: 200,
    answer: eligibility.conversationsAnswer,
  },
];
