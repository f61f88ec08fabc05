/** One request to Sayso's own host. No cookie goes with it; the token is in the path and nowhere else. */
import { FORM_REQUEST_TIMEOUT_MS } from '../../shared/limits.ts';

export interface Answer<T> {
  /** 0: nothing came back. */
  readonly status: number;
  /** Null where it failed. */
  readonly value: T | null;
}

/** @param body absent: it is read and nothing changes. */
export async function call<T>(url: string, body?: unknown): Promise<Answer<T>> {
  try {
    const answer = await fetch(url, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(FORM_REQUEST_TIMEOUT_MS),
      ...(body !== undefined && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: answer.status, value: answer.ok ? ((await answer.json()) as T) : null };
  } catch {
    return { status: 0, value: null };
  }
}

export const failure = (status: number): string => (status === 429 ? 'error_too_many' : status === 0 ? 'error_network' : 'error_server');
