/**
 * How many of those who were asked did answer, and when asking stops because too few do: numbers that never answer are pumped, not
 * people. Pure: it knows no clock and no product.
 */

export interface AnswerRate {
  /** Keyed hash of what is watched. */
  readonly key: string;
  /** The last so many are judged, and none before there are as many. */
  readonly last: number;
  /** Share of them that must have answered, 0 to 1. */
  readonly atLeast: number;
  /** How long an answer may take, ms: whoever was asked less long ago is not counted as silent. */
  readonly answerMs: number;
  /** How long nothing is asked then, ms. */
  readonly offMs: number;
}

type Asked = readonly [id: string, atMs: number, answered: 0 | 1];
export interface Answers {
  /** Oldest first. */
  readonly asked: readonly Asked[];
  /** Unix ms; null while asking goes on. */
  readonly offUntilMs: number | null;
}

export const NO_ANSWERS: Answers = { asked: [], offUntilMs: null };

/** Those who were asked and may still answer that are kept beside the ones judged. */
const WAITING_MAX = 400;

/**
 * Before one more is asked. Where too few answered it is off from now on, and what was counted is forgotten, so that after the pause it
 * is judged by what comes then.
 */
export function judged(answers: Answers, rate: AnswerRate, nowMs: number): Answers {
  if (answers.offUntilMs !== null) return nowMs < answers.offUntilMs ? answers : NO_ANSWERS;
  const known = answers.asked.filter(([, atMs, answered]) => answered === 1 || atMs <= nowMs - rate.answerMs).slice(-rate.last);
  const answered = known.filter(([, , was]) => was === 1).length;
  if (known.length < rate.last || answered >= rate.atLeast * rate.last) return answers;
  return { asked: [], offUntilMs: nowMs + rate.offMs };
}

export const isOff = ({ offUntilMs }: Answers, nowMs: number): boolean => offUntilMs !== null && nowMs < offUntilMs;

export function oneAsked(answers: Answers, rate: AnswerRate, id: string, nowMs: number): Answers {
  return { ...answers, asked: [...answers.asked, [id, nowMs, 0] as const].slice(-(rate.last + WAITING_MAX)) };
}

export function oneAnswered(answers: Answers, id: string): Answers {
  return { ...answers, asked: answers.asked.map((asked) => (asked[0] === id ? ([id, asked[1], 1] as const) : asked)) };
}
