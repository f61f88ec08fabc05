/** Who else is asked about an event, before and while it is judged: what binds chats to people, and the merchant's own keywords. */
import type { MessageTemplate } from '../../consent/ledger-api.ts';
import { handleChat } from '../../inbound/binding/handle-chat.ts';
import type { InboundEvent } from '../../inbound/inbound.ts';
import type { Joined } from '../../inbound/judge-event.ts';
import type { InboundAccountFound } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { isAnsweredInPlace } from './chat-answers.ts';
import { chatDeps } from './chat-deps.ts';
import { keywordJoined } from './keywords.ts';

type Asked<T, More extends readonly unknown[] = []> = (
  c: AppContext,
  workspace: string,
  found: InboundAccountFound,
  event: InboundEvent,
  ...more: More
) => Promise<T>;

export interface ChatHandlers {
  /** True: the event was its own, and what follows from it is durable. `said` takes what stands in the answer to the webhook. */
  readonly chat?: Asked<boolean, [said: MessageTemplate[]]>;
  /** What the person's words join; null where they are no keyword. */
  readonly joined?: Asked<Joined | null>;
}

export const CHAT_HANDLERS: ChatHandlers = {
  chat: async (c, workspace, { account, partitions }, event, said) => {
    const deps = chatDeps(c, workspace, partitions);
    const inPlace = isAnsweredInPlace(account, event) ? { show: (answer: MessageTemplate) => void said.push(answer) } : {};
    return (await handleChat(event, account, { ...deps, ...inPlace })) === 'handled';
  },
  joined: (c, workspace, { account }, event) => keywordJoined(c, workspace, account.programme, event),
};
