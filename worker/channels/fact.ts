/** A fact from outside with where it was read, so that a decision can be explained later and an old fact be found. Types alone. */

/** `read`: the source itself was read. `secondary`: somebody's account of it. `memory`: general knowledge, to be taken the stricter way. */
export type Confidence = 'read' | 'secondary' | 'memory';

export interface Source {
  /** Statute section, regulator's page or the vendor's document, by name or address. */
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly readOn: string;
  readonly confidence: Confidence;
}

export interface Fact<T> extends Source {
  readonly value: T;
}
