/** What a part of the bench is given and gives back. */
import type { Measured } from './measure.ts';
import type { Rulers } from './rulers.ts';

export interface Run {
  readonly rulers: Rulers;
  /** Interleaved rounds of which the median is taken. */
  readonly pairs: number;
  /** Requests of one measurement. */
  readonly requests: number;
  /** Addresses of the ledgers that sizes are measured at, smallest first. */
  readonly sizes: readonly number[];
  /** Requests of each kind that the timing oracle sees. */
  readonly timing: number;
  readonly say: (line: string) => void;
}

/** One line of the report. `ofRead`: this rate as a share of a bare object read's in the same round, the median of the rounds. */
export interface Figure extends Measured {
  readonly what: string;
  readonly ofRead: number;
  /** The read's CPU time as a share of this one's. */
  readonly ofReadCpu: number;
}

/** Figures, or named numbers where there is no rate. */
export interface Findings {
  readonly figures: readonly Figure[];
  readonly numbers: Readonly<Record<string, number>>;
}

export type Part = (run: Run) => Promise<Findings>;
