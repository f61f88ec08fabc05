/** Routes about what comes in from platforms. The webhooks themselves have the forms of their vendors. See routes.ts. */
import { inboundCounts } from './inbound.ts';
import type { Route } from './route.ts';

export const INBOUND_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/channel-accounts/:id/inbound',
    auth: 'config:read',
    summary: 'Webhooks of a channel account by day: taken, refused, not understood',
    status: 200,
    answer: inboundCounts,
  },
];
