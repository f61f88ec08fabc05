/** Where two JSON values differ, field by field, for people to read. Pure. */
import { canonicalText } from '../../shared/proof/canonical.ts';

export interface Difference {
  readonly path: string;
  /** As JSON; absent where the field is not there. */
  readonly before?: string;
  readonly after?: string;
}

export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => differences(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(item, after[index], `${path}[${index}]`));
  }
  const [old, now] = [textOf(before), textOf(after)];
  if (old === now) return [];
  return [{ path, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }];
}

/** In the form in which the server keeps it, so that a text composed otherwise isn't a change. */
const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : canonicalText(value));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
