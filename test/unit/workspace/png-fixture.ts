/** A grey PNG of a given size, made with Node's own CRC, which shares nothing with the reader under test. */
import { crc32, deflateSync } from 'node:zlib';

/** @param pixels compressed; null for none at all */
export function pngOf(
  width: number,
  height: number,
  pixels: Uint8Array | null = deflateSync(new Uint8Array((width + 1) * height)),
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, greyscale
  header.set([8, 0], 8);
  const parts = [chunk('IHDR', header), ...(pixels ? [chunk('IDAT', pixels)] : []), chunk('IEND', new Uint8Array())];
  return new Uint8Array(Buffer.concat([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ...parts]));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}
