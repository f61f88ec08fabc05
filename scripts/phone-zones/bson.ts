/** Reads a flat BSON document of strings: all that the resources hold. Anything else in it is refused. Source: bsonspec.org 1.1. */
const STRING = 0x02;
const HEAD_BYTES = 4;

export function readBson(bytes: Buffer): Readonly<Record<string, string>> {
  const entries: [string, string][] = [];
  for (let at = HEAD_BYTES; bytes[at] !== 0; ) {
    if (bytes[at] !== STRING) throw new Error(`a field of type ${bytes[at]} at byte ${at}: only strings are known here`);
    const nameEnd = bytes.indexOf(0, at + 1);
    const length = bytes.readInt32LE(nameEnd + 1);
    const start = nameEnd + 1 + HEAD_BYTES;
    entries.push([bytes.toString('utf8', at + 1, nameEnd), bytes.toString('utf8', start, start + length - 1)]);
    at = start + length;
  }
  return Object.fromEntries(entries);
}
