/** Calls the admin API. A refusal keeps its errors, so that whoever ran the command sees what to mend. */
import type { z } from 'zod';
import { problem } from '../../shared/contract/error.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
export interface AdminApi {
  call<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, answer: z.ZodType<T>, body?: unknown): Promise<T>;
}

/** What the server refused, or why it could not be asked. `lines` are for the reader; the first says what was tried. */
export class ApplyRefused extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

export function adminApi(url: string, apiKey: string, fetch: Fetch): AdminApi {
  const base = url.replace(/\/+$/, '');
  return {
    async call(method, path, answer, body) {
      const tried = `${method} ${path}`;
      const response = await fetch(`${base}${path}`, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        throw new ApplyRefused([`${tried}: ${base} could not be reached.`, `  ${error instanceof Error ? error.message : String(error)}`]);
      });
      const text = await response.text();
      if (!response.ok) throw new ApplyRefused(refusalLines(tried, response.status, text));
      const parsed = answer.safeParse(parseJson(text));
      if (!parsed.success) throw new ApplyRefused([`${tried}: the answer is not of this version. Is ${base} a Sayso of the same version?`]);
      return parsed.data;
    },
  };
}

/** What a refusal says, for the reader. */
export function refusalLines(tried: string, status: number, text: string): string[] {
  const parsed = problem.safeParse(parseJson(text));
  if (!parsed.success) return [`${tried} answered ${status}, and not as Sayso would. Is this its address?`];
  const { title, detail, errors, request_id: requestId } = parsed.data;
  return [
    `${tried} was refused (${status}): ${title}`,
    ...(detail === undefined ? [] : [`  ${detail}`]),
    ...(errors ?? []).map((error) => `  ${error.path}: ${error.message}${error.fix === undefined ? '' : ` ${error.fix}`}`),
    `  request ${requestId}`,
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not ours: told as such by the caller.
    return undefined;
  }
}
