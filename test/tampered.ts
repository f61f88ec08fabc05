/** A token, a signature or an id of which one character is another: always another one, which a fixed ending would not always be. */
export function tampered(text: string): string {
  // The last character of base64 may carry bits that nobody reads; the fourth from the end carries none of those.
  const at = text.length - 4;
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}
