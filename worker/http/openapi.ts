/** OpenAPI 3.1 and the event's JSON Schema, made from the zod contract. Pure: nothing here knows a request. */
import { z } from 'zod';
import { PROBLEM_TYPES, problem } from '../../shared/contract/error.ts';
import { webhookEvent } from '../../shared/contract/event.ts';
import type { Route, RouteAuth } from '../../shared/contract/route.ts';
import { ROUTES } from '../../shared/contract/routes.ts';

type Json = Record<string, unknown>;

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

/** A body as the server takes it (`input`: defaults are optional) or as it answers (`output`). */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

/** @param serverUrl where this Worker is reached. */
export function openApiDocument(serverUrl: string, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of ROUTES) {
    const path = route.path.replace(/:([a-z_]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sayso',
      version,
      description: 'Opt-in, channel preferences and provable consent. Errors are RFC 9457 problem details.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        api_key: { type: 'http', scheme: 'bearer', description: 'A scoped API key of one workspace.' },
        operator_key: {
          type: 'http',
          scheme: 'bearer',
          description: 'The key of the operator: makes and suspends workspaces, reads none.',
        },
        submission_secret: {
          type: 'apiKey',
          in: 'header',
          name: 'Sayso-Secret',
          description: 'The secret of one submission, from its receipt.',
        },
      },
    },
  };
}

/** The JSON Schema of the webhook events, told apart by their `type`. */
export function eventSchema(publicUrl: string): Json {
  return { ...z.toJSONSchema(webhookEvent, { io: 'output' }), $id: `${publicUrl}/events.json`, title: 'Sayso events' };
}

function operation(route: Route): Json {
  return {
    summary: route.summary,
    operationId: operationId(route),
    tags: [route.auth === 'public' || route.auth === 'path_token' || route.auth === 'submission_secret' ? 'Public' : 'Admin'],
    parameters: [
      ...[...route.path.matchAll(/:([a-z_]+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...(route.query ?? []).map((name) => ({ name, in: 'query', required: false, schema: { type: 'string' } })),
      ...(route.headers ?? []).map((name) => ({ name, in: 'header', required: true, schema: { type: 'string' } })),
    ],
    ...(route.request === undefined
      ? {}
      : {
          requestBody: {
            required: !route.request.safeParse({}).success,
            content: { [JSON_TYPE]: { schema: schemaOf(route.request, 'input') } },
          },
        }),
    ...(route.file === undefined ? {} : { requestBody: { required: true, content: { [route.file]: {} } } }),
    security: security(route.auth),
    ...(isScope(route.auth) ? { 'x-scope': route.auth } : {}),
    responses: {
      [route.status]: {
        description: 'As asked.',
        ...(route.answer === undefined ? {} : { content: { [JSON_TYPE]: { schema: schemaOf(route.answer, 'output') } } }),
      },
      default: { description: 'Refused.', content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

const isScope = (auth: RouteAuth): boolean => auth.includes(':');

function security(auth: RouteAuth): Json[] {
  if (auth === 'public' || auth === 'path_token') return [];
  if (auth === 'submission_secret') return [{ submission_secret: [] }];
  return auth === 'operator' ? [{ operator_key: [] }] : [{ api_key: [] }];
}

/** `post /v1/widgets/:id/publish` → `post_widgets_id_publish`. */
export const operationId = (route: Pick<Route, 'method' | 'path'>): string =>
  `${route.method}_${route.path
    .replace(/^\/v1\//, '')
    .replace(/[^a-z_]+/g, '_')
    .replace(/^_|_$/g, '')}`;

export const problemMeaning = (type: string): string | null =>
  type in PROBLEM_TYPES ? PROBLEM_TYPES[type as keyof typeof PROBLEM_TYPES] : null;
