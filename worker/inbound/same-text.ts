/** Compares a secret with what came in, in a time that does not tell how much of it was right. */
import { timingSafeEqual } from 'node:crypto';
import { utf8 } from '../platform/bytes.ts';
import { sha256 } from '../platform/sha256.ts';

/** By their hashes, so that not even the length is told. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(sha256(utf8(a)), sha256(utf8(b)));
