/** The short address of a landing page, for print. */
import { pageOf, type ShortCode } from '../platform/short-code.ts';
import type { Services } from './context.ts';

/** `/q/` and 26 letters and digits; it stays as long as the slug does. */
export const shortUrl = (
  { env, shortCodes }: Pick<Services, 'env' | 'shortCodes'>,
  { workspace, jurisdiction }: Pick<ShortCode, 'workspace' | 'jurisdiction'>,
  slug: string,
): string => `${env.publicUrl}/q/${shortCodes.make({ workspace, jurisdiction, page: pageOf(slug) })}`;
