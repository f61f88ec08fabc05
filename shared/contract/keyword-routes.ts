/** Routes for keywords. See routes.ts. */
import * as keyword from './keyword.ts';
import type { Route } from './route.ts';

export const KEYWORD_ROUTES: readonly Route[] = [
  { method: 'get', path: '/v1/keywords', auth: 'config:read', summary: 'All keywords', status: 200, answer: keyword.keywordList },
  {
    method: 'put',
    path: '/v1/keywords/:id',
    auth: 'config:write',
    summary: 'Make or replace a keyword; its answer is linted',
    request: keyword.keywordInput,
    status: 200,
    answer: keyword.keywordView,
  },
  {
    method: 'delete',
    path: '/v1/keywords/:id',
    auth: 'config:write',
    summary: 'Stop listening for a keyword',
    status: 200,
    answer: keyword.keywordDeleted,
  },
];
