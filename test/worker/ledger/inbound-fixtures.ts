/** What platforms tell a ledger in its tests: each with a message id of its own. */
import type { Address } from '../../../shared/vocabulary.ts';
import type { InboundAct, InboundAnswer, InboundGrant, InboundTold } from '../../../worker/consent/inbound-act.ts';
import { keyState, permitted } from '../../../worker/consent/permitted.ts';
import { DISCLOSURE, phone, type TestLedger } from './fixtures.ts';

type ActTo<Do extends InboundAct['do']> = Extract<InboundAct, { readonly do: Do }>;

let messages = 0;
export function messageId(): string {
  messages += 1;
  return `SM${messages}`;
}

export const STOP: ActTo<'withdraw'> = {
  do: 'withdraw',
  programme: 'default',
  channels: ['sms', 'mms', 'rcs'],
  isStop: true,
  isCertain: true,
};
/** The same without the platform's own switch: words that no vendor knows. */
export const PLEASE: ActTo<'withdraw'> = { ...STOP, isStop: false, isCertain: false };
export const YES: ActTo<'confirm'> = { do: 'confirm', channel: 'sms', sender: '+12025550199' };
export const NOTE: ActTo<'note'> = { do: 'note' };
export const GRANT: InboundGrant = {
  programme: 'default',
  channel: 'sms',
  purpose: 'marketing',
  topics: null,
  disclosure: DISCLOSURE,
  optIn: 'double',
  grantLifeMs: null,
};
export const JOIN: ActTo<'grant'> = { do: 'grant', method: 'keyword', grants: [GRANT] };

export const told = (act: InboundAct, over: Partial<InboundTold> = {}): InboundTold => ({
  account: 'a1b2c3d4e5f60718',
  messageId: messageId(),
  channel: 'sms',
  at: { fromMs: Date.now(), toMs: Date.now() },
  isMessage: true,
  words: 'words of the person',
  context: { platform: 'local' },
  act,
  ...over,
});
/** At that moment by an exact clock. */
export const at = (ms: number) => ({ at: { fromMs: ms, toMs: ms } });

export const tell = (ledger: TestLedger, what: InboundTold, address: Address = phone()): Promise<InboundAnswer> =>
  ledger.api.inbound(ledger.place, address, what);

/** Standing of marketing texts, with why they may not go all the same. */
export async function standing(ledger: TestLedger, address: Address = phone(), channel: 'sms' | 'rcs' | 'line' = 'sms'): Promise<string> {
  const view = await ledger.api.find(ledger.place, address);
  if (!view) return 'unknown';
  const key = keyState(view.state, 'default', channel, 'marketing');
  const { suppressedBy } = permitted(key, view.state, Date.now());
  return [key.standing, ...suppressedBy].join(' ');
}
