/** What the browser gets to draw the form: one language, published texts, nothing about any visitor. */
import { z } from 'zod';
import { configPreferences } from './form-preferences.ts';
import { configOffer } from './offer.ts';
import { channel, countryCode, direction, httpsUrl, locale, opaque, purpose, sha256Hex, slug } from './primitives.ts';
import { configShow } from './show.ts';
import { theme } from './widget.ts';

export const configControl = z.strictObject({
  channels: z.array(channel),
  purpose,
  programme: slug,
  /** The control's label and full text exactly as in the disclosure document that `disclosure` names. */
  label: z.string(),
  text: z.string(),
  links: z.array(z.strictObject({ rel: z.enum(['terms', 'privacy']), label: z.string(), url: httpsUrl })),
  disclosure: sha256Hex,
  /** Of a channel that is agreed to in its own app: its box asks for a link there, and this says so. */
  in_app: z.string().optional(),
});
export type ConfigControl = z.infer<typeof configControl>;

export const widgetConfig = z.strictObject({
  widget_id: opaque,
  version: z.int(),
  mode: z.enum(['live', 'test']),
  locale,
  direction,
  title: z.string(),
  intro: z.string(),
  brand: z.string(),
  /** Asked once something is ticked. */
  preferences: configPreferences.optional(),
  /** Shown at the end, whichever it is; `intro` says already what it is. */
  offer: configOffer.optional(),
  /** Label of the submit button, as in every disclosure shown. */
  button: z.string(),
  /** First to last as they fit the visitor's country and device. */
  controls: z.array(configControl),
  /**
   * Where a typed number's country asks for another order: the order (positions in `controls`, one character each, base 36) and its
   * countries, their codes joined; none for every country that no entry names.
   */
  orders: z.record(z.string().regex(/^[0-9a-z]+$/), z.string().regex(/^(?:[A-Z]{2})*$/)).optional(),
  phone: z.boolean(),
  email: z.boolean(),
  default_country: countryCode,
  /** Its calling code, digits alone: on screen before the form's own table of them has come. */
  default_calling_code: z.string(),
  theme: z.strictObject({ scheme: theme.shape.scheme.unwrap(), accent: z.string().optional(), on_accent: z.string().optional() }),
  /** `button`: in a dialog. What a loader from before `show` goes by. */
  trigger: z.enum(['inline', 'button']),
  show: configShow.optional(),
  /** The form's own words in this language, typed by `FormTexts` in shared/locales; with `?texts=first` those that are needed first. */
  texts: z.record(z.string(), z.string()),
});
export type WidgetConfig = z.infer<typeof widgetConfig>;
