/**
 * A host for the form and a merchant's page on another origin, on loopback. Every request is held against the wire schemas and
 * answered as the contract says; it keeps no consent and decides nothing. Tests steer it and read what came.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { sampleConfig } from '../../scripts/sample-config.ts';
import { SAMPLE_WORDS, type SampleLocale } from '../../scripts/sample-words.ts';
import { type WidgetConfig, widgetConfig } from '../../shared/contract/config.ts';
import { PROBLEM_TYPES, type ProblemError, type ProblemType } from '../../shared/contract/error.ts';
import { offerRequest } from '../../shared/contract/offer.ts';
import type { ProofChallenge } from '../../shared/contract/proof.ts';
import {
  type NextStep,
  renderRequest,
  resendRequest,
  type SubmissionReceipt,
  type SubmissionRequest,
  submissionRequest,
  verifyRequest,
} from '../../shared/contract/submission.ts';
import { IDEMPOTENCY_KEY_CHARS_MIN } from '../../shared/limits.ts';
import { firstTexts, laterTexts } from '../../shared/locales/later-texts.ts';
import { bestLocale } from '../../shared/locales/lookup.ts';
import { merchantPage, type PageOptions, pagePolicy } from './merchant-page.ts';

const PUBLIC = fileURLToPath(new URL('../../dist/public', import.meta.url));
export const RIGHT_CODE = '482913';

/** What the next answer of a route is instead of the usual: a refusal, no answer at all, or one that waits. */
export type Mishap =
  | { readonly type: ProblemType; readonly status: number; readonly errors?: readonly ProblemError[]; readonly challenge?: ProofChallenge }
  | 'cut'
  | 'hold';
export type RouteName = 'config' | 'render' | 'submissions' | 'verify' | 'resend' | 'offer' | 'file';

/** What the merchant's own site serves at a path, instead of the page with the options. */
export interface MerchantFile {
  readonly type: 'html' | 'javascript';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WidgetServer {
  readonly host: string;
  readonly page: (options?: PageOptions) => string;
  /** By path. */
  readonly pages: Map<string, MerchantFile>;
  /** Submissions that were accepted or answered again, in order. */
  readonly submissions: { readonly key: string; readonly body: SubmissionRequest; readonly raw: string }[];
  readonly requests: { readonly route: RouteName; readonly url: string }[];
  /** Addresses of the beacons that told of an opened form: apart from the requests that a visitor waits for. */
  readonly seen: string[];
  /** Every way in which a request broke the contract. Empty at the end of a good test. */
  readonly breaches: string[];
  /** Used up one a request. */
  readonly mishaps: Partial<Record<RouteName, Mishap[]>>;
  /** What the render route asks to be solved; nothing unless set. */
  readonly asks: { challenge?: ProofChallenge };
  /** What the pool holds, handed out in order; the same key gets the same. */
  readonly codes: string[];
  /** Lets go of answers that `hold` keeps. */
  release(): void;
  configure(change: Partial<WidgetConfig>, steps?: readonly NextStep['to'][], resendAfterSeconds?: number): void;
  reset(): void;
  close(): Promise<void>;
}

export async function startWidgetServer(): Promise<WidgetServer> {
  const state = new HostState();
  const host = createServer((req, res) => void answerHost(state, req, res));
  const page = createServer((req, res) => answerPage(state, req, res));
  state.host = `http://127.0.0.1:${await listen(host)}`;
  // Another host name, so that the form runs cross-origin as it does at a merchant's.
  state.merchant = `http://localhost:${await listen(page)}`;
  return {
    host: state.host,
    page: (options = {}) => `${state.merchant}/?${new URLSearchParams(options as Record<string, string>)}`,
    pages: state.pages,
    submissions: state.submissions,
    requests: state.requests,
    seen: state.seen,
    breaches: state.breaches,
    mishaps: state.mishaps,
    asks: state.asks,
    codes: state.codes,
    release: () => state.release(),
    configure: (change, steps = [], resendAfterSeconds = 60) => Object.assign(state, { change, steps, resendAfterSeconds }),
    reset: () => state.reset(),
    close: async () => {
      for (const server of [host, page]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

class HostState {
  host = '';
  merchant = '';
  change: Partial<WidgetConfig> = {};
  steps: readonly NextStep['to'][] = [];
  readonly pages = new Map<string, MerchantFile>();
  resendAfterSeconds = 60;
  readonly submissions: { key: string; body: SubmissionRequest; raw: string }[] = [];
  readonly requests: { route: RouteName; url: string }[] = [];
  readonly seen: string[] = [];
  readonly breaches: string[] = [];
  readonly mishaps: Partial<Record<RouteName, Mishap[]>> = {};
  readonly asks: { challenge?: ProofChallenge } = {};
  readonly codes: string[] = [];
  readonly handedOut = new Map<string, string>();
  readonly tokens = new Map<string, string | undefined>();
  readonly answers = new Map<string, { raw: string; receipt: SubmissionReceipt }>();
  #held: (() => void)[] = [];

  hold(): Promise<void> {
    return new Promise((done) => this.#held.push(done));
  }
  release(): void {
    for (const done of this.#held.splice(0)) done();
  }
  reset(): void {
    this.release();
    this.change = {};
    this.steps = [];
    this.resendAfterSeconds = 60;
    for (const list of [this.submissions, this.requests, this.seen, this.breaches]) list.length = 0;
    for (const route of Object.keys(this.mishaps) as RouteName[]) delete this.mishaps[route];
    delete this.asks.challenge;
    this.codes.length = 0;
    this.handedOut.clear();
    this.tokens.clear();
    this.pages.clear();
    this.answers.clear();
  }
  config(locale: string): WidgetConfig {
    const known = bestLocale(locale, Object.keys(SAMPLE_WORDS)) as SampleLocale | null;
    return widgetConfig.parse({ ...sampleConfig(known ?? 'en'), ...this.change });
  }
}

class Refused extends Error {
  readonly type: ProblemType;
  readonly status: number;
  readonly errors: readonly ProblemError[];
  readonly challenge: ProofChallenge | undefined;
  constructor(status: number, type: ProblemType, errors: readonly ProblemError[] = [], challenge?: ProofChallenge) {
    super(type);
    this.challenge = challenge;
    this.status = status;
    this.type = type;
    this.errors = errors;
  }
}

const ROUTES: readonly (readonly [RouteName, string, RegExp])[] = [
  ['config', 'GET', /^\/v1\/widgets\/[^/]+\/config$/],
  ['render', 'POST', /^\/v1\/widgets\/[^/]+\/render$/],
  ['submissions', 'POST', /^\/v1\/widgets\/[^/]+\/submissions$/],
  ['verify', 'POST', /^\/v1\/submissions\/[^/]+\/verify$/],
  ['resend', 'POST', /^\/v1\/submissions\/[^/]+\/resend$/],
  ['offer', 'POST', /^\/v1\/widgets\/[^/]+\/offer$/],
  ['file', 'GET', /^\/(sayso(-doctor)?\.js|assets\/.+)$/],
];

const SEEN = /^\/v1\/widgets\/[^/]+\/seen$/;

async function answerHost(state: HostState, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', state.host);
  const route = ROUTES.find(([, method, path]) => method === req.method && path.test(url.pathname))?.[0];
  const cors = { 'access-control-allow-origin': state.merchant, vary: 'origin' };
  if (req.method === 'OPTIONS') {
    const allow = {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type, idempotency-key, sayso-secret',
    };
    res.writeHead(204, { ...cors, ...allow }).end();
    return;
  }
  const raw = await text(req);
  if (req.method === 'POST' && SEEN.test(url.pathname)) {
    if (raw !== '' || !/^\?version=\d+$/.test(url.search)) state.breaches.push(`a beacon with more than a version: ${req.url} ${raw}`);
    state.seen.push(req.url ?? '');
    res.writeHead(204, cors).end();
    return;
  }
  if (!route) {
    state.breaches.push(`no such route: ${req.method} ${url.pathname}`);
    res.writeHead(404, cors).end();
    return;
  }
  state.requests.push({ route, url: req.url ?? '' });
  try {
    const mishap = state.mishaps[route]?.shift();
    if (mishap === 'cut') {
      // The act is done and its answer is lost: what a retry must survive.
      if (route === 'submissions') submit(state, req, raw);
      // Torn off within the answer: a request that got no byte back, browsers send again by themselves.
      res.writeHead(200, { ...cors, 'content-type': 'application/json', 'content-length': 99 }).write('{', () => res.destroy());
      return;
    }
    if (mishap === 'hold') await state.hold();
    else if (mishap) throw new Refused(mishap.status, mishap.type, mishap.errors, mishap.challenge);
    if (route === 'file') return await sendFile(url.pathname, res, cors);
    const [status, body] = answer(state, route, url, req, raw);
    res.writeHead(status, { ...cors, 'content-type': 'application/json' }).end(JSON.stringify(body));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problem = {
      type: `/problems/${error.type}`,
      title: PROBLEM_TYPES[error.type],
      status: error.status,
      request_id: 'req_test',
      ...(error.errors.length > 0 && { errors: error.errors }),
      ...(error.challenge && { challenge: error.challenge }),
    };
    res.writeHead(error.status, { ...cors, 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  }
}

function answer(state: HostState, route: RouteName, url: URL, req: IncomingMessage, raw: string): [number, unknown] {
  if (route === 'config') {
    const config = state.config(url.searchParams.get('locale') ?? 'en');
    return [200, url.searchParams.get('texts') === 'first' ? { ...config, texts: firstTexts(config.texts) } : config];
  }
  if (req.headers['content-type'] !== 'application/json')
    throw breach(state, 415, 'unsupported-media-type', String(req.headers['content-type']));
  if (route === 'render') {
    const { locale } = read(state, renderRequest, raw);
    const texts = url.searchParams.get('texts') === 'later' && { texts: laterTexts(state.config(locale ?? 'en').texts) };
    const token = `render-${state.tokens.size + 1}`;
    state.tokens.set(token, undefined);
    return [200, { render_token: token, ...state.asks, ...texts }];
  }
  if (route === 'offer') {
    const { key } = read(state, offerRequest, raw);
    const code = state.handedOut.get(key) ?? state.codes.shift();
    if (code !== undefined) state.handedOut.set(key, code);
    return [200, { code: code ?? state.change.offer?.code ?? null }];
  }
  if (route === 'submissions') return [201, submit(state, req, raw)];
  const receipt = [...state.answers.values()].find((kept) => req.url?.includes(kept.receipt.submission_id))?.receipt;
  if (!receipt || req.headers['sayso-secret'] !== receipt.submission_secret) throw breach(state, 404, 'not-found', 'submission secret');
  if (route === 'resend') {
    read(state, resendRequest, raw);
    return [202, { outcome: 'received' }];
  }
  const { code, to } = read(state, verifyRequest, raw);
  if (code !== RIGHT_CODE) throw new Refused(410, 'not-valid');
  const confirmed = receipt.choices.filter(({ status, channel }) => status === 'received' && (channel === 'email') === (to === 'email'));
  return [
    200,
    {
      outcome: 'confirmed',
      choices: confirmed.map(({ channel, purpose }) => ({ channel, purpose })),
      preferences_url: `${state.host}/me/manage-token-of-${to}`,
    },
  ];
}

/** As section 5 of the design has it: the stored answer first, then the token, then the offer. */
function submit(state: HostState, req: IncomingMessage, raw: string): SubmissionReceipt {
  const body = read(state, submissionRequest, raw);
  const key = String(req.headers['idempotency-key'] ?? '');
  if (key.length < IDEMPOTENCY_KEY_CHARS_MIN) throw breach(state, 422, 'idempotency-key-refused', `key ${key}`);
  const kept = state.answers.get(key);
  if (kept && kept.raw !== raw) throw breach(state, 422, 'idempotency-key-refused', 'the same key with another body');
  if (kept) {
    state.submissions.push({ key, body, raw });
    return kept.receipt;
  }
  if (!state.tokens.has(body.render_token)) throw new Refused(422, 'render-token-refused');
  if ((state.tokens.get(body.render_token) ?? key) !== key) throw breach(state, 422, 'render-token-refused', 'a spent token');
  state.tokens.set(body.render_token, key);
  checkChoices(state, body);
  const receipt = receiptFor(state, body);
  state.answers.set(key, { raw, receipt });
  state.submissions.push({ key, body, raw });
  return receipt;
}

function checkChoices(state: HostState, body: SubmissionRequest): void {
  const offered = state.config(body.locale).controls.flatMap((control) => control.channels.map((channel) => ({ channel, control })));
  for (const { channel, control } of offered) {
    const choice = body.choices.find((one) => one.channel === channel);
    if (!choice) throw breach(state, 422, 'choice-missing', channel);
    if (choice.disclosure !== control.disclosure) throw breach(state, 422, 'disclosure-not-issued', channel);
    if (choice.granted && !choice.shown) throw breach(state, 422, 'invalid-request', `${channel} granted and not shown`);
    const address = channel === 'email' ? body.email : body.phone;
    if (choice.granted && !address && control.in_app === undefined) throw breach(state, 422, 'address-missing', channel);
  }
}

function receiptFor(state: HostState, body: SubmissionRequest): SubmissionReceipt {
  const id = `sub_${state.answers.size + 1}`;
  const inApp = state
    .config(body.locale)
    .controls.filter(({ in_app }) => in_app !== undefined)
    .flatMap(({ channels }) => channels);
  const links = body.choices.filter((one) => one.granted && inApp.includes(one.channel)).map(({ channel }) => channel);
  const granted = (to: NextStep['to']) => body.choices.find((one) => one.granted && (one.channel === 'email') === (to === 'email'));
  return {
    submission_id: id,
    submission_secret: `secret-of-${id}`,
    choices: body.choices.map(({ channel, purpose, granted: on, shown }) => ({
      channel,
      purpose,
      status: on ? (inApp.includes(channel) ? 'in_app' : 'received') : shown ? 'declined' : 'not_shown',
    })),
    next: state.steps.flatMap((to) => {
      const choice = granted(to);
      if (!choice) return [];
      return [
        {
          step: 'enter_code',
          to,
          channel: choice.channel,
          code_length: 6,
          expires_in_seconds: 600,
          resend_after_seconds: state.resendAfterSeconds,
        } as const,
      ];
    }),
    own_acts_url: `${state.host}/me/own-acts-token`,
    ...(links.length > 0 && { links }),
  };
}

function read<S extends z.ZodType>(state: HostState, schema: S, raw: string): z.infer<S> {
  const parsed = schema.safeParse(JSON.parse(raw));
  if (!parsed.success) throw breach(state, 422, 'invalid-request', JSON.stringify(parsed.error.issues));
  return parsed.data;
}

function breach(state: HostState, status: number, type: ProblemType, what: string): Refused {
  state.breaches.push(`${type}: ${what}`);
  return new Refused(status, type);
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

async function sendFile(path: string, res: ServerResponse, cors: Record<string, string>): Promise<void> {
  const bytes = await readFile(join(PUBLIC, path));
  res
    .writeHead(200, { ...cors, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-store' })
    .end(bytes);
}

function answerPage(state: HostState, req: IncomingMessage, res: ServerResponse): void {
  const file = state.pages.get(new URL(req.url ?? '/', state.merchant).pathname);
  if (file) {
    res.writeHead(200, { 'content-type': `text/${file.type}; charset=utf-8`, ...file.headers }).end(file.body);
    return;
  }
  const options = Object.fromEntries(new URL(req.url ?? '/', state.merchant).searchParams) as PageOptions;
  res
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...pagePolicy(options, state.host) })
    .end(merchantPage(options, state.host));
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => server.listen(0, () => done((server.address() as AddressInfo).port)));
}

async function text(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
