/** Reads what a terms or privacy link leads to, to keep its hash. A link that can't be read is no error: the finding says so. */
import type { Finding } from '../../shared/contract/widget.ts';
import { LINK_BYTES_MAX, LINK_READ_TIMEOUT_MS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { sha256Hex } from '../platform/bytes.ts';
import type { Network } from '../platform/network.ts';
import { checkOutboundUrl, type OutboundRules } from '../platform/outbound-url.ts';
import { readUpTo } from '../platform/read-up-to.ts';

export interface LinkReading {
  /** SHA-256 hex by URL; null where it could not be read. */
  readonly hashes: Readonly<Record<string, string | null>>;
  readonly findings: readonly Finding[];
}

/** @param links URLs by the path that a finding names. */
export async function readLinks(links: Readonly<Record<string, string>>, network: Network, rules: OutboundRules): Promise<LinkReading> {
  const readings = await Promise.all(
    Object.entries(links).map(async ([path, url]) => ({ path, url, result: await readLink(url, network, rules) })),
  );
  return {
    hashes: Object.fromEntries(readings.map(({ url, result }) => [url, result.ok ? result.value : null])),
    findings: readings.flatMap(({ path, result }) =>
      result.ok
        ? []
        : [
            {
              level: 'warning' as const,
              path,
              code: 'link_not_read',
              message: `What this link leads to could not be kept as evidence: ${result.error}`,
              fix: 'Make it answer 200 without a redirect, then publish again.',
            },
          ],
    ),
  };
}

/** @returns SHA-256 hex of the body, or in one sentence why it was not read. */
export async function readLink(url: string, network: Network, rules: OutboundRules): Promise<Result<string, string>> {
  const allowed = checkOutboundUrl(url, rules);
  if (!allowed.ok) return err(allowed.error);
  try {
    const response = await network(allowed.value.href, {
      redirect: 'manual',
      headers: { accept: 'text/html, */*;q=0.5' },
      signal: AbortSignal.timeout(LINK_READ_TIMEOUT_MS),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return err(`it answered ${response.status}.`);
    }
    const bytes = await readUpTo(response.body, LINK_BYTES_MAX);
    return bytes ? ok(sha256Hex(bytes)) : err(`it is larger than ${LINK_BYTES_MAX} bytes.`);
  } catch {
    // Failure of others: no connection, a time-out, a reset. Whatever it was, there is nothing to hash.
    return err('it could not be reached in time.');
  }
}
