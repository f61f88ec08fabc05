/** What the apps of the demo's phone have in common: the deeds of their owner, and how what a platform delivers gets on the phone. */
import type { VendorAnswer, VendorRequest, VendorServer } from '../../test/vendors/vendor-server.ts';
import { came, type PhoneButton, type PhoneWorld } from './entry.ts';

/** By channel id. */
export const CHAT_APPS = ['telegram', 'line', 'messenger', 'instagram', 'kakaotalk', 'wechat', 'viber'] as const;
export type ChatAppId = (typeof CHAT_APPS)[number];

/** What an app lacks, its owner can't do there. */
export interface ChatApp {
  /** The chat is opened: by a link or a code with this token, or from the app's own search without one. */
  start?(token: string | null): Promise<void>;
  say?(text: string): Promise<void>;
  tap?(data: string, label: string): Promise<void>;
  block?(): Promise<void>;
  unblock?(): Promise<void>;
}

interface Delivered {
  readonly text: string;
  readonly buttons: readonly PhoneButton[];
  readonly tracking?: string;
}

/** Calls of a platform's API: what the stand-in delivers for one is on the phone when it is answered. */
export const apiOf =
  <M extends Delivered>(world: PhoneWorld, server: VendorServer & { readonly delivered: readonly M[] }, appOf: (message: M) => ChatAppId) =>
  (request: VendorRequest): VendorAnswer => {
    const before = server.delivered.length;
    const answer = server.handle(request);
    for (const message of server.delivered.slice(before)) arrived(world, appOf(message), message);
    return answer;
  };

export const arrived = (world: PhoneWorld, app: ChatAppId, { text, buttons, tracking }: Delivered): void =>
  came(world, { app, me: '', text, buttons, ...(tracking && { tracking }) });
