/**
 * Viber's callbacks and their signature, written from its documentation. Knows nothing of Sayso.
 * Source, read 2026-11-23: developers.viber.com "REST API": Callbacks; the signature as public implementations make it.
 */
import { createHash, createHmac } from 'node:crypto';

export interface ViberCallback {
  /** Another id is another `message_token`. */
  readonly id: string;
  readonly atMs: number;
}

/** `message_token` is a 64-bit number, which JSON.stringify can't write: put in as digits. */
export function viberBody({ id, atMs }: ViberCallback, event: string, rest: object): Uint8Array<ArrayBuffer> {
  const token = BigInt(`0x4f${createHash('sha256').update(id).digest('hex').slice(0, 14)}`);
  const body = JSON.stringify({ event, timestamp: atMs, message_token: 'TOKEN', ...rest });
  return new Uint8Array(new TextEncoder().encode(body.replace('"message_token":"TOKEN"', `"message_token":${token}`)));
}

export const viberMessage = (given: ViberCallback & { readonly from: string }, content: object): Uint8Array<ArrayBuffer> =>
  viberBody(given, 'message', { sender: { id: given.from, name: 'Jo', api_version: 10 }, message: content });

export const viberSignature = (authToken: string, body: Uint8Array): string => createHmac('sha256', authToken).update(body).digest('hex');
