/** What a Courier object answers over RPC. One Courier a destination; it owns positions and exception rows, nothing else. */
import type { DeletionJob } from '../consent/ledger-api.ts';
import type { CourierStatus } from './courier-status.ts';
import type { ShownRequest } from './dry-run.ts';
import type { TourKind } from './store-tours.ts';

export interface CourierPlace {
  readonly workspace: string;
  /** Local id of the destination, hex. */
  readonly destination: string;
  readonly partitions: number;
}
export interface DeliveryRow {
  readonly partition: number;
  readonly no: number;
  /** `gated`: it waits until grants may be told. */
  readonly status: 'in_flight' | 'retrying' | 'gated' | 'dead';
  readonly withdrawal: boolean;
  readonly sequence: number;
  readonly attempts: number;
  readonly nextAttemptAtMs: number | null;
  readonly lastReason: string | null;
  readonly lastStatus: number | null;
  readonly sinceMs: number;
}
/** How far the deletion of one erased address is at this destination. Without anything that could identify. */
export interface DeletionStatus {
  readonly partition: number;
  readonly no: number;
  readonly status: 'waiting' | 'in_flight' | 'done' | 'merchant_must_delete' | 'dead';
  readonly attempts: number;
  readonly nextAttemptAtMs: number | null;
  readonly lastStatus: number | null;
  readonly lastReason: string | null;
  readonly endedAtMs: number | null;
}
export interface CourierApi {
  /** Starts at the head of every partition; a second call changes nothing. */
  start(place: CourierPlace): Promise<void>;
  /** A hint that there may be something to do: in one partition where it is named, else anywhere. Cheap; may be lost. */
  wake(place: CourierPlace, partition?: number): Promise<void>;
  /** Sends one signed test event now and says what came back. (`test` is a name that workerd keeps from RPC.) */
  sendTest(place: CourierPlace): Promise<{ readonly ok: boolean; readonly status: number | null; readonly reason: string | null }>;
  /** What would be sent for this address now, without secrets. Sends nothing. */
  dryRun(place: CourierPlace, partition: number, no: number): Promise<readonly ShownRequest[]>;
  deliveries(limit: number): Promise<readonly DeliveryRow[]>;
  counters(): Promise<{ readonly delivered: number; readonly failedAttempts: number; readonly dead: number; readonly lag: number }>;
  /** Whether anything recorded up to `seq` about an address still waits to be passed on. */
  isWaiting(partition: number, no: number, seq: number): Promise<boolean>;
  /** Takes over a deletion: durable when it resolves. One that it has already changes nothing. */
  forget(place: CourierPlace, partition: number, job: DeletionJob): Promise<void>;
  /** One step of bringing sealed deletions under the newest version of the master key. How many are left then. */
  resealDeletions(): Promise<number>;
  /** Of those asked for, the ones it has. */
  deletions(asked: readonly { readonly partition: number; readonly no: number }[]): Promise<readonly DeletionStatus[]>;
  /** How it is doing; null before it was started. */
  status(): Promise<CourierStatus | null>;
  /** Tells this address once more. False where its ledger has none. */
  replay(place: CourierPlace, partition: number, no: number): Promise<boolean>;
  /** Begins to tell everybody once more (`start`: those alone of whom something is not permitted), or whoever has records from that moment on, Unix ms. Goes on by itself, in steps. */
  tour(place: CourierPlace, kind: TourKind, sinceMs: number | null): Promise<void>;
  /** Makes a dead or waiting row due now. False where there is none. */
  retry(partition: number, no: number): Promise<boolean>;
}
