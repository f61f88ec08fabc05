/** Routes for the operator beside those that make workspaces. See routes.ts. */
import * as operations from './operations.ts';
import type { Route } from './route.ts';

export const OPERATOR_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/workspaces/:workspace/ledgers',
    auth: 'operator',
    summary: 'Whether each ledger is whole, and what to do where one is not',
    status: 200,
    answer: operations.ledgerList,
  },
  {
    method: 'post',
    path: '/v1/workspaces/:workspace/ledgers/:partition/successor',
    auth: 'operator',
    summary: 'Go on without the records that were lost; what was granted before needs a confirm',
    request: operations.successorRequest,
    status: 200,
    answer: operations.ledgerView,
  },
  {
    method: 'get',
    path: '/v1/workspaces/:workspace/rotation',
    auth: 'operator',
    summary: 'How far a new version of the master key has come',
    status: 200,
    answer: operations.rotationView,
  },
  {
    method: 'post',
    path: '/v1/workspaces/:workspace/rotation',
    auth: 'operator',
    summary: 'Bring everything under the newest version of the master key; goes on by itself',
    status: 200,
    answer: operations.rotationView,
  },
];
