/**
 * The merchant's accounts on the platforms that carry messages: what each needs, as data. Secrets go in and never come out. Settings are
 * compared with what a webhook's payload says of itself, so that one account's events are never taken for another's.
 */
import { z } from 'zod';
import { SEGMENT_CATEGORIES_MAX } from '../cep-limits.ts';
import { SERVICE_ACCOUNT_CHARS_MAX } from '../chat-limits.ts';
import { PRIVATE_KEY_CHARS_MAX, VONAGE_BRAND_CHARS_MAX } from '../cpaas-limits.ts';
import { CHANNEL_ACCOUNT_COUNTRIES_MAX, SECRET_CHARS_MAX } from '../limits.ts';
import { CHANNELS, type ChannelId } from '../vocabulary.ts';
import { channel, countryCode, httpsUrl, opaque, sha256Hex, shortText, slug, timestamp } from './primitives.ts';

/** Instead of the vendor's own host: a stand-in on the same machine in the demo and in tests, or a proxy of the merchant's. */
const base_url = httpsUrl.optional();
const secret = z.string().min(1).max(SECRET_CHARS_MAX);
/** Printable and without spaces: an id as the vendor spells it. */
const vendorId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[!-~]+$/, 'must be the id as the vendor shows it, without spaces');
/** The approved template of a purpose: its name and the languages it was approved in, as the platform spells them. */
const template = z.strictObject({ name: vendorId, languages: z.array(shortText).min(1).max(64) });
/** The same at Twilio, where each language is a template of its own: its Content SID, and one variable, `{{1}}`. */
const content = z
  .array(z.strictObject({ language: shortText, sid: vendorId }))
  .min(1)
  .max(64);

/** What people agreed to at a CEP: texts that are registered for the method `import`, one a channel. Without one its word grants nothing. */
const shown_texts = z
  .array(z.strictObject({ channel, disclosure: sha256Hex }))
  .max(CHANNELS.length)
  .optional();

/** Channels whose person a CEP can name: those of a number or an email. */
export const CEP_CHANNELS = ['sms', 'mms', 'rcs', 'whatsapp', 'kakaotalk', 'email'] as const satisfies readonly ChannelId[];
const cepChannel = z.enum(CEP_CHANNELS);

/** One line a platform: what it is set up with, and what must be kept secret. */
export const PLATFORM_FORMS = {
  /** The demo's own phone and chat: nothing leaves the machine. */
  local: { settings: z.strictObject({ base_url }), secrets: z.strictObject({ signing_secret: secret }) },
  twilio: {
    settings: z.strictObject({
      account_sid: vendorId,
      messaging_service_sid: vendorId.optional(),
      verify_service_sid: vendorId.optional(),
      content: z.strictObject({ code: content.optional(), link: content.optional(), notice: content.optional() }).optional(),
      base_url,
    }),
    secrets: z.strictObject({ auth_token: secret }),
  },
  vonage: {
    settings: z.strictObject({
      application_id: vendorId,
      api_key: vendorId,
      /** Codes go by Verify v2, which names this brand. */
      verify: z.strictObject({ brand: z.string().min(1).max(VONAGE_BRAND_CHARS_MAX) }).optional(),
      templates: z.strictObject({ code: template.optional(), link: template.optional(), notice: template.optional() }).optional(),
      base_url,
    }),
    secrets: z.strictObject({ private_key: z.string().min(1).max(PRIVATE_KEY_CHARS_MAX), signature_secret: secret }),
  },
  infobip: {
    /** `host`: `xxxxx.api.infobip.com`, the account's own. */
    settings: z.strictObject({
      host: vendorId,
      templates: z.strictObject({ code: template.optional(), link: template.optional(), notice: template.optional() }).optional(),
      base_url,
    }),
    /** `webhook_secret`: user name and password of the notification profile's Basic authentication, as `name:password`. */
    secrets: z.strictObject({ api_key: secret, webhook_secret: secret }),
  },
  /** WhatsApp (Cloud API), Messenger and Instagram: one app, one webhook. */
  meta: {
    settings: z.strictObject({
      waba_id: vendorId.optional(),
      phone_number_id: vendorId.optional(),
      page_id: vendorId.optional(),
      instagram_id: vendorId.optional(),
      templates: z.strictObject({ code: template.optional(), link: template.optional(), notice: template.optional() }).optional(),
      base_url,
    }),
    secrets: z.strictObject({ access_token: secret, app_secret: secret, verify_token: secret }),
  },
  line: {
    /** `bot_user_id`: what webhooks call `destination`. `basic_id`: with its @. */
    settings: z.strictObject({ bot_user_id: vendorId, basic_id: vendorId, login_channel_id: vendorId.optional(), base_url }),
    secrets: z.strictObject({ channel_secret: secret, channel_access_token: secret, login_channel_secret: secret.optional() }),
  },
  telegram: {
    settings: z.strictObject({ bot_username: vendorId, base_url }),
    secrets: z.strictObject({ bot_token: secret, webhook_secret: secret }),
  },
  kakao: {
    settings: z.strictObject({ channel_id: vendorId, rest_api_key: vendorId, app_id: vendorId.optional(), base_url }),
    secrets: z.strictObject({ admin_key: secret, client_secret: secret.optional() }),
  },
  wechat: {
    /** `original_id`: `gh_…`, what messages call `ToUserName`. */
    settings: z.strictObject({ app_id: vendorId, original_id: vendorId, mode: z.enum(['plain', 'encrypted']), base_url }),
    secrets: z.strictObject({ app_secret: secret, token: secret, encoding_aes_key: secret.optional() }),
  },
  /** RCS through Google's RCS Business Messaging. */
  rbm: {
    /** `region`: where the agent was made. `service_account`: the JSON key file of a Google service account, needed to send. */
    settings: z.strictObject({ agent_id: vendorId, region: z.enum(['us', 'europe', 'asia']).optional(), base_url }),
    secrets: z.strictObject({ client_token: secret, service_account: z.string().min(1).max(SERVICE_ACCOUNT_CHARS_MAX).optional() }),
  },
  viber: { settings: z.strictObject({ uri: vendorId, base_url }), secrets: z.strictObject({ auth_token: secret }) },
  postmark: {
    /** `server_id`: where given, webhooks must name it. */
    settings: z.strictObject({ message_stream: vendorId.optional(), server_id: vendorId.optional(), base_url }),
    secrets: z.strictObject({ server_token: secret, webhook_secret: secret.optional() }),
  },
  sendgrid: {
    settings: z.strictObject({ base_url }),
    secrets: z.strictObject({ api_key: secret, webhook_public_key: secret.optional() }),
  },
  /** CEPs that tell of a person's choice made there. */
  braze: { settings: z.strictObject({ shown_texts }), secrets: z.strictObject({ webhook_secret: secret }) },
  segment: {
    /** `categories`: the consent categories of the workspace and the channels that each is about. `source_id`: `projectId` of its events. */
    settings: z.strictObject({
      categories: z
        .array(z.strictObject({ category: shortText, channels: z.array(cepChannel).min(1).max(CEP_CHANNELS.length) }))
        .min(1)
        .max(SEGMENT_CATEGORIES_MAX),
      source_id: vendorId.optional(),
      shown_texts,
    }),
    secrets: z.strictObject({ webhook_secret: secret }),
  },
} as const;

export type PlatformId = keyof typeof PLATFORM_FORMS;
export const PLATFORMS = Object.keys(PLATFORM_FORMS) as PlatformId[];
export type PlatformSettings<P extends PlatformId = PlatformId> = z.infer<(typeof PLATFORM_FORMS)[P]['settings']>;
export type PlatformSecrets<P extends PlatformId = PlatformId> = z.infer<(typeof PLATFORM_FORMS)[P]['secrets']>;

const platform = z.enum(PLATFORMS as [PlatformId, ...PlatformId[]]);

/** What holds of an account whatever its platform. */
const ofAccount = {
  name: shortText,
  /** Whose sender this account is. */
  programme: slug.default('default'),
  /** The number, address or name that each channel's messages come from on this account. A channel that is not named is not sent by it. */
  senders: z.partialRecord(channel, shortText),
  /** Countries whose numbers it sends to; where absent, all. */
  countries: z.array(countryCode).max(CHANNEL_ACCOUNT_COUNTRIES_MAX).optional(),
  /** The lowest is tried first; an equal one by age. */
  priority: z.int().min(0).max(99).default(10),
  /** What may come in from it. A CEP's word that somebody agreed counts only where the merchant says so. */
  inbound: z.enum(['off', 'withdrawals', 'withdrawals_and_grants']).default('withdrawals'),
};

/** Settings and secrets are judged by the platform's own form, so that an error names its field. */
const formOf = <P extends PlatformId>(id: P) =>
  z.strictObject({
    key: slug,
    platform: z.literal(id),
    ...ofAccount,
    settings: PLATFORM_FORMS[id].settings as z.ZodType<PlatformSettings>,
    secrets: PLATFORM_FORMS[id].secrets as z.ZodType<PlatformSecrets>,
  });
const [firstForm, ...otherForms] = [formOf('local'), ...PLATFORMS.filter((id) => id !== 'local').map(formOf)] as const;
export const createChannelAccountRequest = z.discriminatedUnion('platform', [firstForm, ...otherForms]);
export const updateChannelAccountRequest = z.strictObject({
  name: shortText.optional(),
  senders: ofAccount.senders.optional(),
  countries: z.array(countryCode).max(CHANNEL_ACCOUNT_COUNTRIES_MAX).nullable().optional(),
  priority: z.int().min(0).max(99).optional(),
  inbound: z.enum(['off', 'withdrawals', 'withdrawals_and_grants']).optional(),
  /** All of them: what is left out is taken off. */
  settings: z.record(z.string(), z.unknown()).optional(),
  /** Those that change; null takes an optional one off. When the account's own id or host changes, all stored ones are cleared: give them. */
  secrets: z.record(z.string(), z.unknown()).optional(),
  status: z.enum(['active', 'paused']).optional(),
});

export const channelAccountView = z.strictObject({
  id: opaque,
  key: slug,
  platform,
  ...ofAccount,
  programme: slug,
  priority: z.int(),
  inbound: z.enum(['off', 'withdrawals', 'withdrawals_and_grants']),
  settings: z.record(z.string(), z.unknown()),
  /** Which secrets are set; none is ever shown. */
  secrets: z.array(z.string()),
  status: z.enum(['active', 'paused']),
  /** What to enter at the platform as the webhook's URL. */
  inbound_url: z.url(),
  created_at: timestamp,
});
export type ChannelAccountView = z.infer<typeof channelAccountView>;
export const channelAccountList = z.strictObject({ channel_accounts: z.array(channelAccountView) });
