/** The symmetric signature of Standard Webhooks, version 1. It checks nothing about the receiver. */
import { Buffer } from 'node:buffer';
import { invariant } from '../../../../shared/result.ts';
import { utf8 } from '../../../platform/bytes.ts';
import { hmac } from '../../../platform/keys.ts';

const PREFIX = 'whsec_';

/**
 * @param secret `whsec_` and base64
 * @param messageId holds no dot: it would make `id.timestamp.body` ambiguous
 * @param seconds Unix seconds
 * @returns the value of the header `webhook-signature`
 */
export function signature(secret: string, messageId: string, seconds: number, body: string): string {
  invariant(secret.startsWith(PREFIX), 'a signing secret starts with whsec_');
  invariant(!messageId.includes('.'), 'a message id holds no dot');
  const key = new Uint8Array(Buffer.from(secret.slice(PREFIX.length), 'base64'));
  invariant(key.length >= 24, 'a signing secret has at least 24 bytes');
  return `v1,${Buffer.from(hmac(key, utf8(`${messageId}.${seconds}.${body}`))).toString('base64')}`;
}
