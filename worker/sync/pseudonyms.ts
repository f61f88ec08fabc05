/** Names that one destination knows and no other can join: the contact's pseudonym and the message ids. Pure. */
import { base64url, hex, utf8 } from '../platform/bytes.ts';
import { derive, hmac, type KeyRing } from '../platform/keys.ts';

const ID_BYTES = 16;

/**
 * Which of the things that may be said of one sequence a message says.
 *   full     the whole state
 *   since    without the pairs that were granted before the destination was connected
 *   off      what is not permitted alone: the gate is closed
 *   opened   the state after `off`, when the gate has opened: a receiver that drops known ids must take it
 */
export type MessageContent = 'full' | 'since' | 'off' | 'opened';

/** What the person would rather have, and links for a footer. */
export type Beside = 'wishes' | 'links';

export interface Pseudonyms {
  /** The same person keeps it; a number's next owner (another epoch) gets another. */
  contact(partition: number, no: number, epoch: number): string;
  /**
   * A function of destination, address, sequence and content: the same content keeps its id over retries, new content gets a new one.
   * @param repeat the one repeat after an unknown outcome: a receiver that dedupes by id must not drop it
   * @param besides what stands beside it: switched on later, the same sequence says more
   */
  message(partition: number, no: number, sequence: number, repeat: boolean, content?: MessageContent, besides?: readonly Beside[]): string;
  /** For what is about no address. */
  other(what: string): string;
}

/**
 * Limit: always under the ring's first key. Under another, every contact would get a new name at every destination and a retry
 * that a rotation overtook would get a new id.
 */
export function pseudonyms(hashRing: KeyRing, workspace: string, destination: string): Pseudonyms {
  const first = hashRing.keys.get(Math.min(...hashRing.keys.keys())) ?? new Uint8Array(32);
  const key = derive(first, `destination:${workspace}/${destination}`);
  const name = (text: string): Uint8Array => hmac(key, utf8(text)).subarray(0, ID_BYTES);
  return {
    contact: (partition, no, epoch) => `ctc_${base64url(name(`contact:${partition}/${no}/${epoch}`))}`,
    message: (partition, no, sequence, repeat, content = 'full', besides = []) => {
      const variant = `${content === 'full' ? '' : `/${content}`}${besides.map((each) => `/${each}`).join('')}${repeat ? '/repeat' : ''}`;
      return `msg_${hex(name(`message:${partition}/${no}/${sequence}${variant}`))}`;
    },
    other: (what) => `msg_${hex(name(`other:${what}`))}`,
  };
}
