/** May these messages go: one call for up to a thousand addresses, one question to each ledger. It changes nothing and keeps nothing. */
import type { Hono } from 'hono';
import { type EligibilityItem, type EligibilityRequest, eligibilityRequest } from '../../../shared/contract/eligibility.ts';
import type { ProgrammeView } from '../../../shared/contract/programme.ts';
import { ADMIN_BODY_BYTES_MAX, ELIGIBILITY_AHEAD_MS_MAX, ELIGIBILITY_CALLS_PER_MINUTE, MINUTE_MS } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { CHANNELS, type ChannelId } from '../../../shared/vocabulary.ts';
import type { StateAnswer } from '../../consent/asked.ts';
import { limiterStub } from '../../objects.ts';
import { numberLocal } from '../../platform/ids.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { type ProblemDraft, problem } from '../problem.ts';
import { keyedHash } from '../public-limits.ts';
import { askEach, type Located, locate } from './asked-addresses.ts';
import { type Decided, decide, type ItemAsked } from './decide-eligibility.ts';
import { summaryOf, viewDecisions } from './eligibility-answer.ts';
import { ledgerPlace, ownLedger, ownWorkspace, publicId } from './own.ts';
import { invalidAt } from './workspace-refusal.ts';

/** @param decideOne what is measured: the bench puts nothing in its place. */
export function eligibilityRoutes(app: Hono<AppEnv>, path = '/v1/eligibility', decideOne: typeof decide = decide): void {
  app.post(path, requireScope('contacts:read'), (c) => answer(c, decideOne));
}

async function answer(c: AppContext, decideOne: typeof decide): Promise<Response> {
  const wantsSummary = readSummary(c);
  if (!wantsSummary.ok) return problem(c, wantsSummary.error);
  const body = await readBody(c, eligibilityRequest, ADMIN_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  const nowMs = c.get('services').clock.now();
  const atMs = readMoment(body.value, nowMs);
  if (!atMs.ok) return problem(c, atMs.error);
  const located = locate(c, 'items', body.value.items.map(addressOf));
  if (!located.ok) return problem(c, located.error);
  if (!(await isAdmitted(c))) {
    c.header('retry-after', String(MINUTE_MS / 1000));
    return problem(c, { status: 429, type: 'too-many-requests' });
  }
  const isPast = atMs.value < nowMs;
  const asked = await askStates(c, body.value, located.value, atMs.value, isPast);
  if (!asked.ok) return problem(c, asked.error);
  const decided = asked.value.map((each) => ({ contactId: each.contactId, ...decideOne(each) }));
  return c.json(wantsSummary.value ? summaryOf(decided, atMs.value) : viewDecisions(decided, atMs.value));
}

const addressOf = ({ phone, phone_country, email, contact_id }: EligibilityItem) => ({ phone, phone_country, email, contact_id });

async function askStates(
  c: AppContext,
  { items, templates }: EligibilityRequest,
  located: readonly Located[],
  atMs: number,
  isPast: boolean,
): Promise<Result<readonly (ItemAsked & Pick<Decided, 'contactId'>)[], ProblemDraft>> {
  const [programmes, states] = await Promise.all([
    ownWorkspace(c).listProgrammes(),
    askEach(located, async (partition, own) => {
      const answers = await ownLedger(c, partition).states(
        ledgerPlace(c, partition),
        own.map(({ asked }) => asked),
        isPast ? atMs : null,
      );
      return answers.map((each) => ({ ...each, contactId: contactIdOf(c, partition, each) }));
    }),
  ]);
  const night = refuseNight(items, programmes);
  if (night) return err(night);
  const senders = sendersOf(programmes);
  const nights = nightsOf(programmes);
  const asked = items.flatMap((item, index) => {
    const [place, state] = [located[index], states[index]];
    if (!place || !state) return [];
    const address = state.known?.address ?? ('address' in place.asked ? place.asked.address : null);
    const capabilities = { channels: senders.get(item.programme) ?? [], templates: templates ?? null };
    const nightProgrammes = nights.get(item.programme) ?? [];
    return [{ contactId: state.contactId, item, address, state, capabilities, nightProgrammes, atMs }];
  });
  return ok(asked);
}

/** Nothing is sent under a night: its consents stand beside those of the programme whose night it is. */
function refuseNight(items: readonly EligibilityItem[], programmes: readonly ProgrammeView[]): ProblemDraft | null {
  const days = new Map(programmes.flatMap(({ id, night_of: day }) => (day === undefined ? [] : [[id, day] as const])));
  const index = items.findIndex(({ programme }) => days.has(programme));
  const item = items[index];
  if (!item) return null;
  const day = days.get(item.programme);
  const message = `"${item.programme}" is the night of "${day}": its consents count when that one is asked about.`;
  return invalidAt(`items[${index}].programme`, 'programme_is_night', message, `Ask about "${day}".`);
}

/** Ids of the nights of each programme. */
function nightsOf(programmes: readonly ProgrammeView[]): ReadonlyMap<string, readonly string[]> {
  const nights = new Map<string, string[]>();
  for (const { id, night_of: day } of programmes) if (day !== undefined) nights.set(day, [...(nights.get(day) ?? []), id]);
  return nights;
}

const contactIdOf = (c: AppContext, partition: number, { known }: StateAnswer): string | null =>
  known && publicId(c, 'contact', numberLocal(known.no), partition);

/** Channels that a programme names a sender for. */
const sendersOf = (programmes: readonly ProgrammeView[]): ReadonlyMap<string, readonly ChannelId[]> =>
  new Map(programmes.map(({ id, sender }) => [id, CHANNELS.filter((channel) => sender.accounts[channel] !== undefined)]));

/** FACTS, "Limits": calls of a key a minute. What was refused for its form is not counted. */
async function isAdmitted(c: AppContext): Promise<boolean> {
  const key = keyedHash(c.get('services').env.hash, 'eligibility', c.get('caller').actor);
  const max = ELIGIBILITY_CALLS_PER_MINUTE;
  const { verdict } = await limiterStub(c.env, key).admit(key, { windowMs: MINUTE_MS, free: max, max, proof: null, token: null });
  return verdict === 'ok';
}

function readSummary(c: AppContext): Result<boolean, ProblemDraft> {
  const said = c.req.query('summary');
  if (said === undefined || said === 'false') return ok(false);
  if (said === 'true') return ok(true);
  return err(invalidAt('query:summary', 'invalid', 'summary is true or false.', 'Send summary=true, or leave it out.'));
}

function readMoment({ at }: EligibilityRequest, nowMs: number): Result<number, ProblemDraft> {
  const atMs = at === undefined ? nowMs : Date.parse(at);
  if (atMs <= nowMs + ELIGIBILITY_AHEAD_MS_MAX) return ok(atMs);
  return err(invalidAt('at', 'too_far_ahead', 'Nobody knows so long ahead.', 'Give a moment within 31 days, or one that is over.'));
}
