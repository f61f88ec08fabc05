/** The Worker's bindings, and their one parse into what the code works with. */
import type { Courier } from './courier-object.ts';
import type { Ledger } from './ledger-object.ts';
import type { Limiter } from './limiter-object.ts';
import { type KeyRing, parseKeyRing } from './platform/keys.ts';
import type { Workspace } from './workspace-object.ts';

export interface Bindings {
  readonly WORKSPACE: DurableObjectNamespace<Workspace>;
  readonly LEDGER: DurableObjectNamespace<Ledger>;
  readonly COURIER: DurableObjectNamespace<Courier>;
  readonly LIMITER: DurableObjectNamespace<Limiter>;
  /** The built browser files: `dist/public`. */
  readonly ASSETS: Fetcher;
  /** Secrets: key rings `1:<32 bytes base64url>[,2:…]`, and the operator's key in the clear. */
  readonly MASTER_KEY: string;
  readonly HASH_KEY: string;
  readonly TOKEN_KEY: string;
  readonly SIGNING_KEY: string;
  readonly OPERATOR_KEY: string;
  /** `cloudflare`, `proxy:<header>` or `none`: whose word on the caller's IP and country is taken. */
  readonly EDGE?: string;
  /** Where browsers reach this Worker: `https://consent.shop.example`. */
  readonly PUBLIC_URL: string;
  /** Set in the demo and in tests alone: plain http and loopback destinations, the clock offset and /demo are allowed. */
  readonly DEMO?: string;
  readonly CLOCK_OFFSET_MS?: string;
  /** `off` where the bench measures what lies beneath the floor of public answers. Read in the demo alone. */
  readonly ANSWER_FLOOR?: string;
  /** Where the `local` messenger posts what it would send. */
  readonly LOCAL_OUTBOX_URL?: string;
  /** Names the build that is running, as its deployment knows it; /health says it. */
  readonly BUILD?: string;
  /** `1`: the demo, whose log people read, writes a line a request, too. */
  readonly ACCESS_LOG?: string;
  /** Where the demo's merchant page is; `/demo` leads there. */
  readonly DEMO_MERCHANT_URL?: string;
}

export type EdgeTrust = { readonly kind: 'none' } | { readonly kind: 'cloudflare' } | { readonly kind: 'proxy'; readonly header: string };

export interface Env {
  readonly master: KeyRing;
  readonly hash: KeyRing;
  readonly token: KeyRing;
  readonly signing: KeyRing;
  readonly operatorKey: string;
  readonly edge: EdgeTrust;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly clockOffsetMs: number;
  /** False on the bench alone. */
  readonly hasAnswerFloor: boolean;
  readonly localOutboxUrl: string | null;
  readonly demoMerchantUrl: string | null;
  readonly build: string | null;
  readonly accessLog: boolean;
}

/** @throws when a secret is missing or malformed: a Worker without its keys must not start. */
export function parseEnv(bindings: Bindings): Env {
  const demo = bindings.DEMO === '1';
  return {
    master: parseKeyRing('MASTER_KEY', bindings.MASTER_KEY),
    hash: parseKeyRing('HASH_KEY', bindings.HASH_KEY),
    token: parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY),
    signing: parseKeyRing('SIGNING_KEY', bindings.SIGNING_KEY),
    operatorKey: bindings.OPERATOR_KEY,
    edge: parseEdge(bindings.EDGE ?? 'none'),
    publicUrl: bindings.PUBLIC_URL.replace(/\/+$/, ''),
    demo,
    clockOffsetMs: demo ? Number(bindings.CLOCK_OFFSET_MS ?? 0) : 0,
    hasAnswerFloor: !(demo && bindings.ANSWER_FLOOR === 'off'),
    localOutboxUrl: bindings.LOCAL_OUTBOX_URL ?? null,
    demoMerchantUrl: demo ? (bindings.DEMO_MERCHANT_URL ?? null) : null,
    build: bindings.BUILD ?? null,
    accessLog: !demo || bindings.ACCESS_LOG === '1',
  };
}

function parseEdge(text: string): EdgeTrust {
  if (text === 'cloudflare') return { kind: 'cloudflare' };
  const header = /^proxy:([a-z0-9-]+)$/i.exec(text)?.[1];
  return header ? { kind: 'proxy', header: header.toLowerCase() } : { kind: 'none' };
}
