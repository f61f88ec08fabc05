/**
 * A QR code as a PNG for print: one bit a pixel, whole pixels a module, so that no edge is grey. Pure.
 * Source: W3C PNG (Third Edition) 5.2 to 5.6, 11.2, 11.3.4.3. Not a library: those for the Worker write 8 bits or more a pixel, and carry a decoder.
 */
import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { QUIET_ZONE_MODULES } from './qr.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** 300 dots an inch, as printers ask for. */
const PIXELS_PER_METRE = 11811;
const BYTE_BITS = 8;
/** Colour type greyscale, 1 bit: 0 is black. */
const GREY_1_BIT = [1, 0, 0, 0, 0];

/** @param sidePx at most; the side is the largest multiple of the code's own size that fits @returns null where not one pixel a module fits */
export function qrPng(text: string, sidePx: number): { readonly png: Uint8Array; readonly sidePx: number } | null {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE_MODULES });
  const scale = Math.floor(sidePx / size);
  if (scale < 1) return null;
  const side = size * scale;
  const pixels = Buffer.concat(data.flatMap((row) => Array(scale).fill(line(row, scale)) as Buffer[]));
  const png = Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', Buffer.from([...word(side), ...word(side), ...GREY_1_BIT])),
    chunk('pHYs', Buffer.from([...word(PIXELS_PER_METRE), ...word(PIXELS_PER_METRE), 1])),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { png: new Uint8Array(png), sidePx: side };
}

/** Filter type 0, then the bits, the leftmost highest. */
function line(row: readonly boolean[], scale: number): Buffer {
  const bytes = Buffer.alloc(1 + Math.ceil((row.length * scale) / BYTE_BITS));
  for (let x = 0; x < row.length * scale; x++) {
    const isDark = row[Math.floor(x / scale)];
    if (!isDark) bytes[1 + (x >> 3)] = (bytes[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  }
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  return Buffer.concat([Buffer.from(word(data.length)), named, Buffer.from(word(crc32(named)))]);
}

const word = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
