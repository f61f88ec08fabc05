/** Whose word is taken on the caller's IP and country. */
import { describe, expect, test } from 'vitest';
import { edgeContext, ipBlock } from '../../../worker/http/edge-context.ts';

const spoofed = {
  'x-forwarded-for': '203.0.113.9',
  'x-real-ip': '203.0.113.9',
  'cf-connecting-ip': '203.0.113.9',
  'cf-ipcountry': 'XX',
  'true-client-ip': '203.0.113.9',
  forwarded: 'for=203.0.113.9',
  'user-agent': 'Browser/1.0',
};

describe('R5.3 the trusted edge alone says where a caller is', () => {
  test('without one, no header does', () => {
    const seen = edgeContext(new Headers(spoofed), 'DE', { kind: 'none' });
    expect(seen).toEqual({ ip: null, country: null, userAgent: 'Browser/1.0' });
  });
  test("Cloudflare's edge: its own header and property, not the ones that a caller can add", () => {
    const seen = edgeContext(new Headers({ ...spoofed, 'cf-connecting-ip': '198.51.100.7' }), 'DE', { kind: 'cloudflare' });
    expect(seen).toMatchObject({ ip: '198.51.100.7', country: 'DE' });
    expect(edgeContext(new Headers(spoofed), undefined, { kind: 'cloudflare' }).country).toBeNull();
  });
  test('a proxy: the entry that it added itself, and no country', () => {
    const trust = { kind: 'proxy', header: 'x-client' } as const;
    expect(edgeContext(new Headers({ ...spoofed, 'x-client': '203.0.113.9, 198.51.100.7' }), 'DE', trust)).toMatchObject({
      ip: '198.51.100.7',
      country: null,
    });
    expect(edgeContext(new Headers(spoofed), 'DE', trust)).toMatchObject({ ip: null, country: null });
    expect(edgeContext(new Headers({ 'x-client': 'someone' }), 'DE', trust).ip).toBeNull();
  });
  test('a user agent is kept to a bounded length', () => {
    expect(edgeContext(new Headers({ 'user-agent': 'a'.repeat(600) }), null, { kind: 'none' }).userAgent).toHaveLength(512);
  });
});

describe('the block that a limit counts', () => {
  test.each([
    ['198.51.100.7', '198.51.100.0/24'],
    ['198.51.100.255', '198.51.100.0/24'],
    ['2001:db8:1:2::7', '2001:db8:1::/48'],
    ['2001:0DB8:0001:ffff:0:0:0:7', '2001:db8:1::/48'],
    ['2001:db8::7', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['::ffff:198.51.100.7', '198.51.100.0/24'],
    ['::ffff:c633:6407', '198.51.100.0/24'],
  ])('%s is in %s', (ip, block) => expect(ipBlock(ip)).toBe(block));
  test.each(['', 'unknown', '198.51.100', '198.51.100.256', '2001:db8', '1::2::3', '[::1]', 'fe80::1%eth0'])('%j is no address', (ip) =>
    expect(ipBlock(ip)).toBeNull(),
  );
});
