/** @jsxImportSource hono/jsx */
/** Texts with their places filled: as a plain string, or with marked-up values kept apart. Escaping is left to the renderer. */
import type { Child } from 'hono/jsx';

const PLACE = /\{([a-z_]+)\}/g;

/** A place without a value stays as written, so that a missing one is seen. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(PLACE, (place, name: string) => values[name] ?? place);
}

interface SentenceProps {
  readonly template: string;
  readonly values: Readonly<Record<string, Child>>;
}

/** Each value in a `bdi`: a Latin brand or number inside an Arabic sentence must not reorder what stands around it. */
export function Sentence({ template, values }: SentenceProps) {
  const parts = template.split(PLACE);
  // split() with one capture group: text at even places, names at odd ones
  return <>{parts.map((part, at) => (at % 2 === 0 ? part : <bdi>{values[part] ?? `{${part}}`}</bdi>))}</>;
}
