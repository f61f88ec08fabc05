/** Names of the Durable Objects, and their stubs. The one place that knows how an object is found. */
import type { Bindings } from './env.ts';

/** Limit: a workspace bound to `eu` uses the namespace's jurisdiction where the runtime has one; workerd alone throws, so it isn't asked. */
export const workspaceStub = (bindings: Bindings, workspace: string) => bindings.WORKSPACE.getByName(workspace);
export const ledgerStub = (bindings: Bindings, workspace: string, partition: number) =>
  bindings.LEDGER.getByName(`${workspace}/${partition}`);
export const courierStub = (bindings: Bindings, workspace: string, destination: string) =>
  bindings.COURIER.getByName(`${workspace}/${destination}`);
/** @param key hex; its first byte is the shard. */
export const limiterStub = (bindings: Bindings, key: string) => bindings.LIMITER.getByName(`limiter/${key.slice(0, 2)}`);
