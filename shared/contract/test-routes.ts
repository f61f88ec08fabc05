/** Routes for whoever tests a widget. See routes.ts. */
import type { Route } from './route.ts';
import * as test from './test-message.ts';

export const TEST_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/test-messages',
    auth: 'contacts:read',
    summary: 'What test widgets would have sent, newest first, with codes and links; it was sent to nobody',
    query: ['cursor', 'limit'],
    status: 200,
    answer: test.testMessagesPage,
  },
  {
    method: 'get',
    path: '/v1/submissions/:submission_id/test-messages',
    auth: 'submission_secret',
    summary: 'The same of one submission to a test widget; of a live one there is no such thing',
    status: 200,
    answer: test.submissionTestMessages,
  },
];
