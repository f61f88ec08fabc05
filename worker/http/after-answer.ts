/** What goes on after the answer has left, so that nothing of it shows there. It must not be anything that is acknowledged. */
import { waitUntil } from 'cloudflare:workers';
import { errorFields, log } from '../platform/log.ts';

/** @param event under which a failure is logged; nobody else hears of it */
export const afterAnswer = (event: string, work: Promise<unknown>): void =>
  waitUntil(work.catch((error: unknown) => log('error', event, errorFields(error))));
