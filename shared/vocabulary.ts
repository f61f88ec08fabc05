/** The words of the product as closed unions. Nothing else may list channels, purposes, acts or standings. */

export const CHANNELS = [
  'sms',
  'mms',
  'rcs',
  'whatsapp',
  'line',
  'kakaotalk',
  'wechat',
  'messenger',
  'instagram',
  'telegram',
  'apple_messages',
  'viber',
  'signal',
  'email',
  'push',
] as const;
export type ChannelId = (typeof CHANNELS)[number];

/** As its own company writes it. A language says it otherwise where people there do. */
export const CHANNEL_NAMES: Readonly<Record<ChannelId, string>> = {
  sms: 'SMS',
  mms: 'MMS',
  rcs: 'RCS',
  whatsapp: 'WhatsApp',
  line: 'LINE',
  kakaotalk: 'KakaoTalk',
  wechat: 'WeChat',
  messenger: 'Messenger',
  instagram: 'Instagram',
  telegram: 'Telegram',
  apple_messages: 'Apple Messages',
  viber: 'Viber',
  signal: 'Signal',
  email: 'Email',
  push: 'Push',
};

/** WhatsApp's four message categories, used for every channel. */
export const PURPOSES = ['marketing', 'utility', 'authentication', 'service'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ADDRESS_KINDS = [
  'phone',
  'email',
  'line_user',
  'telegram_chat',
  'messenger_psid',
  'instagram_igsid',
  'wechat_openid',
  'whatsapp_bsuid',
  'kakao_user',
  'apple_mbid',
  'viber_user',
  'push_token',
] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** What an address is found by. `scope` is the merchant's account on that platform, empty for phone and email. */
export interface Address {
  readonly kind: AddressKind;
  readonly scope: string;
  /** E.164 for `phone`, lower-cased for `email`, the platform's own id otherwise. */
  readonly value: string;
}

export const ACTS = [
  'grant',
  'decline',
  'confirm',
  'withdraw',
  'retract',
  'expire',
  'stop',
  'resume',
  'reassign',
  'link',
  'unlink',
  'hold',
  'release',
  'prefer',
  'pause',
  'erase',
] as const;
export type ActName = (typeof ACTS)[number];

/** At one instant these acts fold in this order; sequence decides what is still equal. DESIGN section 5, "Time". */
export const TIE_ORDER: readonly ActName[] = [
  'grant',
  'confirm',
  'decline',
  'resume',
  'prefer',
  'pause',
  'link',
  'unlink',
  'release',
  'expire',
  'hold',
  'stop',
  'retract',
  'reassign',
  'withdraw',
  'erase',
];

export const METHODS = [
  'web_form',
  'api_form',
  'landing_page',
  'preference_center',
  'keyword',
  'deep_link',
  'platform_event',
  'api',
  'import',
  'agent',
  'paper_form',
  'verbal',
] as const;
export type Method = (typeof METHODS)[number];

/** Methods whose disclosure is registered as a text for that method; the others come from a published widget. */
export const REGISTERED_METHODS = ['keyword', 'import', 'agent', 'paper_form', 'verbal', 'api'] as const satisfies readonly Method[];

export const STANDINGS = ['not_asked', 'declined', 'granted', 'withdrawn', 'expired'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How sure the evidence makes us that a person at this address did it. */
export const EVIDENCE_GRADES = ['client_attested', 'bot_checked', 'address_verified'] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/** What a bearer of a token may do at `/me` and in the calls behind it. DESIGN section 5, "Tokens". */
export const ME_TOKEN_GRADES = ['submission', 'stop', 'manage', 'subject'] as const;
export type MeTokenGrade = (typeof ME_TOKEN_GRADES)[number];
/** `confirm` is of a mailed link: it answers the one challenge that it was sent for, and opens nothing. */
export const TOKEN_GRADES = [...ME_TOKEN_GRADES, 'confirm'] as const;
export type TokenGrade = (typeof TOKEN_GRADES)[number];

export const SCOPES = [
  'config:read',
  'config:write',
  'contacts:read',
  'contacts:erase',
  'consents:write',
  'consents:attest',
  'deliveries:read',
  'deliveries:write',
  'keys:write',
  'audit:read',
] as const;
export type Scope = (typeof SCOPES)[number];

export const OPT_IN_STRENGTHS = ['single', 'double'] as const;
export type OptInStrength = (typeof OPT_IN_STRENGTHS)[number];

/** The address kind that a channel's consent is held by on the web form. Other channels are bound in their own app. */
export const TYPED_ADDRESS_KIND: Partial<Record<ChannelId, 'phone' | 'email'>> = {
  sms: 'phone',
  mms: 'phone',
  rcs: 'phone',
  whatsapp: 'phone',
  kakaotalk: 'phone',
  viber: 'phone',
  email: 'email',
};

/** Channels of one sender that a control "Text messages" may cover together, and that one STOP ends together. */
export const TEXT_CHANNELS = ['sms', 'mms', 'rcs'] as const satisfies readonly ChannelId[];

/** How often a person would rather hear from a merchant. It narrows marketing; what an order or a sign-in needs is not asked about. */
export const FREQUENCIES = ['every_message', 'weekly', 'monthly', 'important_only'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
