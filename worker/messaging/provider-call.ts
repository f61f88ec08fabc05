/**
 * One request to a provider's API: not redirected, within a time, the answer read up to a size. It never repeats a request, and what it throws
 * names neither the URL, which may hold a token, nor the person.
 */
import { PROVIDER_ANSWER_BYTES_MAX } from '../../shared/chat-limits.ts';
import { MESSAGE_TIMEOUT_MS } from '../../shared/limits.ts';
import type { Network } from '../platform/network.ts';
import { readUpTo } from '../platform/read-up-to.ts';
import { wait } from '../platform/timer.ts';

export interface ProviderAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The answer's JSON object; null for anything else. */
  readonly json: Readonly<Record<string, unknown>> | null;
  /** As it came, for ids that are numbers larger than JSON.parse can hold. */
  readonly text: string;
}

/** @throws where the outcome is unknown: no answer in time, a connection that broke, or the provider's own failure (5xx). */
export async function callProvider(network: Network, url: string, init: Omit<RequestInit, 'redirect' | 'signal'>): Promise<ProviderAnswer> {
  const [ended, late] = [new AbortController(), new AbortController()];
  // Not AbortSignal.timeout: its timer outlives the call and would keep the object in memory.
  void wait(MESSAGE_TIMEOUT_MS, ended.signal).then(() => late.abort());
  try {
    const response = await network(url, { ...init, redirect: 'manual', signal: late.signal });
    const bytes = await readUpTo(response.body, PROVIDER_ANSWER_BYTES_MAX);
    if (response.status >= 500) throw new UnknownOutcome(`status_${response.status}`);
    return {
      status: response.status,
      headers: response.headers,
      json: bytes && jsonObject(bytes),
      text: bytes ? new TextDecoder().decode(bytes) : '',
    };
  } catch (error) {
    throw error instanceof UnknownOutcome ? error : new UnknownOutcome('no_answer');
  } finally {
    ended.abort();
  }
}

/** The provider may have taken the message. */
export class UnknownOutcome extends Error {
  constructor(reason: string) {
    super(`outcome unknown: ${reason}`);
  }
}

/** Where a provider's requests go: its own host, or what the account sets instead. */
export const baseUrl = (own: string, baseUrlOfAccount: string | undefined): string => (baseUrlOfAccount ?? own).replace(/\/+$/, '');

function jsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A person must never get half a text or a button that leads nowhere, so what does not fit is not sent; only a button's words may be cut. */
export function cutLabel(label: string, charsMax: number): string {
  if (label.length <= charsMax) return label;
  let cut = '';
  for (const sign of label) {
    if (cut.length + sign.length + 1 > charsMax) break;
    cut += sign;
  }
  return `${cut.trimEnd()}…`;
}
