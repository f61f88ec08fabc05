/** Posts what would be sent to a page of the demo. It never reaches a phone network or a mail server. */
import { MESSAGE_TIMEOUT_MS } from '../../../shared/limits.ts';
import type { Network } from '../../platform/network.ts';
import { wait } from '../../platform/timer.ts';
import type { Messenger, OutgoingMessage, SendOutcome } from '../messenger.ts';

/** Not taken, and nothing done: Too Many Requests, Service Unavailable. RFC 6585 section 4, RFC 9110 section 15.6.4. */
const NOT_TAKEN = [429, 503];

export function localMessenger(outboxUrl: string, network: Network): Messenger {
  return {
    id: 'local',
    async send(message: OutgoingMessage): Promise<SendOutcome> {
      const { id, channel, to, text, subject, sentAtMs, buttons } = message;
      const [ended, late] = [new AbortController(), new AbortController()];
      // Not AbortSignal.timeout: its timer outlives the call and would keep the object in memory.
      void wait(MESSAGE_TIMEOUT_MS, ended.signal).then(() => late.abort());
      try {
        const response = await network(outboxUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id, channel, to, text, subject, sent_at: new Date(sentAtMs).toISOString(), ...(buttons && { buttons }) }),
          redirect: 'manual',
          signal: late.signal,
        });
        await response.body?.cancel();
        if (response.ok) return { sent: { providerId: `local:${id}` } };
        return { retry: NOT_TAKEN.includes(response.status) ? 'later' : 'never', reason: `status_${response.status}` };
      } finally {
        ended.abort();
      }
    },
  };
}
