/** What the lint says of a text: which rule, where, and what would pass. Types alone. */
import type { Finding } from '../../../shared/contract/widget.ts';
import type { Range } from './reading.ts';

export type LintFinding = Finding & {
  /** The clause of a carrier, a platform or a law that asks for it. */
  readonly clause: string;
  readonly from: number;
  readonly to: number;
};

/** A rule that a text broke, before it has a path and a text that would pass. */
export interface Hit {
  readonly code: string;
  readonly level: 'error' | 'warning';
  readonly clause: string;
  readonly message: string;
  readonly fix: string;
  readonly range: Range;
}
