/**
 * What a person's former id said no to, for the id that the platform gave them instead: withdrawals go on holding, each from its own time.
 * Grants are not carried: the new id has agreed to nothing. Pure.
 */
import type { InboundTold } from '../consent/inbound-act.ts';
import type { AddressState } from '../consent/model.ts';
import { ownClock } from '../consent/time.ts';
import type { InboundEvent } from './inbound.ts';
import type { JudgedAccount } from './judge-event.ts';

type Moved = Extract<InboundEvent, { readonly kind: 'moved' }>;

/** One told withdrawal for each that stands, of that channel or of all. */
export function carriedOver(event: Moved, account: JudgedAccount, former: AddressState): readonly InboundTold[] {
  const ofAll = former.patterns
    .filter(({ act, key, topics }) => act === 'withdraw' && topics === null && (key.channel === null || key.channel === event.channel))
    .map(({ key, atMs }) => ({ ...key, atMs }));
  const ofOne = former.keys
    .filter(({ channel, withdrawnAtMs, standing }) => channel === event.channel && withdrawnAtMs !== null && standing !== 'granted')
    .map(({ programme, channel, purpose, withdrawnAtMs }) => ({ programme, channel, purpose, atMs: withdrawnAtMs ?? 0 }));
  return [...ofAll, ...ofOne].map(({ programme, channel, purpose, atMs }) => ({
    ...told(event, account, [programme, channel, purpose].join(':')),
    at: ownClock(atMs),
    act: {
      do: 'withdraw',
      programme,
      channels: channel === null ? null : [channel],
      ...(purpose !== null && { purpose }),
      isStop: false,
      isCertain: true,
    },
  }));
}

/** Nobody is reached by the former id any more, and whoever gets it next has agreed to nothing. */
export const leftBehind = (event: Moved, account: JudgedAccount): InboundTold => ({
  ...told(event, account, 'left'),
  at: event.at,
  act: { do: 'stop', channels: [event.channel] },
});

const told = (event: Moved, account: JudgedAccount, part: string) => ({
  account: account.id,
  messageId: `${event.id}:${part}`,
  channel: event.channel,
  isMessage: false,
  words: null,
  context: { platform: account.platform, event: event.kind },
});
