/**
 * Reads one JSON body of a bounded size against its schema. Every refusal is a problem that names what to mend.
 * It must not read more than the limit, whatever the caller's Content-Length says, and must not repeat values of the body.
 */
import type { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { readUpTo } from '../platform/read-up-to.ts';
import type { AppContext } from './context.ts';
import { invalidRequest, type ProblemDraft } from './problem.ts';

/**
 * No body at all, of no type, is an empty object where the schema asks for nothing: whoever stops everything need not know about JSON.
 * @param bytesMax largest body that is read, bytes.
 */
export async function readBody<T>(c: AppContext, schema: z.ZodType<T>, bytesMax: number): Promise<Result<T, ProblemDraft>> {
  // A declared length over the limit is refused before a byte is read; a false one is caught while reading.
  if (Number(c.req.header('content-length') ?? 0) > bytesMax) return err(tooLarge(bytesMax));
  const bytes = await readUpTo(c.req.raw.body, bytesMax);
  if (!bytes) return err(tooLarge(bytesMax));
  const contentType = c.req.header('content-type');
  const nothing = bytes.length === 0 && contentType === undefined ? schema.safeParse({}) : null;
  if (nothing?.success) return ok(nothing.data);
  if (!isJson(contentType)) return err(UNSUPPORTED);
  const json = parseJson(bytes);
  if (!json.ok) return err(NOT_JSON);
  const parsed = schema.safeParse(json.value);
  return parsed.success ? ok(parsed.data) : err(invalidRequest(parsed.error));
}

const UNSUPPORTED: ProblemDraft = {
  status: 415,
  type: 'unsupported-media-type',
  errors: [
    {
      path: 'header:Content-Type',
      code: 'not_json',
      message: 'The body must be sent as JSON.',
      fix: 'Send Content-Type: application/json.',
    },
  ],
};

const NOT_JSON: ProblemDraft = {
  status: 422,
  type: 'invalid-request',
  errors: [{ path: 'body', code: 'malformed_json', message: 'The body is not JSON in UTF-8.', fix: 'Send one JSON object.' }],
};

const tooLarge = (bytesMax: number): ProblemDraft => ({
  status: 413,
  type: 'body-too-large',
  errors: [
    {
      path: 'body',
      code: 'too_large',
      message: `The body is larger than ${bytesMax} bytes.`,
      fix: `Send at most ${bytesMax} bytes.`,
    },
  ],
});

const isJson = (contentType: string | undefined): boolean => /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType ?? '');

function parseJson(bytes: Uint8Array): Result<unknown, { readonly reason: 'not_json' }> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)));
  } catch {
    // The caller's mistake, told as a refusal; the parser's own message would quote the body.
    return err({ reason: 'not_json' });
  }
}
