/** A merchant's view of the Worker under test: a fresh workspace per call, and requests under any key. */
import { env, exports } from 'cloudflare:workers';
import { expect, vi } from 'vitest';
import type { z } from 'zod';
import { createWorkspaceAnswer } from '../../../shared/contract/admin.ts';
import { problem } from '../../../shared/contract/error.ts';
import type { ProgrammeInput } from '../../../shared/contract/programme.ts';
import { widgetView } from '../../../shared/contract/widget.ts';
import type { Scope } from '../../../shared/vocabulary.ts';
import type { Bindings } from '../../../worker/env.ts';
import { ids } from '../../../worker/platform/ids.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { PROGRAMME as PUBLISHABLE } from '../../unit/workspace/fixtures.ts';
import { PARTITIONS } from '../partitions.ts';

export const bindings = env as unknown as Bindings;
export const publicIds = ids(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
const worker = (exports as unknown as { default: { fetch(url: string, init?: RequestInit): Promise<Response> } }).default;
export const HOST = 'http://sayso.test';
export const OPERATOR = 'operator-key-of-the-tests';

// The first request of a file starts the whole Worker, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** What the outside answers by URL; everything else can't be reached. Reset by assigning. */
export const outside: { answers: Record<string, () => Response | Promise<Response>>; calls: { url: string; init: RequestInit }[] } = {
  answers: {},
  calls: [],
};
vi.stubGlobal('fetch', async (url: string | URL | Request, init: RequestInit = {}) => {
  outside.calls.push({ url: String(url), init });
  const answer = outside.answers[String(url)];
  if (!answer) throw new TypeError('no connection');
  return answer();
});

export const send = (path: string, init: RequestInit): Promise<Response> => worker.fetch(`${HOST}${path}`, init);

export interface Merchant {
  readonly workspaceId: string;
  /** 16 hex digits. */
  readonly workspace: string;
  readonly key: string;
  call(method: string, path: string, body?: unknown, key?: string): Promise<Response>;
  /** Expects this status and an answer of this schema, strictly. */
  ok<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown, status?: number): Promise<T>;
  keyWith(...scopes: Scope[]): Promise<string>;
}

export async function call(method: string, path: string, key: string | null, body?: unknown): Promise<Response> {
  return send(path, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

export async function aMerchant(input: Record<string, unknown> = {}): Promise<Merchant> {
  const made = await call('POST', '/v1/workspaces', OPERATOR, { name: 'Aurora', partitions: PARTITIONS, ...input });
  expect(made.status).toBe(201);
  const { workspace, api_key: key } = createWorkspaceAnswer.parse(await made.json());
  const merchant: Merchant = {
    workspaceId: workspace.id,
    workspace: publicIds.read('workspace', workspace.id)!.workspace,
    key,
    call: (method, path, body, other = key) => call(method, path, other, body),
    async ok(method, path, schema, body, status = 200) {
      const response = await call(method, path, key, body);
      const text = await response.text();
      expect(response.status, text).toBe(status);
      return schema.parse(JSON.parse(text));
    },
    async keyWith(...scopes) {
      const response = await call('POST', '/v1/api-keys', key, { name: 'narrow', scopes });
      return ((await response.json()) as { secret: string }).secret;
    },
  };
  return merchant;
}

/** The whole problem, parsed strictly, without what differs from one request to the next. */
export async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const { request_id: _, ...rest } = problem.parse(await response.json());
  return { ...rest, paths: (rest.errors ?? []).map((error) => error.path) };
}

const { id: _, ...programme } = PUBLISHABLE;
export const PROGRAMME: ProgrammeInput = programme;

export const DRAFT = {
  name: 'Footer',
  programme: 'default',
  origins: ['https://shop.example'],
  locales: ['en', 'de'],
  controls: [
    { channels: ['sms'], purpose: 'marketing', opt_in: 'double' },
    { channels: ['email'], purpose: 'marketing', opt_in: 'single' },
  ],
  title: { en: 'Hear it first', de: 'Neues zuerst' },
  intro: { en: 'A few messages a month', de: 'Ein paar Nachrichten im Monat' },
  default_country: 'US',
  trigger: 'inline',
  mode: 'live',
};

export const DOCUMENT = {
  schema: 1,
  locale: 'en',
  direction: 'ltr',
  text: 'Say YES to get texts from Aurora Coffee.',
  control: { kind: 'spoken', label: 'Text messages' },
  button: '',
  links: [],
  programme: { id: 'default', name: 'Aurora news', kinds: 'offers', frequency: 'up to 4 messages a month' },
  sender: { legal_entity: 'Aurora Coffee Roasters LLC', brand: 'Aurora Coffee', accounts: { sms: '+12025550123' } },
  covers: [{ channel: 'sms', purpose: 'marketing' }],
};

/** A merchant with a programme and a published widget. */
export async function aPublishedMerchant(): Promise<Merchant & { widgetId: string }> {
  const merchant = await aMerchant();
  await merchant.call('PUT', '/v1/programmes/default', PROGRAMME);
  const { id } = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
  expect((await merchant.call('POST', `/v1/widgets/${id}/publish`)).status).toBe(200);
  return { ...merchant, widgetId: id };
}
