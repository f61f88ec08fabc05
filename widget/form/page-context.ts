/** Where the form stood, for the evidence. The part after "#" stays in the browser: sites keep tokens there. */
import type { SubmissionRequest } from '../../shared/contract/submission.ts';
import { PAGE_URL_CHARS_MAX } from '../../shared/limits.ts';

export function pageContext(now: Date): SubmissionRequest['page'] {
  const build = /form\.(\w+)\.js/.exec(import.meta.url)?.[1];
  const { globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return {
    url: cut(location.href),
    ...(document.referrer && { referrer: cut(document.referrer) }),
    ...(build && { build }),
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    client_time: now.toISOString(),
    ...(globalPrivacyControl !== undefined && { gpc: globalPrivacyControl }),
  };
}

function cut(url: string): string {
  return (url.split('#')[0] ?? '').slice(0, PAGE_URL_CHARS_MAX);
}
