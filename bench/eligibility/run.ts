/** `node bench/eligibility/run.ts [--addresses 1000] [--rounds 15]`: fails where decisions cost more than they may. Needs `npm run build` before. */
import { parseArgs } from 'node:util';
import { benchEligibility, RATIO_MAX } from './bench.ts';

const { values } = parseArgs({ options: { addresses: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '15' } } });
const { decisions, allowed, ratio, decidedMs, undecidedMs } = await benchEligibility(Number(values.addresses), Number(values.rounds));
const times = `${decidedMs.toFixed(0)} and ${undecidedMs.toFixed(0)} ms`;
console.log(`${decisions} decisions, ${allowed} of them yes: ${ratio.toFixed(2)} times the same call without (${times}); at most ${RATIO_MAX}`);
if (!(ratio <= RATIO_MAX)) process.exitCode = 1;
