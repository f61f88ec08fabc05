/** What the operator sees and does beside making workspaces: ledgers that lack records. */
import { z } from 'zod';
import { timestamp } from './primitives.ts';

export const ledgerView = z.strictObject({
  partition: z.int(),
  /** Last sequence that was reported. */
  sequence: z.int(),
  /** 1 until records are lost. */
  generation: z.int(),
  /** `recovering`: it lacks records that it once had. Nothing is permitted and only withdrawals are told until a successor is opened. */
  status: z.enum(['whole', 'recovering']),
  recovering_since: timestamp.nullable(),
  /** What to do now; null where there is nothing. */
  advice: z.string().nullable(),
});
export type LedgerView = z.infer<typeof ledgerView>;
export const ledgerList = z.strictObject({ ledgers: z.array(ledgerView) });

export const rotationView = z.strictObject({
  /** The version of MASTER_KEY that everything is brought under. */
  version: z.int(),
  /** Nothing of this workspace is under an older version any more. */
  done: z.boolean(),
  ledgers: z.array(
    z.strictObject({
      partition: z.int(),
      /** Keys of addresses brought under it so far. */
      rewrapped: z.int(),
      /** Addresses not looked at yet; 100000 stands for that many or more. */
      left: z.int(),
    }),
  ),
  /** Destinations' and widgets' secrets. */
  secrets: z.strictObject({ left: z.int() }),
  /** Deletions that destinations still owe. */
  deletions: z.strictObject({ left: z.int() }),
});

export const successorRequest = z.strictObject({
  /** Records are lost though no head shows it: the whole data folder was put back from a copy. */
  declare_loss: z.boolean().default(false),
});
