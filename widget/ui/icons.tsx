/** Line icons of our own, one path each on a 20 px grid. Channels without one share the round bubble; platforms' logos are theirs. */
import type { VNode } from 'preact';
import type { ChannelId } from '../../shared/vocabulary.ts';

const ROUND = 'M10 2.8a7.2 7.2 0 1 1-3.5 13.5L2.8 17.2l1-3.6A7.2 7.2 0 0 1 10 2.8Z';
const LINES = 'M2.5 3.8h15v10.4H9L5.3 17.4V14.2H2.5ZM6.3 7.5h7.4M6.3 10.5h4.7';
const PATHS: Partial<Record<ChannelId, string>> = {
  sms: LINES,
  mms: LINES,
  rcs: LINES,
  whatsapp: `${ROUND}M7.4 6.9c-.5 3 2.6 6.2 5.7 5.7l.4-1.6-1.9-.9-.8.8a4.5 4.5 0 0 1-1.7-1.7l.8-.8-.9-1.9Z`,
  email: 'M2.5 4.5h15v11.2h-15ZM3 5.3l7 5.2 7-5.2',
};

export function channelIcon(channel: ChannelId | undefined): VNode {
  return icon((channel && PATHS[channel]) ?? ROUND);
}

export function icon(path: string): VNode {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
