/**
 * The product with meters on it, for docs/cost.md: the same classes and routes, and beside them what each class was called for, and
 * which rows its SQLite read and wrote, in the units that the platform bills. GET /counted tells, and begins anew.
 */
import { createApp } from '../../worker/app.ts';
import { Courier as RealCourier } from '../../worker/courier-object.ts';
import type { Bindings } from '../../worker/env.ts';
import { Ledger as RealLedger } from '../../worker/ledger-object.ts';
import { Limiter as RealLimiter } from '../../worker/limiter-object.ts';
import { Workspace as RealWorkspace } from '../../worker/workspace-object.ts';

const counts: Record<string, number> = {};
const count = (what: string, by = 1): void => {
  counts[what] = (counts[what] ?? 0) + by;
};

type Constructor = abstract new (...args: never[]) => object;

/** Every RPC call and alarm is a request; every alarm that is set is a row written. */
function metered(name: string, { prototype }: Constructor): void {
  for (const method of Object.getOwnPropertyNames(prototype)) {
    const real: unknown = prototype[method];
    if (method === 'constructor' || typeof real !== 'function') continue;
    prototype[method] = function (this: unknown, ...args: unknown[]): unknown {
      count(`${name} requests`);
      return real.apply(this, args);
    };
  }
}

function meterStorage(name: string, { storage }: DurableObjectState): void {
  const { sql } = storage;
  const exec = sql.exec.bind(sql);
  const counting: typeof sql.exec = (...args) => {
    const cursor = exec(...args);
    // All users read their rows at once: when they are done, the cursor knows how many there were.
    queueMicrotask(() => {
      count(`${name} rows read`, cursor.rowsRead);
      count(`${name} rows written`, cursor.rowsWritten);
    });
    return cursor as never;
  };
  Object.defineProperty(sql, 'exec', { value: counting });
  const setAlarm = storage.setAlarm.bind(storage);
  const countingAlarm: typeof storage.setAlarm = (...args) => {
    count(`${name} rows written`);
    return setAlarm(...args);
  };
  Object.defineProperty(storage, 'setAlarm', { value: countingAlarm });
}

for (const [name, real] of Object.entries({
  Ledger: RealLedger,
  Courier: RealCourier,
  Limiter: RealLimiter,
  Workspace: RealWorkspace,
} as Record<string, Constructor>))
  metered(name, real);

export class Ledger extends RealLedger {
  constructor(ctx: DurableObjectState, bindings: Bindings) {
    meterStorage('Ledger', ctx);
    super(ctx, bindings);
  }
}
export class Courier extends RealCourier {
  constructor(ctx: DurableObjectState, bindings: Bindings) {
    meterStorage('Courier', ctx);
    super(ctx, bindings);
  }
}
export class Limiter extends RealLimiter {
  constructor(ctx: DurableObjectState, bindings: Bindings) {
    meterStorage('Limiter', ctx);
    super(ctx, bindings);
  }
}
export class Workspace extends RealWorkspace {
  constructor(ctx: DurableObjectState, bindings: Bindings) {
    meterStorage('Workspace', ctx);
    super(ctx, bindings);
  }
}

const app = createApp();

export default {
  fetch(request: Request, bindings: Bindings, ctx: ExecutionContext): Response | Promise<Response> {
    if (new URL(request.url).pathname === '/counted') {
      const told = Response.json(counts);
      for (const name of Object.keys(counts)) delete counts[name];
      return told;
    }
    count('Worker requests');
    return app.fetch(request, bindings, ctx);
  },
};
