/**
 * Canonical bytes of a JSON value: every string in NFC, then RFC 8785. What is hashed, stored and shipped is these bytes.
 * One pass, since a submission makes dozens of them; a test holds it to a published implementation of the RFC.
 */
import { invariant } from '../result.ts';

const encoder = new TextEncoder();
/** ES2024, which the runtimes have and the types that we compile with don't. */
type Text = string & { isWellFormed(): boolean };

/** @throws on a value that JSON can't carry. */
export function canonicalBytes(value: unknown): Uint8Array {
  return encoder.encode(canonicalText(value));
}

/** @throws on a value that JSON can't carry. */
export function canonicalText(value: unknown): string {
  invariant(value !== undefined, 'a canonical value is JSON');
  return text(value);
}

function text(value: unknown): string {
  switch (typeof value) {
    case 'string':
      // RFC 8785 section 3.2.2.2: strings are escaped as JSON.stringify does; a lone surrogate can't be carried.
      invariant((value as Text).isWellFormed(), 'a canonical string is Unicode');
      return JSON.stringify(value.normalize('NFC'));
    case 'number':
      invariant(Number.isFinite(value), 'a canonical number is finite');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value)
        ? `[${value.map((entry) => text(entry ?? null)).join(',')}]`
        : objectText(value as Record<string, unknown>);
    default:
      throw new Error(`invariant: JSON can't carry a ${typeof value}`);
  }
}

/** Names are sorted by UTF-16 code units, as `sort` does (RFC 8785 section 3.2.3), after NFC. A field that is undefined is absent. */
function objectText(value: Record<string, unknown>): string {
  const fields = new Map<string, unknown>();
  for (const name of Object.keys(value)) if (value[name] !== undefined) fields.set(name.normalize('NFC'), value[name]);
  let joined = '';
  for (const name of [...fields.keys()].sort()) joined += `${joined === '' ? '' : ','}${text(name)}:${text(fields.get(name))}`;
  return `{${joined}}`;
}
