/** Admin resources that are small enough to share a file: workspaces, keys, landing pages, audit, health. */
import { z } from 'zod';
import { SUBMISSIONS_PER_IP_BLOCK_HOUR, SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX } from '../limits.ts';
import { countryCode, dailyBudgetUsd, httpsUrl, locale, opaque, scope, shortText, slug, timestamp } from './primitives.ts';

export const PARTITION_COUNTS = [1, 4, 16, 64, 256] as const;

export const createWorkspaceRequest = z.strictObject({
  name: shortText,
  /** Fixed when made. Default 16. */
  partitions: z
    .union(
      PARTITION_COUNTS.map((n) => z.literal(n)) as [
        z.ZodLiteral<1>,
        z.ZodLiteral<4>,
        z.ZodLiteral<16>,
        z.ZodLiteral<64>,
        z.ZodLiteral<256>,
      ],
    )
    .default(16),
  jurisdiction: z.enum(['none', 'eu']).default('none'),
});
export const workspaceView = z.strictObject({
  id: opaque,
  name: shortText,
  partitions: z.int(),
  jurisdiction: z.strictObject({
    name: z.enum(['none', 'eu']),
    /** False where the runtime can't bind objects to a place. */ enforced: z.boolean(),
  }),
  status: z.enum(['active', 'suspended']),
  /** Partitions that lack records which they once had: nothing is permitted there until the operator has judged it. */
  recovering_partitions: z.array(z.int()),
  created_at: timestamp,
});
export const createWorkspaceAnswer = z.strictObject({ workspace: workspaceView, api_key: z.string() });
export const suspendAnswer = z.strictObject({ outcome: z.enum(['suspended', 'active']) });

export const createApiKeyRequest = z.strictObject({ name: shortText, scopes: z.array(scope).min(1), expires_at: timestamp.optional() });
export const apiKeyView = z.strictObject({
  id: opaque,
  name: shortText,
  scopes: z.array(scope),
  created_at: timestamp,
  expires_at: timestamp.nullable(),
  revoked_at: timestamp.nullable(),
});
export const createApiKeyAnswer = z.strictObject({ key: apiKeyView, /** Shown once. */ secret: z.string() });
export const apiKeyList = z.strictObject({ keys: z.array(apiKeyView) });

export const landingPageInput = z.strictObject({
  /** Key of the widget whose form it shows. */
  widget: slug,
  title: z.record(z.string(), shortText),
  intro: z.record(z.string(), shortText),
  default_country: countryCode.optional(),
  locale: locale.optional(),
  /**
   * For a till or an event: submissions an hour from one network without proof of work, and messages an hour of the page, both outside
   * the limits of network and widget. Needs `daily_budget_usd`.
   */
  burst_per_hour: z.int().min(SUBMISSIONS_PER_IP_BLOCK_HOUR).max(SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX).optional(),
  /** What this page's codes and links may cost a UTC day; where absent, the widget's budget. */
  daily_budget_usd: dailyBudgetUsd.optional(),
});
export type LandingPageInput = z.infer<typeof landingPageInput>;
/** `short_url` leads to the page, for print; it holds as long as the slug. Below `url` are `/qr.svg`, `/qr.png?size=PIXELS` and `/flyer`. */
export const landingPageView = z.strictObject({ slug, url: httpsUrl, short_url: httpsUrl, ...landingPageInput.shape });
export const landingPageList = z.strictObject({ landing_pages: z.array(landingPageView) });

export const auditEntry = z.strictObject({
  id: z.int(),
  at: timestamp,
  /** Id of the API key, or `operator`. */
  actor: z.string(),
  action: z.string(),
  target: z.string(),
  /** What changed, without secrets. */
  detail: z.record(z.string(), z.unknown()),
});
export const auditList = z.strictObject({ entries: z.array(auditEntry), next_cursor: z.string().nullable() });

export const health = z.strictObject({
  /** `failing` comes with a 503. */
  status: z.enum(['ok', 'failing']),
  version: z.string(),
  /** Null where the deployment gave its build no name. */
  build: z.string().nullable(),
  /** Whether a Workspace object answered from its storage within two seconds. */
  storage: z.enum(['ok', 'unreachable']),
  /** `none`: codes and links are not sent, and become dead letters. */
  messenger: z.string(),
  edge: z.string(),
  jurisdiction_enforced: z.boolean(),
});
export const outcomeDone = z.strictObject({ outcome: z.literal('done') });
