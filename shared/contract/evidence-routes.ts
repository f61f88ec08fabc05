/** Routes of the carrier evidence pack. See routes.ts. */
import { evidencePack, evidencePicture } from './evidence.ts';
import type { Route } from './route.ts';

export const EVIDENCE_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/widgets/:id/evidence',
    auth: 'config:read',
    summary: 'What carriers ask for of the published version: texts, links, picture, fields of registrations, what is missing',
    status: 200,
    answer: evidencePack,
  },
  {
    method: 'put',
    path: '/v1/widgets/:id/evidence/picture',
    auth: 'config:write',
    summary: 'A picture of the form as it is served now (npm run evidence); one of another version or build is refused',
    headers: ['Sayso-Widget-Version', 'Sayso-Form-Build'],
    file: 'image/png',
    status: 200,
    answer: evidencePicture,
  },
];
