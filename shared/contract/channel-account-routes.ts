/** Routes of the merchant's accounts on the platforms that carry messages. See routes.ts. */
import { outcomeDone } from './admin.ts';
import * as account from './channel-account.ts';
import type { Route } from './route.ts';

export const CHANNEL_ACCOUNT_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/channel-accounts',
    auth: 'config:read',
    summary: 'All channel accounts',
    status: 200,
    answer: account.channelAccountList,
  },
  {
    method: 'post',
    path: '/v1/channel-accounts',
    auth: 'config:write',
    summary: 'Connect an account on a platform that carries messages; its secrets are never returned',
    request: account.createChannelAccountRequest,
    status: 201,
    answer: account.channelAccountView,
  },
  {
    method: 'get',
    path: '/v1/channel-accounts/:id',
    auth: 'config:read',
    summary: 'One channel account',
    status: 200,
    answer: account.channelAccountView,
  },
  {
    method: 'patch',
    path: '/v1/channel-accounts/:id',
    auth: 'config:write',
    summary: 'Change a channel account; when its own id or host changes, its secrets are cleared and must be given again',
    request: account.updateChannelAccountRequest,
    status: 200,
    answer: account.channelAccountView,
  },
  {
    method: 'delete',
    path: '/v1/channel-accounts/:id',
    auth: 'config:write',
    summary: 'Remove a channel account and its secrets',
    status: 200,
    answer: outcomeDone,
  },
];
