/** What a tenant may have us call. */
import { describe, expect, test } from 'vitest';
import { checkOutboundUrl } from '../../../worker/platform/outbound-url.ts';

const live = { demo: false, ownHost: 'consent.shop.example' };
const demo = { demo: true, ownHost: '127.0.0.1:8787' };

describe('outside the demo', () => {
  test.each(['https://cdp.example/hook', 'https://cdp.example:8443/a?b=c'])('%s is called', (url) => {
    expect(checkOutboundUrl(url, live)).toMatchObject({ ok: true });
  });
  test.each([
    ['plain http', 'http://cdp.example/'],
    ['another scheme', 'ftp://cdp.example/'],
    ['no URL', 'cdp.example'],
    ['an IPv4 address', 'https://203.0.113.7/'],
    ['an IPv4 address as one number', 'https://2130706433/'],
    ['an IPv4 address in hex', 'https://0x7f.1/'],
    ['an IPv4 address with a dot at its end', 'https://127.0.0.1./'],
    ['an IPv6 address', 'https://[::1]/'],
    ['an IPv4 address in IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['loopback by name', 'https://localhost/'],
    ['a name under localhost', 'https://a.localhost/'],
    ['a name of one label', 'https://metadata/'],
    ['a cloud-internal name', 'https://metadata.google.internal/'],
    ['a user name', 'https://user@cdp.example/'],
    ['a password', 'https://:secret@cdp.example/'],
    ['our own host', 'https://consent.shop.example/v1'],
    ['our own host, other port', 'https://consent.shop.example:444/'],
    ['our own host, dot at its end', 'https://CONSENT.shop.example./'],
  ])('%s is refused', (_, url) => {
    expect(checkOutboundUrl(url, live)).toMatchObject({ ok: false });
  });
  test('the reason never repeats the URL', () => {
    const refused = checkOutboundUrl('https://user:hunter2@cdp.example/', live);
    expect(JSON.stringify(refused)).not.toContain('hunter2');
  });
});

describe('in the demo', () => {
  test.each(['http://127.0.0.1:9001/hook', 'http://localhost:9001/', 'http://[::1]:9001/', 'http://cdp.example/'])(
    '%s is called',
    (url) => {
      expect(checkOutboundUrl(url, demo)).toMatchObject({ ok: true });
    },
  );
  test.each(['http://127.0.0.1:8787/v1', 'http://10.0.0.1/', 'http://169.254.169.254/latest', 'file:///etc/passwd'])(
    '%s is refused all the same',
    (url) => {
      expect(checkOutboundUrl(url, demo)).toMatchObject({ ok: false });
    },
  );
});
