/** The deployment as the world sees it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from './refused.ts';

/** A new certificate or domain takes its time; a version reaches all places within seconds. */
const LIVE_WITHIN_MS = 120_000;
const EVERY_MS = 2_000;

/** Resolves when /health answers with this build. @throws Refused when it does not within two minutes, with what it answered last */
export async function waitUntilLive(url: string, build: string, withinMs = LIVE_WITHIN_MS): Promise<{ readonly version: string }> {
  const deadline = Date.now() + withinMs;
  let last = 'nothing';
  do {
    try {
      const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(10_000) });
      const body = (await answer.json()) as { status?: string; build?: string | null; version?: string };
      if (answer.ok && body.status === 'ok' && body.build === build) return { version: body.version ?? '' };
      last = `${answer.status}, status ${body.status}, build ${body.build}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await sleep(Math.min(EVERY_MS, Math.max(0, deadline - Date.now())));
  } while (Date.now() < deadline);
  throw new Refused(
    `It was deployed, but ${url}/health does not answer with build ${build}. Last answer: ${last}.`,
    'A new domain may need minutes: run `npm run deploy` again, which changes nothing that is there. Else see `npx wrangler tail`, or go back with `npx wrangler rollback`.',
  );
}
