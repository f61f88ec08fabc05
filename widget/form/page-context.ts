/** Where the form stood, for the evidence. The part after "#" stays in the browser: sites keep tokens there. */
import type { SubmissionRequest } from '../../shared/contract/submission.ts';
import { PAGE_URL_CHARS_MAX } from '../../shared/limits.ts';
import { BUILD } from './chunk.ts';

export function pageContext(now: Date): SubmissionRequest['page'] {
  const { globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return {
    url: cut(location.href),
    ...(document.referrer && { referrer: cut(document.referrer) }),
    ...(BUILD && { build: BUILD }),
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    client_time: now.toISOString(),
    ...(globalPrivacyControl !== undefined && { gpc: globalPrivacyControl }),
  };
}

function cut(url: string): string {
  return (url.split('#')[0] ?? '').slice(0, PAGE_URL_CHARS_MAX);
}
