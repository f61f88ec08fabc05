/** Line icons of our own, one path each on a 20 px grid. Channels without one share the round bubble; platforms' logos are theirs. */
import type { ChannelId } from '../../shared/vocabulary.ts';

const SVG = 'http://www.w3.org/2000/svg';
const ROUND = 'M10 2.8a7.2 7.2 0 1 1-3.5 13.5L2.8 17.2l1-3.6A7.2 7.2 0 0 1 10 2.8Z';
const LINES =
  'M4 4h12a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 16 14H9l-4 3.2V14H4a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 4 4ZM6.5 7.7h7M6.5 10.4h4.5';
const PATHS: Partial<Record<ChannelId | 'check' | 'cross', string>> = {
  sms: LINES,
  mms: LINES,
  rcs: LINES,
  whatsapp: `${ROUND}M7.4 6.9c-.5 3 2.6 6.2 5.7 5.7l.4-1.6-1.9-.9-.8.8a4.5 4.5 0 0 1-1.7-1.7l.8-.8-.9-1.9Z`,
  email: 'M4 4.5h12A1.5 1.5 0 0 1 17.5 6v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5ZM3 6l7 5 7-5',
  check: 'm4.5 10.5 3.7 3.7 7.3-8',
  cross: 'm5 5 10 10M15 5 5 15',
};

export function icon(name: ChannelId | 'check' | 'cross' | undefined): Element {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', (name && PATHS[name]) ?? ROUND);
  return svg;
}
