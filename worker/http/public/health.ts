/** Whether this Worker can do its work: it runs, and an object reads its storage. Cheap, since anybody may ask. It names no merchant. */
import { HEALTH_CACHE_MS, HEALTH_TIMEOUT_MS } from '../../../shared/limits.ts';
import { MESSENGERS } from '../../messaging/registry.ts';
import { workspaceStub } from '../../objects.ts';
import { network } from '../../platform/network.ts';
import { wait } from '../../platform/timer.ts';
import { VERSION } from '../../platform/version.ts';
import type { AppContext } from '../context.ts';

/** No workspace's id: those are 16 hex digits. */
const PROBE = 'health';

let known: { readonly storage: 'ok' | 'unreachable'; readonly untilMs: number } | null = null;

export async function health(c: AppContext): Promise<Response> {
  const { env, clock } = c.get('services');
  const nowMs = clock.now();
  if (!known || known.untilMs <= nowMs) known = { storage: await probe(c), untilMs: nowMs + HEALTH_CACHE_MS };
  const { storage } = known;
  const isOk = storage === 'ok';
  const messenger = Object.entries(MESSENGERS).find(([, make]) => make(env, network) !== null)?.[0] ?? 'none';
  return c.json(
    {
      status: isOk ? 'ok' : 'failing',
      version: VERSION,
      build: env.build,
      storage,
      messenger,
      edge: env.edge.kind,
      // Objects are bound to a place by Cloudflare's network alone, and not yet by us: it is recorded and shown as not enforced.
      jurisdiction_enforced: false,
    },
    isOk ? 200 : 503,
  );
}

async function probe(c: AppContext): Promise<'ok' | 'unreachable'> {
  const late = new AbortController();
  const asked = workspaceStub(c.env, PROBE)
    .view()
    .then(
      () => 'ok' as const,
      () => 'unreachable' as const,
    );
  const answer = await Promise.race([asked, wait(HEALTH_TIMEOUT_MS, late.signal).then(() => 'unreachable' as const)]);
  late.abort();
  return answer;
}
