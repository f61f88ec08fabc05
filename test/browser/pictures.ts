/** Drives the form into each of its states, for pictures and for checks that hold in every state. Works against any host that serves it. */
import type { Locator, Page } from 'playwright-core';

export type FormStateName =
  | 'ready'
  | 'filled'
  | 'errors'
  | 'sending'
  | 'network_error'
  | 'code'
  | 'code_error'
  | 'success'
  | 'none'
  | 'dialog';

/** Fictional numbers: https://en.wikipedia.org/wiki/555_(telephone_number), and Ofcom's for drama. */
export const PHONE = '+1 202 555 0142';
export const EMAIL = 'lena@example.com';

export function form(page: Page): Locator {
  return page.locator('sayso-form .sayso').first();
}

export async function formReady(page: Page): Promise<void> {
  await form(page).locator('form').waitFor();
}

export async function fill(page: Page, ticks: readonly number[], phone = PHONE, email?: string): Promise<void> {
  await form(page).locator('input[type=tel]').fill(phone);
  for (const index of ticks) await form(page).locator('input[type=checkbox]').nth(index).check();
  if (email !== undefined) await form(page).locator('input[type=email]').fill(email);
}

export async function submit(page: Page): Promise<void> {
  await form(page).locator('button.main').first().click();
}

export async function decline(page: Page): Promise<void> {
  await form(page).locator('button.other').first().click();
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await form(page).locator('#code').waitFor();
  await form(page).locator('#code').fill(code);
  await submit(page);
}

/** The step's heading is what shows that it is there. */
export async function heading(page: Page): Promise<string> {
  return (await form(page).locator('h2').innerText()).trim();
}
