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

/** Text that NFC leaves alone and JSON needn't escape: nearly all there is. */
const PLAIN = /^[ !#-[\]-~]*$/;

function text(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (PLAIN.test(value)) return `"${value}"`;
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
      return Array.isArray(value) ? arrayText(value) : objectText(value as Record<string, unknown>);
    default:
      throw new Error(`invariant: JSON can't carry a ${typeof value}`);
  }
}

function arrayText(value: readonly unknown[]): string {
  let joined = '';
  for (const entry of value) joined += `${joined === '' ? '' : ','}${text(entry ?? null)}`;
  return `[${joined}]`;
}

/** Names are sorted by UTF-16 code units, as `sort` does (RFC 8785 section 3.2.3), after NFC. A field that is undefined is absent. */
function objectText(value: Record<string, unknown>): string {
  const names = Object.keys(value);
  const fields = names.every((name) => PLAIN.test(name)) ? value : normalized(value, names);
  let joined = '';
  for (const name of fields === value ? names.sort() : Object.keys(fields).sort()) {
    const field = fields[name];
    if (field !== undefined) joined += `${joined === '' ? '' : ','}${text(name)}:${text(field)}`;
  }
  return `{${joined}}`;
}

/** Without a prototype, so that no name means anything. */
function normalized(value: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null);
  for (const name of names) if (value[name] !== undefined) fields[name.normalize('NFC')] = value[name];
  return fields;
}
