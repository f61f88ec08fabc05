/**
 * What a call to action must say, by channel and by jurisdiction, where the catalogue and the registry of jurisdictions have no rows yet.
 * Sources: CTIA Messaging Principles 5.1.1 (May 2023); 47 CFR 64.1200(f)(9); CASL section 10 and SOR/2012-36; GDPR article 7; Meta's
 * WhatsApp Business messaging policy. Confidence: secondary.
 */
import type { ChannelId } from '../../shared/vocabulary.ts';
import type { ElementId } from '../channels/elements.ts';
import type { Asked } from '../workspace/disclosure-policy.ts';

const WHO_AND_WHAT: readonly ElementId[] = ['agreement', 'brand', 'legal_entity', 'marketing', 'kinds', 'channel', 'account'];
const TEXT: readonly ElementId[] = [
  ...WHO_AND_WHAT,
  'recurring_automated',
  'frequency',
  'not_a_condition',
  'rates',
  'stop',
  'help',
  'contact',
];
const STOPPED_BY_MESSAGE: readonly ElementId[] = [...WHO_AND_WHAT, 'frequency', 'not_a_condition', 'stop', 'contact'];
const STOPPED_IN_APP: readonly ElementId[] = [...WHO_AND_WHAT, 'frequency', 'not_a_condition', 'withdraw_any_time', 'contact'];

const CHANNEL_ELEMENTS: Readonly<Record<ChannelId, readonly ElementId[]>> = {
  sms: TEXT,
  mms: TEXT,
  rcs: TEXT,
  whatsapp: STOPPED_BY_MESSAGE,
  email: STOPPED_BY_MESSAGE,
  line: STOPPED_IN_APP,
  kakaotalk: STOPPED_IN_APP,
  wechat: STOPPED_IN_APP,
  messenger: STOPPED_IN_APP,
  instagram: STOPPED_IN_APP,
  telegram: STOPPED_IN_APP,
  apple_messages: STOPPED_IN_APP,
  viber: STOPPED_IN_APP,
  signal: STOPPED_IN_APP,
  push: STOPPED_IN_APP,
};

const GDPR: Asked = { elements: ['legal_entity', 'withdraw_any_time', 'privacy'], minimumAge: null };

const JURISDICTION_ELEMENTS: Readonly<Record<string, Asked>> = {
  US: { elements: ['not_a_condition'], minimumAge: null },
  CA: { elements: ['withdraw_any_time', 'contact', 'sender_address'], minimumAge: null },
  EU: GDPR,
  DE: GDPR,
  ES: GDPR,
  FR: GDPR,
  IT: GDPR,
  NL: GDPR,
  GB: GDPR,
  default: {
    elements: ['not_a_condition', 'stop', 'withdraw_any_time', 'contact', 'sender_address', 'terms', 'privacy'],
    minimumAge: null,
  },
};

/** A channel's own, whatever the country. */
export const elementsOf = (channel: ChannelId): readonly ElementId[] => CHANNEL_ELEMENTS[channel];

/** Of a jurisdiction by id or country; null where it has none of its own. */
export const rulesOf = (jurisdiction: string, _channel: ChannelId): Asked | null => JURISDICTION_ELEMENTS[jurisdiction] ?? null;
