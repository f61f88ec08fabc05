/** Polls until something is so. @throws naming it when it isn't within a minute. */
const WITHIN_MS = 60_000;
const EVERY_MS = 50;

export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not within a minute: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
