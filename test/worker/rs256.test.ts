/** RS256 as the runtime makes it, checked by other hands: node:crypto's verifier. */
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { signRs256 } from '../../worker/platform/rs256.ts';

test('what workerd signs, the public key verifies, and no other message', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const message = new TextEncoder().encode('header.payload');
  const signature = await signRs256(privateKey, message);
  if (!signature) throw new Error('a key that was just made is one');
  expect(createVerify('RSA-SHA256').update(message).verify(publicKey, signature)).toBe(true);
  expect(createVerify('RSA-SHA256').update('header.payloaD').verify(publicKey, signature)).toBe(false);
  expect(await signRs256('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', message)).toBeNull();
});
