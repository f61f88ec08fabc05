/**
 * Reads the frame of a PNG: that it is whole, and how large it says it is. Pure. It decodes no pixels, so it can't say what is on it.
 *
 * Source: PNG (Third Edition), W3C Recommendation 2025-06-24, sections 5.2 (signature), 5.3 (chunks), 11.2.1 (IHDR); from memory.
 */
import { err, ok, type Result } from '../../shared/result.ts';

export interface PngSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}
export type PngFault = 'not_png' | 'broken';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = 0x49484452;
const IDAT = 0x49444154;
const IEND = 0x49454e44;
const IHDR_BYTES = 13;
/** Length, type and CRC around the data of a chunk. */
const CHUNK_FRAME_BYTES = 12;

/** @returns `broken` where a chunk is cut or its CRC is wrong, pixels are missing, or bytes follow the end. */
export function readPng(bytes: Uint8Array): Result<PngSize, PngFault> {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return err('not_png');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: PngSize | null = null;
  let hasPixels = false;
  for (let at = SIGNATURE.length; at + CHUNK_FRAME_BYTES <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + CHUNK_FRAME_BYTES + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return err('broken');
    const type = view.getUint32(at + 4);
    if ((type === IHDR) !== (size === null)) return err('broken');
    if (type === IHDR) {
      if (length !== IHDR_BYTES) return err('broken');
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    hasPixels ||= type === IDAT;
    if (type === IEND) return size && hasPixels && end === bytes.length ? ok(size) : err('broken');
    at = end;
  }
  return err('broken');
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
