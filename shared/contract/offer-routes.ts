/** Routes about what a form gives. See routes.ts. */
import { offerAnswer, offerCodesAdded, offerCodesRemoved, offerCodesRequest, offerPool, offerRequest } from './offer.ts';
import type { Route } from './route.ts';

export const OFFER_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/v1/widgets/:widget_id/offer',
    auth: 'public',
    summary: 'A code of the pool, for whoever was shown the form; the same key gets the same code',
    request: offerRequest,
    status: 200,
    answer: offerAnswer,
  },
  {
    method: 'get',
    path: '/v1/widgets/:id/offer-codes',
    auth: 'config:read',
    summary: 'How many codes of the pool are left',
    status: 200,
    answer: offerPool,
  },
  {
    method: 'post',
    path: '/v1/widgets/:id/offer-codes',
    auth: 'config:write',
    summary: 'Add codes to the pool; those that are there stay as they are',
    request: offerCodesRequest,
    status: 200,
    answer: offerCodesAdded,
  },
  {
    method: 'delete',
    path: '/v1/widgets/:id/offer-codes',
    auth: 'config:write',
    summary: 'Take away the codes that nobody has got',
    status: 200,
    answer: offerCodesRemoved,
  },
];
