/** When people last wrote, as the merchant's own systems tell it. It opens windows and answers; no consent comes of it. */
import type { Hono } from 'hono';
import { conversationsRequest } from '../../../shared/contract/eligibility.ts';
import type { ProblemError } from '../../../shared/contract/error.ts';
import { ADMIN_BODY_BYTES_MAX, PLATFORM_CLOCK_SKEW_MS } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { CHANNEL_CATALOGUE } from '../../channels/registry.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { type ProblemDraft, problem } from '../problem.ts';
import { askEach, type Located, locate } from './asked-addresses.ts';
import { ledgerPlace, ownLedger, ownWorkspace } from './own.ts';

export function conversationRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/conversations', requireScope('consents:write'), report);
}

async function report(c: AppContext): Promise<Response> {
  const body = await readBody(c, conversationsRequest, ADMIN_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  const { messages } = body.value;
  const located = locate(
    c,
    'messages',
    messages.map(({ channel: _, at: __, ...address }) => address),
  );
  if (!located.ok) return problem(c, located.error);
  const nowMs = c.get('services').clock.now();
  const told = located.value.flatMap((each, index) => {
    const message = messages[index];
    // A clock that is a little ahead has not seen the future.
    return message ? [{ ...each, channel: message.channel, saidMs: Date.parse(message.at) }] : [];
  });
  const checked = check(told, nowMs);
  if (!checked.ok) return problem(c, checked.error);
  const outcomes = await askEach(told, (partition, own) =>
    ownLedger(c, partition).noteInbound(
      ledgerPlace(c, partition),
      own.map(({ asked, channel, saidMs }) => ({ asked, channel, atMs: Math.min(saidMs, nowMs) })),
    ),
  );
  await ownWorkspace(c).noteAudit(c.get('caller').actor, 'conversations.reported', 'conversations', { messages: messages.length });
  return c.json({ outcomes });
}

type Told = Located & { readonly channel: keyof typeof CHANNEL_CATALOGUE; readonly saidMs: number };

function check(told: readonly Told[], nowMs: number): Result<void, ProblemDraft> {
  const faults = told.flatMap(({ asked, channel, saidMs }, index): ProblemError[] => {
    const path = `messages[${index}]`;
    const { kind } = CHANNEL_CATALOGUE[channel].address;
    const reaches = 'no' in asked || asked.address.kind === kind;
    return [
      ...(saidMs > nowMs + PLATFORM_CLOCK_SKEW_MS
        ? [{ path: `${path}.at`, code: 'in_future', message: 'This time is still to come.', fix: 'Give a time that is over.' }]
        : []),
      ...(reaches
        ? []
        : [
            {
              path: `${path}.channel`,
              code: 'wrong_address',
              message: `${channel} has addresses of the kind ${kind}.`,
              fix: 'Give such an address.',
            },
          ]),
    ];
  });
  return faults.length === 0 ? ok(undefined) : err({ status: 422, type: 'invalid-request', errors: faults });
}
