/** The words that a vendor itself acts on, as data: so that a report can name those it would miss. */
import type { PlatformId } from '../../shared/contract/channel-account.ts';

export interface VendorKeywords {
  readonly platform: PlatformId;
  readonly stop: readonly string[];
  readonly start: readonly string[];
  readonly help: readonly string[];
  /** How the vendor compares a message with them. */
  readonly matching: string;
  readonly source: string;
}
