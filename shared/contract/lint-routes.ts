/** Routes that judge texts. See routes.ts. */
import * as lint from './lint.ts';
import type { Route } from './route.ts';

export const LINT_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/v1/disclosures/lint',
    auth: 'config:read',
    summary: 'What a carrier or a law would refuse in a text; stores nothing',
    request: lint.lintRequest,
    status: 200,
    answer: lint.lintAnswer,
  },
];
