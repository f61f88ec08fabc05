/** A thousand questions of eligibility in one call, beside the same call without the decisions. */
import { benchEligibility, RATIO_MAX } from '../eligibility/bench.ts';
import type { Part } from '../parts.ts';

/** In one call, whatever the number of requests elsewhere: it is the number that is promised. */
const ADDRESSES = 1000;

export const eligibility: Part = async ({ pairs }) => {
  const { ratio, decisions, allowed } = await benchEligibility(ADDRESSES, 1 + 2 * pairs);
  return {
    figures: [],
    numbers: {
      'decisions in one call': decisions,
      'of them yes': allowed,
      'time, of the same call without decisions': ratio,
      'which may be at most': RATIO_MAX,
    },
  };
};
