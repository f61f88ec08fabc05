/**
 * Calls a URL that a tenant set: guarded, never redirected, within a time and a size. It never throws and never repeats a call.
 * What is said of a failure never names the URL.
 */
import { checkOutboundUrl, type OutboundRules } from './outbound-url.ts';

export interface OutboundLimits {
  /** For the whole exchange, the answer's body included, ms. */
  readonly timeoutMs: number;
  /** More of an answer is not read. */
  readonly answerBytesMax: number;
}

export type OutboundOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  /** `unknown`: the other side may have taken the request, or may yet take it. */
  | { readonly kind: 'failed'; readonly reason: string; readonly unknown: boolean };

export type GuardedFetch = (url: string, init: RequestInit, limits: OutboundLimits) => Promise<OutboundOutcome>;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** @param deps.fetch the way out to the network, `network.ts` outside of tests. */
export function guardedFetch(deps: OutboundRules & { readonly fetch: Fetch }): GuardedFetch {
  return async (url, init, limits) => {
    const checked = checkOutboundUrl(url, deps);
    if (!checked.ok) return { kind: 'failed', reason: checked.error, unknown: false };
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Raced beside the abort signal: a runtime that is slow to obey the signal must not hold the caller.
    const timeout = new Promise<OutboundOutcome>((resolve) => {
      timer = setTimeout(() => {
        resolve({ kind: 'failed', reason: `No answer within ${limits.timeoutMs / 1000} s.`, unknown: true });
        abort.abort();
      }, limits.timeoutMs);
    });
    try {
      return await Promise.race([exchange(deps.fetch, checked.value, init, limits, abort.signal), timeout]);
    } catch (error) {
      // Refused, reset, cut off in the middle, no such name: the runtimes don't tell these apart reliably, so none is taken as "not sent".
      return { kind: 'failed', reason: `The connection failed${systemCode(error)}.`, unknown: true };
    } finally {
      clearTimeout(timer);
    }
  };
}

async function exchange(fetch: Fetch, url: URL, init: RequestInit, limits: OutboundLimits, signal: AbortSignal): Promise<OutboundOutcome> {
  const response = await fetch(url.href, { ...init, redirect: 'manual', signal });
  const text = await readCapped(response, limits.answerBytesMax);
  return { kind: 'answer', status: response.status, headers: response.headers, text };
}

async function readCapped(response: Response, bytesMax: number): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let left = bytesMax; left > 0; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.byteLength;
  }
  // Not awaited: a peer that never stops must not hold us, and a failed cancel changes nothing.
  reader.cancel().catch(() => undefined);
  return text;
}

/** Node's `ECONNREFUSED` and the like, where there is one; never the message, which may hold the URL. */
function systemCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : '';
}
