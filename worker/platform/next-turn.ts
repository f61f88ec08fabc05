/** Lets whatever has already arrived be handled first. Apart from `timer.ts`, whose users also run outside of the Workers runtime. */

export const nextTurn = (): Promise<void> => scheduler.wait(0);
