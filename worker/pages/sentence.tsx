/** @jsxImportSource hono/jsx */
/** A text with marked-up values in its places; for plain values there is `fillPlaces`. Escaping is left to the renderer. */
import type { Child } from 'hono/jsx';

const PLACE = /\{([a-z_]+)\}/g;

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
