/**
 * In which of the offered languages a person is answered: the one that they wished for, else the one that the sender chose. Pure. It
 * translates nothing: a wish for a language that isn't offered is answered as if there were none.
 */
import { bestLocale } from '../../shared/locales/lookup.ts';
import type { InboundReply } from './inbound-act.ts';
import type { MessageTemplate } from './ledger-api.ts';

/** @param wished BCP 47; absent: nothing was wished. */
export function inWishedLanguage({ texts = {}, ...reply }: InboundReply, wished: string | undefined): MessageTemplate {
  const locale = wished === undefined ? null : bestLocale(wished, Object.keys(texts));
  const text = locale === null ? undefined : texts[locale];
  return locale === null || text === undefined ? reply : { ...reply, locale, text };
}
