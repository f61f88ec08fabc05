/**
 * How much SQLite appends to its write-ahead logs: what is synced before an answer, and what a platform that replicates the log has to
 * carry. It reads the header of each log's index, which is shared memory in a file, and writes nothing.
 * Limit: a log that begins anew between two looks loses what was appended since the look before, one commit of some dozen.
 * Source: sqlite.org/walformat.html, section 2.1, "The WAL-Index File Basic Structure".
 */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';

const LOOK_EVERY_MS = 2;
const FRAME_HEADER_BYTES = 24;
/** Page size, frames and the first salt, which a new beginning changes, in the 48 bytes of the header. */
const HEADER_BYTES = 48;
const PAGE_SIZE_AT = 14;
const FRAMES_AT = 16;
const SALT_AT = 32;

interface Log {
  readonly file: number;
  frames: number;
  salt: number;
}

export interface LogMeter {
  /** Bytes appended since it began. */
  stop(): number;
}

/** @param dataDir of a workerd; logs that come later are counted from their beginning. */
export function startLogMeter(dataDir: string): LogMeter {
  const objects = path.join(dataDir, 'objects');
  const logs = new Map<string, Log>();
  let bytes = 0;
  const look = (isFirst = false): void => {
    for (const name of indexes(objects)) {
      const known = logs.get(name);
      const log = known ?? { file: openSync(path.join(objects, name), 'r'), frames: 0, salt: 0 };
      logs.set(name, log);
      const header = Buffer.alloc(HEADER_BYTES);
      readSync(log.file, header, 0, HEADER_BYTES, 0);
      const [frames, salt] = [header.readUInt32LE(FRAMES_AT), header.readUInt32LE(SALT_AT)];
      const appended = salt === log.salt ? Math.max(frames - log.frames, 0) : frames;
      if (!isFirst) bytes += appended * (FRAME_HEADER_BYTES + header.readUInt16LE(PAGE_SIZE_AT));
      log.frames = frames;
      log.salt = salt;
    }
  };
  look(true);
  const timer = setInterval(() => look(), LOOK_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      for (const { file } of logs.values()) closeSync(file);
      return bytes;
    },
  };
}

const indexes = (objects: string): string[] =>
  readdirSync(objects, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.sqlite-shm'));
