/** Who else is asked about an event, before and while it is judged: what binds chats to people, and the merchant's own keywords. */
import { handleChat } from '../../inbound/binding/handle-chat.ts';
import type { InboundEvent } from '../../inbound/inbound.ts';
import type { Joined } from '../../inbound/judge-event.ts';
import type { InboundAccountFound } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { chatDeps } from './chat-deps.ts';
import { keywordJoined } from './keywords.ts';

type Asked<T> = (c: AppContext, workspace: string, found: InboundAccountFound, event: InboundEvent) => Promise<T>;

export interface ChatHandlers {
  /** True: the event was its own, and what follows from it is durable. */
  readonly chat?: Asked<boolean>;
  /** What the person's words join; null where they are no keyword. */
  readonly joined?: Asked<Joined | null>;
}

export const CHAT_HANDLERS: ChatHandlers = {
  chat: async (c, workspace, { account, partitions }, event) =>
    (await handleChat(event, account, chatDeps(c, workspace, partitions))) === 'handled',
  joined: (c, workspace, { account }, event) => keywordJoined(c, workspace, account.programme, event),
};
