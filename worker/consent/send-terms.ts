/** What decides whether a message that is owed may also be sent: who asked, and what the merchant allows. It goes with the message. */
export interface SendTerms {
  /** Local id of the widget. */
  readonly widget: string;
  /** ISO 3166 codes of the countries that the merchant lists. */
  readonly countries: readonly string[];
  /** What one message costs by the merchant's word, dollars by country. */
  readonly costUsd: Readonly<Record<string, number>>;
  /** Keyed hash of the caller's IP block; null where the edge tells none. */
  readonly block: string | null;
  /** Messages an hour that the merchant allows the widget; null for the rule of thumb. */
  readonly widgetPerHour: number | null;
  /** A landing page with an allowance of its own, outside the block's and the widget's. */
  readonly burst: { readonly page: string; readonly perHour: number } | null;
  /** The nearest money limit that the merchant set, dollars a UTC day; null for the workspace's own. */
  readonly budget: { readonly of: string; readonly usd: number } | null;
}
