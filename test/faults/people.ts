/** Numbers for fictional use, and a whole sign-up by one of them. */
import type { SubmissionReceipt } from '../../shared/contract/submission.ts';
import { eventually } from './listener.ts';
import type { World } from './world.ts';

/** 555-0100 to 555-0199 are for fictional use in every area code. One person an area code, since limits on sends are kept by prefix. */
const AREA_CODES = [
  202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229, 231, 234, 239, 240, 248, 251, 252,
  253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 301, 302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319,
  320, 321,
];

export const person = (index: number): string => {
  const area = AREA_CODES[index];
  if (area === undefined) throw new Error('no such person');
  return `+1${area}55501${String(10 + (index % 90))}`;
};

export const codeFor = (world: World, phone: string): Promise<string> => eventually('a code in the outbox', () => world.lastCode(phone));

/** Ticks SMS, leaves WhatsApp, gives the code. @returns the link to this person's preference page */
export async function signUp(world: World, phone: string): Promise<string> {
  const receipt: SubmissionReceipt = await world.visitor.submit(phone, ['sms']);
  const answer = await world.visitor.verify(receipt, await codeFor(world, phone));
  if (answer === null || answer === 'refused') throw new Error('the code was not taken');
  return answer.preferences_url;
}
