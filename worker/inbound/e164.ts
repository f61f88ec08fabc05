/** Numbers as vendors spell them in payloads, with or without a plus or a prefix of theirs, to how addresses are held. */

/** @returns E.164, or null for a short code, a name, or no number at all. */
export function e164(text: string): string | null {
  const digits = /^\+?([1-9]\d{6,14})$/.exec(text.trim())?.[1];
  return digits === undefined ? null : `+${digits}`;
}
