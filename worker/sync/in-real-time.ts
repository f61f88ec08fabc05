/**
 * What the outside compares with its own clock (the time of a signature, a Retry-After that names a day) is told in real time: the
 * demo's offset moves the product's clock, not its receivers'. The time inside an event stays the product's.
 */
import type { Ms } from '../consent/model.ts';
import type { Destination } from './destination.ts';

/** @param toRuntime product time to the runtime's own, Unix ms */
export function inRealTime<S>(adapter: Destination<S>, toRuntime: (ms: Ms) => Ms): Destination<S> {
  const { linked } = adapter;
  const real = <C extends { readonly nowMs: Ms }>(context: C): C => ({ ...context, nowMs: toRuntime(context.nowMs) });
  const { notify } = adapter;
  return {
    ...adapter,
    build: (batch, context) => adapter.build(batch, real(context)),
    test: (messageId, context) => adapter.test(messageId, real(context)),
    ...(linked ? { linked: (ids, context) => linked(ids, real(context)) } : {}),
    ...(notify ? { notify: (notice, context) => notify.call(adapter, notice, real(context)) } : {}),
    forget: (ids, context) => adapter.forget(ids, real(context)),
    read: (response, request) => adapter.read({ ...response, receivedAtMs: toRuntime(response.receivedAtMs) }, request),
  };
}
