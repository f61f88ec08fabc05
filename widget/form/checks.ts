/**
 * What the form says before it sends anything: only what it can be sure of blocks, a number that looks odd is asked about once.
 * At the press of the button, never on leaving a field: words that appear then move what the person is about to click.
 */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import { say } from '../ui/say.ts';
import { asciiDigits } from './digits.ts';
import { tickedNeeds } from './needs.ts';
import type { PhoneFacts } from './phone-facts.ts';
import type { FormState } from './state.ts';

/** The least that a mail server could take; the server decides. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface Checked {
  readonly errors: FormState['errors'];
  /** The number that was asked about: sent as it is when it comes again. */
  readonly askedAbout: string | undefined;
}

/** @param facts absent, only a number without a digit is told from one that may be right */
export function checkFields(
  config: WidgetConfig,
  state: FormState,
  facts: PhoneFacts | undefined,
  regionName: string,
  askedBefore?: string,
): Checked {
  const errors: Record<string, string> = {};
  let askedAbout: string | undefined;
  const typed = state.phone.trim();
  if (config.phone && (typed || tickedNeeds('phone', config.controls, state.ticked))) {
    const hint = /\d/.test(asciiDigits(typed)) ? facts?.hint(typed, state.country) : 'missing';
    const number = `${state.country} ${typed}`;
    if (hint === 'missing') errors.phone = say(config.texts, 'error_phone_missing');
    else if (hint && number !== askedBefore) {
      askedAbout = number;
      const what =
        hint === 'country' ? say(config.texts, 'error_phone_country') : say(config.texts, 'error_phone_short', { country: regionName });
      errors.phone = `${what}. ${say(config.texts, 'phone_anyway')}`;
    }
  }
  if (tickedNeeds('email', config.controls, state.ticked) && !EMAIL.test(state.email.trim()))
    errors.email = say(config.texts, 'error_email');
  if (!state.ticked.includes(true)) errors.choose = say(config.texts, 'error_choose');
  return { errors, askedAbout };
}
