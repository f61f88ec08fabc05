/**
 * Which addresses may share a request. Two that were typed together are of different kinds, and unproved that they belong together:
 * a request that carried both would say so by itself. So a request carries addresses of one kind.
 */
export function byKind<T>(items: readonly T[], kindOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(kindOf(item));
    if (group) group.push(item);
    else groups.set(kindOf(item), [item]);
  }
  return [...groups.values()];
}
