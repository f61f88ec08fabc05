/**
 * Which inbound messages were taken, as keyed hashes: acts for ever, messages without an act for as long as platforms repeat themselves.
 * The hash names account, message and address, so that nothing is lost where a platform uses an id again.
 */
import type { Address } from '../../shared/vocabulary.ts';
import { utf8 } from '../platform/bytes.ts';
import type { InboundAct } from './inbound-act.ts';
import type { Session } from './session.ts';
import { daysKept, ensureToday } from './store-days.ts';

/** Enough to tell apart more messages than an object can hold. */
const HASH_BYTES = 16;

type Message = { readonly account: string; readonly messageId: string; readonly act: InboundAct };

/**
 * Notes that this message was taken with this act.
 * @returns false where it had been. What gives, or only says something, is taken from a message never seen before; what takes away is
 * not taken twice, so that a message that was read as nothing at first still can.
 */
export function takeOnce(session: Session, address: Address, { account, messageId, act }: Message): boolean {
  const hashOf = (as: string): Uint8Array =>
    session.keys.inboundHash(address, utf8(JSON.stringify([account, messageId, as]))).subarray(0, HASH_BYTES);
  const own = hashOf(TAKES.some((takes) => takes === act.do) ? act.do : 'any');
  const former = TAKES.some((takes) => takes === act.do) ? [own] : [own, ...TAKES.map(hashOf)];
  if (former.some((hash) => isHeld(session, hash))) return false;
  const table = act.do === 'note' ? `inbound_${ensureToday(session, 'inbound')}` : 'inbound_taken';
  session.sql.exec(`INSERT INTO ${table} (hash) VALUES (?)`, own);
  return true;
}

const TAKES = ['withdraw', 'stop'] as const satisfies readonly InboundAct['do'][];

const isHeld = (session: Session, hash: Uint8Array): boolean =>
  ['inbound_taken', ...daysKept(session, 'inbound').map((day) => `inbound_${day}`)].some(
    (table) => session.sql.exec(`SELECT 1 FROM ${table} WHERE hash = ?`, hash).toArray().length > 0,
  );
