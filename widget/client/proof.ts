/**
 * Solves a proof of work by ALTCHA's protocol, in short slices of the page's own thread: another origin's file can't be a worker, and a
 * blob worker breaks strict policies. SHA-256 is written out, since Web Crypto's takes a turn of the event loop for each digest.
 */
import type { ProofChallenge } from '../../shared/contract/proof.ts';

/** A slice may hold up a key press by this much and no more. */
const SLICE_MS = 8;
/** Digests between two looks at the clock. */
const BATCH = 64;

/** @returns the payload to send; undefined where no number fits, which no challenge of ours allows. */
export async function solve({ algorithm, challenge, maxnumber, salt, signature }: ProofChallenge): Promise<string | undefined> {
  const search = searcher(salt, challenge);
  for (let number = 0; number <= maxnumber; ) {
    const until = performance.now() + SLICE_MS;
    do {
      for (const end = Math.min(number + BATCH, maxnumber + 1); number < end; number++)
        if (search(number)) return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    } while (number <= maxnumber && performance.now() < until);
    await nextTurn();
  }
  return;
}

/** Not a timer: browsers hold those back to 4 ms, and to a second in a hidden tab. */
const nextTurn = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

/** FIPS 180-4: the fraction bits of the square and cube roots of the first primes. */
const [INITIAL, ROUND] = constants();

function constants(): [Int32Array, Int32Array] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0;
  return [
    Int32Array.from(primes.slice(0, 8), (prime) => fraction(prime ** (1 / 2))),
    Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  ];
}

/** @returns whether a number behind the salt has this digest. What the salt fills of whole blocks is digested once. */
function searcher(salt: string, challenge: string): (number: number) => boolean {
  const wanted = Int32Array.from({ length: 8 }, (_, index) => Number.parseInt(challenge.slice(index * 8, index * 8 + 8), 16) | 0);
  const start = INITIAL.slice();
  const whole = salt.length & ~63;
  for (let at = 0; at < whole; at += 64) compress(start, salt, at);
  const rest = salt.slice(whole);
  const state = new Int32Array(8);
  return (number) => {
    const text = rest + number;
    const bits = (whole + text.length) * 8;
    state.set(start);
    // Behind the text stand one byte of padding and eight that hold its length.
    const last = (text.length + 8) & ~63;
    for (let at = 0; at <= last; at += 64) compress(state, text, at, text.length, at === last ? bits : undefined);
    // One number in four billion comes so far; the rest decides.
    return state[0] === wanted[0] && state.every((word, index) => word === wanted[index]);
  };
}

const W = new Int32Array(64);
const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
const at32 = (words: Int32Array, index: number): number => words[index] as number;

/** @param end where the text ends and its padding begins @param bits of the whole text, in its last block */
function compress(state: Int32Array, text: string, at: number, end = text.length, bits?: number): void {
  for (let i = 0; i < 16; i++) {
    let word = 0;
    for (let j = at + 4 * i; j < at + 4 * i + 4; j++) word = (word << 8) | (j < end ? text.charCodeAt(j) : j === end ? 128 : 0);
    W[i] = word;
  }
  if (bits !== undefined) W[15] = bits;
  for (let i = 16; i < 64; i++) {
    const x = at32(W, i - 15);
    const y = at32(W, i - 2);
    W[i] = (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)) + at32(W, i - 16) + at32(W, i - 7);
  }
  let a = at32(state, 0);
  let b = at32(state, 1);
  let c = at32(state, 2);
  let d = at32(state, 3);
  let e = at32(state, 4);
  let f = at32(state, 5);
  let g = at32(state, 6);
  let h = at32(state, 7);
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at32(ROUND, i) + at32(W, i)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  // Storing into 32 bits drops what is over.
  state[0] = at32(state, 0) + a;
  state[1] = at32(state, 1) + b;
  state[2] = at32(state, 2) + c;
  state[3] = at32(state, 3) + d;
  state[4] = at32(state, 4) + e;
  state[5] = at32(state, 5) + f;
  state[6] = at32(state, 6) + g;
  state[7] = at32(state, 7) + h;
}
