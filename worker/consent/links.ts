/** Sends a link to an address that is known, within its limits. Nothing that is asked here tells whether it did. */
import { MANAGE_TOKEN_LIFE_MS } from '../../shared/limits.ts';
import type { Address } from '../../shared/vocabulary.ts';
import { maySend } from './counters.ts';
import type { MessageTemplate } from './ledger-api.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';
import { addressByValue } from './store-addresses.ts';
import { queueMessage } from './store-messages.ts';

/** @param linkTo makes the link for an address number that ends at a time. */
export function sendLink(
  session: Session,
  address: Address,
  template: MessageTemplate,
  linkTo: (no: number, endsAtMs: Ms) => string,
): void {
  const open = addressByValue(session, address);
  if (!open || open.state.erased || !maySend(open.counters, session.nowMs)) return;
  const endsAtMs = session.nowMs + MANAGE_TOKEN_LIFE_MS;
  const link = linkTo(open.no, endsAtMs);
  const subject = template.subject?.replaceAll('{link}', link) ?? null;
  queueMessage(session, open, { ...template, text: template.text.replaceAll('{link}', link), subject, link }, endsAtMs);
}
