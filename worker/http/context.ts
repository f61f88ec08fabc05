/** What every route handler gets, and the names of the parts. Holds no rules. */
import type { Context } from 'hono';
import type { Scope } from '../../shared/vocabulary.ts';
import type { Bindings, Env } from '../env.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { ShortCodes } from '../platform/short-code.ts';
import type { Tokens } from '../platform/tokens.ts';

/** Made once per isolate from the bindings. */
export interface Services {
  readonly env: Env;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly shortCodes: ShortCodes;
  readonly tokens: Tokens;
  readonly random: (bytes: number) => Uint8Array;
  /**
   * What goes on once the answer has left, so that nothing of it shows there. It must not be anything that is acknowledged.
   * @param event under which a failure is logged; nobody else hears of it
   */
  readonly afterAnswer: (event: string, work: Promise<unknown>) => void;
}

/** Who calls an admin route; set by the middleware that checked the API key. */
export interface Caller {
  /** 16 hex digits. */
  readonly workspace: string;
  readonly jurisdiction: 'none' | 'eu';
  readonly partitions: number;
  /** Public id of the API key. */
  readonly actor: string;
  readonly scopes: readonly Scope[];
  /** Only routes that take withdrawals see a caller whose workspace is suspended. */
  readonly suspended: boolean;
}

export interface AppEnv {
  Bindings: Bindings;
  Variables: {
    services: Services;
    requestId: string;
    arrivedAtMs: number;
    caller: Caller;
    /** 16 hex digits: whose widget a public request is about, for the log. */
    workspace?: string;
  };
}
export type AppContext = Context<AppEnv>;
