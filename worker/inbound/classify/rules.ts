/** Which words together ask for an end, as rows. Each holds of every language: its words stand near one another, in any order unless said. Pure. */
import type { Kind } from './words.ts';

export interface Rule {
  readonly id: string;
  readonly all: readonly Kind[];
  /** In this order, where the language puts its "not" first. */
  readonly inOrder?: true;
  /** The first two stand side by side, or nearly. */
  readonly near?: true;
  /** Says nothing beside an order or a visit, unless messages are named too. */
  readonly notOfOrders?: true;
  /** Said in one breath: no comma between. */
  readonly inOneBreath?: true;
  /** Forbids: beside "so often" or "at night" it asks for fewer. */
  readonly forbids?: true;
  /** Stands beside "so often" and still means all. */
  readonly evenIfLess?: true;
  /** A question for the time asks how long something lasts. */
  readonly notWhen?: true;
  /** Says nothing in a question, nor beside what is liked or asked for. */
  readonly notIfLiked?: true;
  readonly uncertain?: true;
}

export const RULES: readonly Rule[] = [
  { id: 'phrase', all: ['phrase'], evenIfLess: true },
  { id: 'plea', all: ['plea'], notOfOrders: true, evenIfLess: true },
  { id: 'opt_out', all: ['optOut'], notOfOrders: true, evenIfLess: true },
  { id: 'revoke_consent', all: ['revoke', 'consent'], evenIfLess: true },
  { id: 'cease_bothering', all: ['cease', 'bother'] },
  { id: 'cease_messages', all: ['cease', 'messages'] },
  { id: 'cease_promo', all: ['cease', 'promo'], inOneBreath: true, notWhen: true },
  { id: 'cease_sending', all: ['cease', 'send'], notOfOrders: true, inOneBreath: true },
  { id: 'cease_sending_me', all: ['cease', 'send', 'mine'], inOrder: true, uncertain: true },
  { id: 'dont_bother', all: ['dont', 'bother'], inOrder: true, near: true, forbids: true },
  { id: 'dont_send_messages', all: ['dont', 'send', 'messages'], near: true, forbids: true },
  { id: 'dont_send_promo', all: ['dont', 'send', 'promo'], near: true, forbids: true },
  { id: 'dont_send_me', all: ['dont', 'send', 'mine'], inOrder: true, near: true, forbids: true, notOfOrders: true },
  { id: 'dont_send_more', all: ['dont', 'send', 'noMore'], forbids: true, notOfOrders: true },
  { id: 'dont_send', all: ['dontSend'], forbids: true, notOfOrders: true },
  { id: 'no_more_messages', all: ['noMore', 'messages'], forbids: true },
  { id: 'no_more_promo', all: ['noMore', 'promo', 'send'], forbids: true },
  { id: 'no_more_bothering', all: ['noMore', 'bother'], forbids: true },
  { id: 'no_more_sending', all: ['noMore', 'send'], forbids: true, notOfOrders: true },
  { id: 'unwanted_messages', all: ['unwanted', 'messages'], forbids: true },
  { id: 'unwanted_promo', all: ['unwanted', 'promo'], forbids: true },
  { id: 'unwanted_bothering', all: ['unwanted', 'bother'], forbids: true },
  { id: 'unwanted_sending', all: ['unwanted', 'send'], forbids: true, notOfOrders: true },
  { id: 'remove_from_list', all: ['remove', 'list'], evenIfLess: true },
  { id: 'remove_me', all: ['remove', 'mine'], notOfOrders: true, evenIfLess: true },
  { id: 'cancel_messages', all: ['cancel', 'messages'], evenIfLess: true },
  { id: 'cancel_list', all: ['cancel', 'list'], notOfOrders: true, evenIfLess: true },
  { id: 'hint', all: ['hint'], notOfOrders: true, evenIfLess: true, uncertain: true },
  { id: 'number_changed', all: ['number', 'former'], notOfOrders: true, evenIfLess: true, uncertain: true },
  { id: 'advertising', all: ['advertising'], forbids: true, notOfOrders: true, notWhen: true, notIfLiked: true, uncertain: true },
  { id: 'how_to_end', all: ['how', 'cease'], notWhen: true, notOfOrders: true, uncertain: true },
  { id: 'how_to_cancel', all: ['how', 'cancel'], notOfOrders: true, uncertain: true },
];
