/** Posts to the Worker as a platform does. It tells no more than the status and what was answered. */

export interface WebhookAnswer {
  /** 0: it could not be reached. */
  readonly status: number;
  readonly text: string;
}

export async function webhook(
  url: string | undefined,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<WebhookAnswer> {
  if (url === undefined) return { status: 0, text: '' };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
    });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return { status: 0, text: '' }; // the Worker is not up: the phone shows it beside what was done
  }
}
