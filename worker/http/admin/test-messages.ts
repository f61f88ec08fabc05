/** The outbox that nobody is sent: what test widgets said. */
import type { Hono } from 'hono';
import { TEST_PARTITION } from '../../platform/ids.ts';
import type { AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { problem } from '../problem.ts';
import { viewTestMessage } from '../test-messages.ts';
import { ledgerPlace, ownLedger } from './own.ts';
import { readPaging } from './query.ts';

export function testMessageRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/test-messages', requireScope('contacts:read'), async (c) => {
    const paging = readPaging(c);
    if (!paging.ok) return problem(c, paging.error);
    const { before, limit } = paging.value;
    const found = await ownLedger(c, TEST_PARTITION).testMessages(ledgerPlace(c, TEST_PARTITION), { before, limit });
    const last = found.length < limit ? undefined : found.at(-1);
    return c.json({ test_messages: found.map(viewTestMessage), next_cursor: last === undefined ? null : String(last.no) });
  });
}
