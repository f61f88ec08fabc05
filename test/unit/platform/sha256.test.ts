/** The hash in plain JavaScript against the runtime's own, at every length around its blocks. */
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex } from '../../../worker/platform/bytes.ts';
import { hmacSha256, sha256 } from '../../../worker/platform/sha256.ts';

const bytesOf = (length: number, first = 0): Uint8Array => Uint8Array.from({ length }, (_, i) => (first + 7 * i) & 255);
const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

describe('SHA-256 in plain JavaScript', () => {
  test('is the runtime’s at every length around the ends of its blocks', () => {
    for (let length = 0; length <= 600; length++) {
      const message = bytesOf(length, length);
      expect(hex(sha256(message)), `${length} bytes`).toBe(createHash('sha256').update(message).digest('hex'));
      expect(hex(hmacSha256(bytesOf(32), message)), `HMAC of ${length} bytes`).toBe(
        createHmac('sha256', bytesOf(32)).update(message).digest('hex'),
      );
    }
  });

  test('is the runtime’s for any key and any message in any parts', () => {
    fc.assert(
      fc.property(bytes(100), fc.array(bytes(200), { maxLength: 6 }), (key, parts) => {
        const expected = createHmac('sha256', key).update(Buffer.concat(parts)).digest('hex');
        expect(hex(hmacSha256(key, ...parts))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('reads a view at its own place, and gives each caller bytes of its own', () => {
    const whole = bytesOf(300);
    const view = whole.subarray(100, 171);
    const first = sha256(view);
    const kept = hex(first);
    sha256(bytesOf(20));
    hmacSha256(bytesOf(32), bytesOf(20));
    expect(hex(first)).toBe(kept);
    expect(kept).toBe(createHash('sha256').update(view).digest('hex'));
  });
});
