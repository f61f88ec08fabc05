/** The loader of the build that a host serves now, by the name that never changes its bytes, and what a browser holds them against. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const manifest = z.object({
  sayso: z.string().regex(/^assets\/sayso\.[0-9a-f]{10}\.js$/),
  form: z.string().regex(/^assets\/form\.[0-9a-f]{10}\.js$/),
});
const TIMEOUT_MS = 30_000;

/** Why there is no such loader, in words for the reader. */
export class NoLoader extends Error {}

export async function readLoader(host: string): Promise<{ path: string; integrity: string; form: string }> {
  const get = async (path: string): Promise<Response> => {
    const answer = await fetch(`${host}/${path}`, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null);
    if (answer?.ok) return answer;
    throw new NoLoader(`${host}/${path} could not be read${answer ? `: it answered ${answer.status}` : ''}.`);
  };
  const named = manifest.safeParse(await (await get('assets/manifest.json')).json().catch(() => null));
  if (!named.success) throw new NoLoader(`${host} serves a build without a loader to pin. Deploy this one first.`);
  const bytes = new Uint8Array(await (await get(named.data.sayso)).arrayBuffer());
  return { path: named.data.sayso, form: named.data.form, integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}` };
}
