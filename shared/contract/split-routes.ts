/** Routes about versions side by side. See routes.ts. */
import { outcomeDone } from './admin.ts';
import type { Route } from './route.ts';
import { splitAnswer, splitRequest } from './split.ts';

export const SPLIT_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/widgets/:id/split',
    auth: 'config:read',
    summary: 'Which published versions run side by side',
    status: 200,
    answer: splitAnswer,
  },
  {
    method: 'put',
    path: '/v1/widgets/:id/split',
    auth: 'config:write',
    summary: 'Two to four published versions side by side, by weight',
    request: splitRequest,
    status: 200,
    answer: splitAnswer,
  },
  {
    method: 'delete',
    path: '/v1/widgets/:id/split',
    auth: 'config:write',
    summary: 'Everybody gets the version published last',
    status: 200,
    answer: outcomeDone,
  },
];
