/** Widgets: the draft a merchant edits, the immutable versions that are published from it. */
import { z } from 'zod';
import { DISCLOSURE_CHARS_MAX, JURISDICTIONS_MAX, SEND_COUNTRIES_MAX, SENDS_PER_WIDGET_HOUR_MAX } from '../limits.ts';
import { CHANNELS, OPT_IN_STRENGTHS, TEXT_CHANNELS } from '../vocabulary.ts';
import { askedPreferences } from './form-preferences.ts';
import { offer } from './offer.ts';
import {
  channel,
  countryCode,
  dailyBudgetUsd,
  jurisdictionId,
  locale,
  opaque,
  origin,
  purpose,
  sha256Hex,
  shortText,
  slug,
  timestamp,
} from './primitives.ts';
import { showSettings } from './show.ts';

export const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #0f766e');

export const theme = z.strictObject({
  /** The merchant's accent; the text on it and its dark variant are computed at publish. */
  accent: colour.optional(),
  scheme: z.enum(['auto', 'light', 'dark']).optional(),
});

/** A box that stands for several channels can't be made, nor one that begins ticked: no field says so, and unknown ones are refused. */
const BUNDLED = 'one control may cover sms, mms and rcs; every other channel has a control of its own';

export const controlInput = z.strictObject({
  /** One channel, or two or three of sms, mms and rcs. */
  channels: z
    .array(channel)
    .min(1)
    .max(3)
    .refine((list) => list.length === 1 || list.every((each) => TEXT_CHANNELS.some((text) => text === each)), BUNDLED),
  purpose: purpose.default('marketing'),
  opt_in: z.enum(OPT_IN_STRENGTHS).default('double'),
  /** The merchant's own text by language; composed from the programme where absent. */
  text: z.record(z.string(), z.string().min(1).max(DISCLOSURE_CHARS_MAX)).optional(),
});

export const widgetDraft = z.strictObject({
  name: shortText,
  programme: slug.default('default'),
  /** Sites that may show the form, with scheme and port. Its own hosted pages always may. */
  origins: z.array(origin).max(64),
  /** First is the fallback. */
  locales: z.array(locale).min(1).max(32),
  controls: z.array(controlInput).min(1).max(12),
  /** The merchant's own order of channels, wherever the visitor is; those left out follow by what is usual in the country. */
  channel_order: z.array(channel).max(CHANNELS.length).optional(),
  /** Title and one line of what people get, by language. */
  title: z.record(z.string(), shortText),
  intro: z.record(z.string(), shortText),
  /** Asked beside the consents, never needed. `order`: which channel to try first. */
  preferences: askedPreferences.optional(),
  /** A code or a contest, for those who say no as well. */
  offer: offer.optional(),
  default_country: countryCode.default('US'),
  theme: theme.optional(),
  trigger: z.enum(['inline', 'button']).default('inline'),
  /** How, when and where the form shows itself. Where present, its mode stands instead of `trigger`. */
  show: showSettings.optional(),
  mode: z.enum(['live', 'test']).default('live'),
  /** Countries whose numbers may be sent a code or link; where absent, the default country alone. */
  send_countries: z.array(countryCode).max(SEND_COUNTRIES_MAX).optional(),
  /** Whose rules the composed texts follow: `DE`, `US-FL`, `EU`, `default`. Where absent, those of the countries it may send to. */
  jurisdictions: z.array(jurisdictionId).min(1).max(JURISDICTIONS_MAX).optional(),
  /** What one message costs the merchant, dollars by country; else a ceiling of list prices. */
  message_cost_usd: z.record(countryCode, z.number().min(0).max(10)).optional(),
  /** What this widget's codes and links may cost a UTC day; where absent, the workspace's own limit. */
  daily_budget_usd: dailyBudgetUsd.optional(),
  /** Codes and links this widget may send an hour; where absent, 30 or three times its usual hour. */
  sends_per_hour: z.int().min(1).max(SENDS_PER_WIDGET_HOUR_MAX).optional(),
  /** `required`: every submission brings a proof of work. Else only those from a network that sends many. */
  bot_check: z.enum(['under_pressure', 'required']).optional(),
});
export type WidgetDraft = z.infer<typeof widgetDraft>;
export type WidgetDraftInput = z.input<typeof widgetDraft>;

export const createWidgetRequest = z.strictObject({ key: slug, draft: widgetDraft });
export const widgetView = z.strictObject({
  id: opaque,
  key: slug,
  draft: widgetDraft,
  published_version: z.int().nullable(),
  /** Whether draft or programme differ from what is published, so that publishing would make a new version. */
  unpublished_changes: z.boolean(),
  /** Signs external ids on the merchant's own server: 32 bytes, base64url. Shown once, in the answer that made the widget. */
  identity_secret: z.string().optional(),
});
export type WidgetView = z.infer<typeof widgetView>;
export const widgetList = z.strictObject({ widgets: z.array(widgetView) });

export const finding = z.strictObject({
  level: z.enum(['error', 'warning']),
  path: z.string(),
  code: z.string(),
  message: z.string(),
  fix: z.string().optional(),
  /** Of a finding about words: the clause that asks for or forbids them, such as `CTIA 5.1.1`. */
  clause: z.string().optional(),
  /** Where in the filled text, in UTF-16 units; both at its end where something is missing. */
  from: z.int().optional(),
  to: z.int().optional(),
  /** A text for this control and language that would pass. */
  passing: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;
export const publishAnswer = z.strictObject({ version: z.int(), changed: z.boolean(), findings: z.array(finding) });

export const publishedControl = z.strictObject({
  channels: z.array(channel),
  purpose,
  programme: slug,
  opt_in: z.enum(OPT_IN_STRENGTHS),
  /** Disclosure hash by language. */
  disclosures: z.record(z.string(), sha256Hex),
  grant_life_days: z.int().nullable(),
});
export const widgetVersion = z.strictObject({
  widget_id: opaque,
  version: z.int(),
  published_at: timestamp,
  draft: widgetDraft,
  controls: z.array(publishedControl),
});
export type WidgetVersion = z.infer<typeof widgetVersion>;
export const widgetVersionList = z.strictObject({ versions: z.array(widgetVersion) });
