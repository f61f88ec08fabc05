/** @jsxImportSource hono/jsx */
/** One quiet line drawing a channel, our own: no vendor's mark. Decoration only; the name always stands beside it. */
import type { ChannelId } from '../../shared/vocabulary.ts';

const BUBBLE = 'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z';
const ROUND = 'M12 4c4.7 0 8.5 3.3 8.5 7.4s-3.8 7.4-8.5 7.4c-.9 0-1.8-.1-2.6-.4L5 20.5l1-3.9c-1.6-1.3-2.5-3.1-2.5-5.2C3.5 7.3 7.3 4 12 4z';

/** Channels without one share the round bubble. */
const PATHS: Partial<Record<ChannelId, readonly string[]>> = {
  sms: [BUBBLE, 'M8 8.500h8M8 11.500h5'],
  mms: [BUBBLE, 'm7.5 13 3-3.5 2.5 2.5 1.5-1.5 2 2.5'],
  rcs: [BUBBLE, 'm12 6.5 1 2.5 2.5 1-2.5 1-1 2.5-1-2.5-2.5-1 2.5-1z'],
  whatsapp: [ROUND, 'M9.2 8.500c-.2 2.9 2.4 5.7 5.3 5.700l.8-1.5-1.9-1.1-.9.8c-.8-.4-1.4-1-1.8-1.800l.8-.9-.9-1.900z'],
  line: [ROUND, 'M8 10v3.500h2M12.5 10v3.500M15 13.500V10l2 3.500V10'],
  kakaotalk: [ROUND, 'M8.5 11.500h.01M12 11.500h.01M15.5 11.500h.01'],
  wechat: [
    'M9.5 4C5.9 4 3 6.4 3 9.400c0 1.7.9 3.1 2.3 4.100L5 16l2.5-1.300c.6.1 1.3.2 2 .2',
    'M15.5 9.500c3 0 5.5 2 5.5 4.6 0 1.4-.8 2.6-1.9 3.500l.2 2.1-2.2-1.200c-.5.1-1 .2-1.6.2-3 0-5.5-2-5.5-4.600s2.5-4.6 5.5-4.600z',
  ],
  messenger: [ROUND, 'm7.5 13.5 3-3.5 2.5 2 3.5-2.5-3 3.5-2.5-2z'],
  instagram: [
    'M7.5 4h9A3.5 3.5 0 0 1 20 7.500v9a3.5 3.5 0 0 1-3.5 3.500h-9A3.5 3.5 0 0 1 4 16.500v-9A3.5 3.5 0 0 1 7.5 4z',
    'M12 8.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
    'M16.5 7.500h.01',
  ],
  telegram: ['m20.5 4-17 7 5.5 2 2 6.5 3-4 4.5 3.500z', 'M9 13l6-5'],
  apple_messages: [ROUND],
  viber: [ROUND, 'M9.5 8.500c0 3 2 5 5 5M12 8c2 .2 3 1.2 3.2 3.2'],
  signal: [ROUND, 'm9 11.5 2 2 4-4'],
  email: [
    'M5.5 5h13A1.5 1.5 0 0 1 20 6.500v11a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 4 17.500v-11A1.5 1.5 0 0 1 5.5 5z',
    'm4.5 7 7.5 6 7.5-6',
  ],
  push: ['M6.5 16.500V11a5.5 5.5 0 0 1 11 0v5.500l1.5 1.500H5z', 'M10 20.500h4'],
};

export function ChannelIcon({ channel }: { readonly channel: ChannelId }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      {(PATHS[channel] ?? [ROUND]).map((d) => (
        <path d={d} />
      ))}
    </svg>
  );
}
