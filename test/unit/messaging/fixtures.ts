/** Accounts and providers that say what a test tells them to, and a world that knows what really reached the person. */
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import type { MessagingProvider, OutgoingMessage, SendOutcome } from '../../../worker/messaging/messenger.ts';
import type { Providers, SendingAccount } from '../../../worker/messaging/route-message.ts';
import type { RouteDeps } from '../../../worker/messaging/send-by-route.ts';

export const MESSAGE: OutgoingMessage = {
  id: 'msg-0123456789abcdef-0-1',
  channel: 'sms',
  to: '+12025550123',
  text: 'Acme: 123456 is your code',
  subject: null,
  sentAtMs: Date.UTC(2026, 10, 22, 12),
};

export const account = (over: Partial<SendingAccount> = {}): SendingAccount => ({
  id: '00000000000000a1',
  platform: 'twilio',
  programme: 'default',
  settings: { account_sid: 'AC1' },
  secrets: { auth_token: 'token' },
  senders: { sms: '+12025550199' },
  countries: null,
  priority: 10,
  status: 'active',
  ...over,
});

/** What one call does. `lost`: it left, and nobody knows; `isThere` says whether it reached the person all the same. */
export type Does =
  | { readonly answers: SendOutcome }
  | { readonly does: 'lost' | 'hangs'; readonly isThere: boolean }
  | { readonly does: 'breaks_before' | 'calls_inside' };

/** Two platforms of one channel: one that can tell a repeat, one that can't. `operator`: the operator has a messenger, too. */
export function aWorld(script: (call: { readonly account: string; readonly n: number }) => Does, operator = false) {
  const calls: string[] = [];
  /** Every time that the person got it. A provider that can tell a repeat hands a message over once. */
  const received: string[] = [];
  const provider = <P extends PlatformId>(id: P, isIdempotent: boolean): MessagingProvider<P> => ({
    id,
    channels: ['sms', 'line'],
    isIdempotent,
    messenger: ({ id: by }, network) => ({
      id,
      async send(message) {
        const does = script({ account: by, n: calls.length });
        if ('does' in does && does.does === 'breaks_before') throw new Error('no key to sign with');
        await network('does' in does && does.does === 'calls_inside' ? 'https://169.254.169.254/' : 'https://api.vendor.example/', {});
        calls.push(by);
        const deliver = () => {
          if (!isIdempotent || !received.includes(`${by} ${message.id}`)) received.push(`${by} ${message.id}`);
        };
        if ('answers' in does) {
          if ('sent' in does.answers) deliver();
          return does.answers;
        }
        if ('isThere' in does && does.isThere) deliver();
        if (does.does === 'hangs') return new Promise(() => undefined);
        throw new TypeError('connection reset');
      },
    }),
  });
  const providers: Providers = { twilio: provider('twilio', false), line: provider('line', true) };
  const send = async ({ id }: OutgoingMessage): Promise<SendOutcome> => {
    calls.push('operator');
    received.push(`operator ${id}`);
    return { sent: { providerId: 'local:1' } };
  };
  const deps = (accounts: readonly SendingAccount[]): RouteDeps => ({
    accounts: async () => accounts,
    providers,
    lastResort: operator ? { id: 'local', send } : null,
    network: async () => new Response(null),
    outbound: { demo: false, ownHost: 'sayso.example' },
    // Time passes only where nothing else happens.
    wait: () => new Promise((resolve) => setTimeout(resolve, 5)),
  });
  return { calls, received, deps };
}
