/** What a submission to a test widget would have sent, for its holder: the form, the landing page, a developer's script. */
import type { TestMessageView } from '../../shared/contract/test-message.ts';
import { isTestPlace } from '../consent/place.ts';
import type { TestMessage } from '../consent/test-message.ts';
import { iso } from '../consent/wire.ts';
import { ledgerStub } from '../objects.ts';
import type { AppContext } from './context.ts';
import type { OpenSubmission } from './submission-access.ts';

/** Null for a live submission: there is nothing of the kind, and no ledger is asked. */
export async function testMessagesOf(c: AppContext, { place, local }: OpenSubmission): Promise<readonly TestMessageView[] | null> {
  if (!isTestPlace(place)) return null;
  return (await ledgerStub(c.env, place.workspace, place.partition).testMessages(place, { submission: local })).map(viewTestMessage);
}

/** The code that a form asks for now; null where none is to be had. */
export async function testCode(c: AppContext, open: OpenSubmission, to: 'phone' | 'email'): Promise<string | null> {
  const messages = await testMessagesOf(c, open);
  return messages?.find((message) => message.to.kind === to && message.code !== null)?.code ?? null;
}

export const viewTestMessage = (message: TestMessage): TestMessageView => ({
  id: `tmg_${message.no}`,
  created_at: iso(message.createdAtMs),
  expires_at: iso(message.endsAtMs),
  channel: message.channel,
  to: { kind: message.toKind === 'email' ? 'email' : 'phone', masked: message.toMasked },
  kind: message.kind,
  subject: message.subject,
  text: message.text,
  code: message.code,
  link: message.link,
});
