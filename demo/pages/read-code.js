// Reads a QR code from its squares: what a camera's software does once it has found them. ISO/IEC 18004, model 2, level M, which is the level
// that the product draws. Limit: it corrects no errors, since a picture that was drawn here has none.

/** Codewords of error correction in each block, and blocks, by version. ISO/IEC 18004, table 9, level M. */
const CORRECTION =
  '0 10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28'
    .split(' ')
    .map(Number);
const BLOCKS = '0 1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49'
  .split(' ')
  .map(Number);
const QUIET_ZONE = 4;
const LEVEL_M = 0;
const FORMAT_MASK = 0x5412;
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Whether the square in column x of row y is turned over, by number of the mask. */
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** @param size of the field in squares, with its quiet zone. @param path rows of dark squares, `M3 1h2v1h-2z…`. @returns the text, or null */
export function readCode(size, path) {
  const width = size - 2 * QUIET_ZONE;
  const version = (width - 17) / 4;
  if (!Number.isInteger(version) || version < 1 || version > 40) return null;
  const dark = darkSquares(path);
  const isDark = (x, y) => dark.has(`${x} ${y}`);
  const format = formatOf(isDark) ^ FORMAT_MASK;
  if (format >> 13 !== LEVEL_M) return null;
  const words = codewords(width, version, isDark, MASKS[(format >> 10) & 7]);
  return textOf(joined(words, version), version);
}

function darkSquares(path) {
  const dark = new Set();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let at = 0; at < Number(length); at += 1) dark.add(`${Number(x) + at - QUIET_ZONE} ${Number(y) - QUIET_ZONE}`);
  }
  return dark;
}

/** The copy around the upper left corner, lowest bit first. */
function formatOf(isDark) {
  const places = [0, 1, 2, 3, 4, 5, 7, 8].map((y) => [8, y]).concat([7, 5, 4, 3, 2, 1, 0].map((x) => [x, 8]));
  return places.reduce((bits, [x, y], at) => bits | (isDark(x, y) ? 1 << at : 0), 0);
}

/** Two columns at a time from the right, up and down by turns, past what holds no data. */
function codewords(width, version, isDark, mask) {
  const isFixed = fixed(width, version);
  const bits = [];
  for (let right = width - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < width; step += 1) {
      const y = isUpward ? width - 1 - step : step;
      for (const x of [right, right - 1]) if (!isFixed(x, y)) bits.push(isDark(x, y) !== mask(x, y) ? 1 : 0);
    }
  }
  return Array.from({ length: bits.length >> 3 }, (_, at) => number(bits, at * 8, 8));
}

/** Finders, timing, alignment, format and version. */
function fixed(width, version) {
  const centres = alignment(width, version);
  const last = centres.length - 1;
  const isAligned = (x, y) =>
    centres.some((cx, i) =>
      centres.some((cy, j) => {
        const isFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
        return !isFinder && Math.abs(x - cx) <= 2 && Math.abs(y - cy) <= 2;
      }),
    );
  return (x, y) =>
    (x < 9 && y < 9) ||
    (x >= width - 8 && y < 9) ||
    (x < 9 && y >= width - 8) ||
    x === 6 ||
    y === 6 ||
    (version >= 7 && ((x >= width - 11 && y < 6) || (y >= width - 11 && x < 6))) ||
    isAligned(x, y);
}

function alignment(width, version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => width - 7 - (count - 2 - at) * step)];
}

/** The blocks are dealt like cards; the longer ones come last. */
function joined(words, version) {
  const count = BLOCKS[version];
  const short = Math.floor(words.length / count) - CORRECTION[version];
  const firstLong = count - (words.length % count);
  const blocks = Array.from({ length: count }, () => []);
  let at = 0;
  for (let row = 0; row <= short; row += 1) {
    for (const [index, block] of blocks.entries()) if (row < short || index >= firstLong) block.push(words[at++]);
  }
  return blocks.flat();
}

function textOf(words, version) {
  const bits = words.flatMap((word) => Array.from({ length: 8 }, (_, at) => (word >> (7 - at)) & 1));
  const size = version < 10 ? 0 : version < 27 ? 1 : 2;
  const bytes = [];
  let at = 0;
  const take = (length) => {
    const value = number(bits, at, length);
    at += length;
    return value;
  };
  const say = (text) => bytes.push(...new TextEncoder().encode(text));
  while (at + 4 <= bits.length) {
    const mode = take(4);
    if (mode === 0) break;
    if (mode === 4) for (let left = take([8, 16, 16][size]); left > 0; left -= 1) bytes.push(take(8));
    else if (mode === 2) {
      let left = take([9, 11, 13][size]);
      for (; left >= 2; left -= 2) {
        const pair = take(11);
        say(ALPHANUMERIC[Math.floor(pair / 45)] + ALPHANUMERIC[pair % 45]);
      }
      if (left === 1) say(ALPHANUMERIC[take(6)]);
    } else if (mode === 1) {
      let left = take([10, 12, 14][size]);
      for (; left >= 3; left -= 3) say(String(take(10)).padStart(3, '0'));
      if (left > 0) say(String(take(left === 2 ? 7 : 4)).padStart(left, '0'));
    } else return null;
  }
  // A code's text can begin with a byte-order mark: it is text like any other.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
}

const number = (bits, from, length) => bits.slice(from, from + length).reduce((value, bit) => value * 2 + bit, 0);
