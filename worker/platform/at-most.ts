/** Does one thing for each of many, a few at a time: the platform allows 6 connections of one request. */

/** @returns the answers in the order of the items. @throws what the first one that failed threw, once those on their way have ended. */
export async function mapAtMost<T, R>(atOnce: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      const item = items[index] as T; // below the length
      try {
        answers[index] = await work(item);
      } catch (error) {
        next = items.length;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return answers;
}
