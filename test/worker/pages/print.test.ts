/** What is printed of a landing page: its code as SVG and PNG, the flyer, the short address that they hold; and that none of it asks or writes. */
import { encode, renderSVG } from 'uqr';
import { describe, expect, test } from 'vitest';
import { landingPageView } from '../../../shared/contract/admin.ts';
import { problem } from '../../../shared/contract/error.ts';
import { HOST } from '../admin/admin.ts';
import { aShop, get, head } from './visitor.ts';

const shop = await aShop();
const page = async (slug: string) =>
  shop.merchant.ok('PUT', `/v1/landing-pages/${slug}`, landingPageView, {
    widget: 'landing',
    title: { en: 'Be the first to know' },
    intro: { en: 'New styles, early.' },
  });
const { short_url: shortUrl } = await page('spring');
const other = await page('autumn');
const printed = shortUrl.toUpperCase();
const code = shortUrl.slice(`${HOST}/q/`.length);
const path = new URL(shortUrl).pathname;

describe('the short address', () => {
  test('leads to the page, in either case, with what follows the code', async () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    for (const address of [path, `/Q/${code}`, `/q/${code.toLowerCase()}`]) {
      const answer = await get(`${address}?utm_campaign=till`);
      expect([answer.status, answer.headers.get('location')], address).toEqual([302, `${shop.path}?utm_campaign=till`]);
    }
    expect((await head(path)).status).toBe(302);
  });
  test('is another for another page, and the same while the page is there', async () => {
    expect(other.short_url).not.toBe(shortUrl);
    expect((await get(new URL(other.short_url).pathname)).headers.get('location')).toBe(shop.path.replace(/spring$/, 'autumn'));
    expect((await page('autumn')).short_url).toBe(other.short_url);
  });
  test.each([
    ['one letter changed', (text: string) => `${text.slice(0, 9)}${text[9] === '7' ? '8' : '7'}${text.slice(10)}`],
    ['its MAC changed', (text: string) => `${text.slice(0, -1)}${text.endsWith('7') ? '8' : '7'}`],
    ['a letter that is none of the alphabet', (text: string) => `${text.slice(0, 5)}U${text.slice(6)}`],
    ['one letter more', (text: string) => `${text}0`],
    ['one letter less', (text: string) => text.slice(1)],
    ['bits beyond its bytes', (text: string) => `Z${text.slice(1)}`],
  ])('with %s it is the page that says no more', async (_, spoil) => {
    const answer = await get(`/q/${spoil(code)}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(await (await get('/q/none')).text());
  });
});

describe('the code', () => {
  test('as SVG holds the short address in capital letters: fewer squares than the whole address has', async () => {
    const answer = await get(`${shop.path}/qr.svg`);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
    expect(await answer.text()).toBe(renderSVG(printed, { ecc: 'M', border: 4 }));
    expect(encode(printed, { ecc: 'M' }).size).toBeLessThan(encode(`${HOST}${shop.path}`, { ecc: 'M' }).size);
    expect((await get(`/p/${shop.merchant.workspaceId}/none/qr.svg`)).status).toBe(404);
  });
  test.each([
    ['', 1181],
    ['?size=100', 100],
    ['?size=4724', 4724],
  ])('as PNG%s is the same squares, whole pixels each', async (query, most) => {
    const answer = await get(`${shop.path}/qr.png${query}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { side, dark } = await readPng(bytes);
    const { size, data } = encode(printed, { ecc: 'M', border: 4 });
    const scale = Math.floor(most / size);
    expect(side).toBe(size * scale);
    for (let y = 0; y < side; y += 1) {
      const row = data[Math.floor(y / scale)] ?? [];
      for (let x = 0; x < side; x += scale) {
        const there = [dark(x, y), dark(x + scale - 1, y)];
        if (there.some((is) => is !== row[x / scale])) expect([x, y, there]).toEqual([x, y, row[x / scale]]);
      }
    }
    expect(bytes.length).toBeLessThan(64 * 1024);
  });
  test.each(['0', '99', '4725', '-5', '1e3', '12.5', 'large', '', '99999999999'])(
    'a size of "%s" is refused, with what to ask for',
    async (size) => {
      const answer = await get(`${shop.path}/qr.png?size=${size}`);
      expect(answer.status).toBe(422);
      expect(problem.parse(await answer.json()).errors).toMatchObject([{ path: '?size', fix: expect.stringContaining('4724') }]);
    },
  );
  test('of a page that is not there there is none', async () => {
    expect((await get(`/p/${shop.merchant.workspaceId}/none/qr.png`)).status).toBe(404);
    expect((await get('/p/ws_madeup/spring/qr.png')).status).toBe(404);
  });
});

describe('the flyer', () => {
  test('has what people get, the code and its address as people type it, and asks for nothing', async () => {
    const html = await (await get(`${shop.path}/flyer?locale=en`)).text();
    expect(html).toContain('>Be the first to know</h1>');
    expect(html).toContain(`${new URL(HOST).host}/q/<wbr/>${code}</bdi>`);
    expect(html).toMatch(/<svg class="code"[^>]* role="img"/);
    expect(html).not.toMatch(/<(?:form|input|button|script)\b/);
  });
  test('is in a language of the page alone, and gone with it', async () => {
    expect(await (await get(`${shop.path}/flyer?locale=de`)).text()).toContain('Point your phone’s camera');
    expect((await get(`/p/${shop.merchant.workspaceId}/none/flyer`)).status).toBe(404);
  });
});

test('a link to the page shows its title and introduction where it is passed on', async () => {
  const html = await (await get(shop.path)).text();
  expect(html).toContain('<meta property="og:title" content="Be the first to know"');
  expect(html).toContain('<meta property="og:description" content="New styles, early."');
  expect(html).toContain(`<meta property="og:url" content="${HOST}${shop.path}"`);
});

/** Reads back what was drawn, by the specification alone: chunks with their sums, one bit a pixel, no filter. */
async function readPng(bytes: Uint8Array): Promise<{ side: number; dark: (x: number, y: number) => boolean }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(view.getUint32(at + 8 + length)).toBe(crc(named));
    chunks.set(new TextDecoder().decode(named.subarray(0, 4)), named.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR')!;
  const side = new DataView(header.buffer, header.byteOffset).getUint32(0);
  expect([...header.subarray(8)]).toEqual([1, 0, 0, 0, 0]);
  const packed = new Response(chunks.get('IDAT')!.slice()).body!.pipeThrough(new DecompressionStream('deflate'));
  const pixels = new Uint8Array(await new Response(packed).arrayBuffer());
  const line = 1 + Math.ceil(side / 8);
  expect(pixels.length).toBe(line * side);
  return { side, dark: (x, y) => ((pixels[y * line + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0 };
}

/** ISO 3309, bit by bit. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
