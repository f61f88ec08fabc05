/** Where the time of one thread goes: a CPU profile through workerd's inspector, summed by function. */

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}
interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface Share {
  readonly name: string;
  /** Of the time that was not idle, in the function itself and with what it called. */
  readonly self: number;
  readonly total: number;
}

/** @param during what is profiled. @returns shares of the busy time, largest first. */
export async function profileDuring(inspectorPort: number, during: () => Promise<unknown>): Promise<readonly Share[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${inspectorPort}/main`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('the inspector did not answer')), { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  let calls = 0;
  const call = (method: string, params = {}) =>
    new Promise<unknown>((resolve) => {
      calls += 1;
      waiting.set(calls, resolve);
      socket.send(JSON.stringify({ id: calls, method, params }));
    });
  await call('Profiler.enable');
  await call('Profiler.setSamplingInterval', { interval: 200 });
  await call('Profiler.start');
  await during();
  const { profile } = (await call('Profiler.stop')) as { profile: Profile };
  socket.close();
  return shares(profile);
}

function shares({ nodes, samples, timeDeltas }: Profile): Share[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const own = new Map<string, number>();
  const all = new Map<string, number>();
  let busy = 0;
  for (const [index, sample] of samples.entries()) {
    const spent = timeDeltas[index] ?? 0;
    const node = byId.get(sample);
    if (!node || node.callFrame.functionName === '(idle)') continue;
    busy += spent;
    add(own, nameOf(node), spent);
    const seen = new Set<string>();
    for (let at: ProfileNode | undefined = node; at; at = byId.get(parent.get(at.id) ?? -1)) seen.add(nameOf(at));
    for (const name of seen) add(all, name, spent);
  }
  return [...all]
    .map(([name, total]) => ({ name, self: (own.get(name) ?? 0) / busy, total: total / busy }))
    .sort((a, b) => b.self - a.self);
}

const nameOf = ({ callFrame }: ProfileNode): string => `${callFrame.functionName || '(anonymous)'}:${callFrame.lineNumber + 1}`;
const add = (sums: Map<string, number>, name: string, value: number): void => void sums.set(name, (sums.get(name) ?? 0) + value);
