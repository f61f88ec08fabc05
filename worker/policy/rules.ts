/**
 * The rules of eligibility as rows: a stable id and reason code, what it says, where it comes from, and when it applies. A new rule is a row
 * and a test. Pure. A row may not allow: it refuses, shapes the message, or notes something.
 */
import { DAY_MS } from '../../shared/limits.ts';
import type { Frequency } from '../../shared/vocabulary.ts';
import type { Source } from '../channels/fact.ts';
import type { Ms } from '../consent/model.ts';
import { areKnown, type Facts } from './eligibility-facts.ts';
import { type Closed, freeFrom, isClosed } from './local-time.ts';
import { reconfirmDueMs } from './reconfirm-due.ts';
import { type AppliedHours, rowOf } from './rule-set.ts';

export type Effect = 'refuses' | 'shapes' | 'notes';

/** What a row found: where it knows, when it will be over, and the outside rule behind it. */
export interface Finding {
  /** Unix ms; null: by itself it does not end. */
  readonly untilMs: Ms | null;
  /** A legal regime's row or a channel's fact, in place of the row's own words. */
  readonly cites?: Cited;
}
export interface Cited {
  readonly id: string;
  readonly says: string;
  readonly source: string;
}

export interface EligibilityRule {
  readonly id: string;
  readonly reason: string;
  readonly effect: Effect;
  readonly sentence: string;
  readonly source: string;
  readonly judge: (facts: Facts) => Finding | null;
}

const LASTING: Finding = { untilMs: null };
const when = (applies: boolean, finding: Finding = LASTING): Finding | null => (applies ? finding : null);

/** A channel's fact, as a rule that an answer can name. */
const fact = ({ channel }: Facts, name: string, says: string, { source }: Source): Cited => ({ id: `${channel.id}-${name}`, says, source });

/** How long after one message the next may come, by the person's wish. */
const FREQUENCY_MS: Readonly<Record<Frequency, number | null>> = {
  every_message: null,
  weekly: 7 * DAY_MS,
  monthly: 30 * DAY_MS,
  important_only: null,
};
const frequencyMs = ({ asked, purpose }: Facts): number | null =>
  purpose.wishes && asked.preference.frequency !== null ? FREQUENCY_MS[asked.preference.frequency] : null;

/** That it is one of these hours, with the row behind it where a regime asks for them. */
function within(facts: Facts, closed: Closed | null, rows: Facts['rules']['quietHours']): Finding | null {
  const { now } = facts.asked;
  if (closed === null || !isClosed(closed, now)) return null;
  const row = rows.find((each) => isClosed({ hours: alone(each), zones: closed.zones }, now));
  return { untilMs: freeFrom(allClosed(facts), now), ...citing(facts, row?.ruleId) };
}

/** A list of one row, the same each time: what is worked out for a list is kept with it. */
function alone(row: AppliedHours): readonly AppliedHours[] {
  const list = alones.get(row) ?? [row];
  alones.set(row, list);
  return list;
}
const alones = new WeakMap<AppliedHours, readonly AppliedHours[]>();

/** The end of some may lie in others. */
export const allClosed = ({ closed }: Facts): readonly Closed[] =>
  [closed.quiet, closed.night, closed.wished].filter((each): each is Closed => each !== null);

function citing({ rules }: Facts, id: string | undefined): Pick<Finding, 'cites'> {
  const row = id === undefined ? undefined : rowOf(rules, id);
  return row ? { cites: { id: row.id, says: row.says, source: row.source } } : {};
}

const OWN = 'DESIGN section 5';

export const ELIGIBILITY_RULES: readonly EligibilityRule[] = [
  {
    id: 'standing-not-asked',
    reason: 'not_asked',
    effect: 'refuses',
    sentence: 'Nobody at this address was asked, or nobody answered.',
    source: 'DESIGN section 1, rule 1',
    judge: ({ standing, isExcused }) => when(standing === 'not_asked' && !isExcused),
  },
  {
    id: 'standing-declined',
    reason: 'declined',
    effect: 'refuses',
    sentence: 'The person saw the text and left the box off.',
    source: 'DESIGN section 1, rule 1',
    judge: ({ standing }) => when(standing === 'declined'),
  },
  {
    id: 'standing-withdrawn',
    reason: 'withdrawn',
    effect: 'refuses',
    sentence: 'The person took it back. Only their own later, verified act gives it again.',
    source: 'DESIGN section 1, rule 4; 47 CFR 64.1200(a)(10); GDPR art. 7(3)',
    judge: ({ standing }) => when(standing === 'withdrawn'),
  },
  {
    id: 'standing-expired',
    reason: 'expired',
    effect: 'refuses',
    sentence: 'The consent was given for a time, and that is over.',
    source: `${OWN}, "Fold"`,
    judge: ({ standing, isExcused }) => when(standing === 'expired' && !isExcused),
  },
  {
    id: 'topic-off',
    reason: 'topic_off',
    effect: 'refuses',
    sentence: 'The consent does not cover this topic.',
    source: `${OWN}, "Fold"`,
    judge: ({ asked: { topic }, key, standing, isExcused }) =>
      when(
        topic !== null &&
          standing === 'granted' &&
          !isExcused &&
          (key.topicsOff.includes(topic) || (key.topics !== null && !key.topics.includes(topic))),
      ),
  },
  {
    id: 'opt-in-double',
    reason: 'not_verified',
    effect: 'refuses',
    sentence: 'The law there asks for a confirmed consent, and this one was not confirmed from the address.',
    source: 'worker/policy/jurisdictions',
    judge(facts) {
      const { rules, key, standing, isExcused } = facts;
      if (rules.optIn !== 'double' || standing !== 'granted' || isExcused || key.verified || key.attested) return null;
      return { untilMs: null, ...citing(facts, rules.ruleIds.optIn[0]) };
    },
  },
  {
    id: 'platform-stop',
    reason: 'stopped',
    effect: 'refuses',
    sentence: "The channel's own switch is off: the person blocked, unfollowed or sent STOP.",
    source: `${OWN}, "Fold"`,
    judge: ({ key }) => when(key.stopped),
  },
  {
    id: 'stop-lifted',
    reason: 'needs_confirm',
    effect: 'refuses',
    sentence: 'A stop was lifted, or records were lost: nothing goes out until the person confirms.',
    source: `${OWN}, "Fold"; DESIGN section 10`,
    judge: ({ key }) => when(key.needsConfirm),
  },
  {
    id: 'address-hold',
    reason: 'hold',
    effect: 'refuses',
    sentence: 'Somebody asked to stop without proving the address: it is on hold for ten days.',
    source: `${OWN}, "Fold"`,
    judge: ({ hold }) => hold && { untilMs: hold.untilMs },
  },
  {
    id: 'ledger-recovering',
    reason: 'recovering',
    effect: 'refuses',
    sentence: 'The ledger lost records and is being recovered: nothing is eligible.',
    source: 'DESIGN section 10',
    judge: ({ asked }) => when(asked.state.recovering === true),
  },
  {
    id: 'wish-pause',
    reason: 'paused',
    effect: 'refuses',
    sentence: 'The person asked for a pause.',
    source: 'DESIGN section 2, "preference"',
    judge: ({ asked: { preference, now }, purpose }) =>
      purpose.wishes && preference.pausedUntilMs !== null && now < preference.pausedUntilMs ? { untilMs: preference.pausedUntilMs } : null,
  },
  {
    id: 'wish-frequency',
    reason: 'frequency_wish',
    effect: 'refuses',
    sentence: 'The person wants to hear less often than that.',
    source: 'DESIGN section 2, "preference"',
    judge(facts) {
      const [period, last] = [frequencyMs(facts), facts.asked.lastSentAtMs];
      return period !== null && last !== null && facts.asked.now < last + period ? { untilMs: last + period } : null;
    },
  },
  {
    id: 'wish-frequency-unchecked',
    reason: 'frequency_unchecked',
    effect: 'notes',
    sentence: 'The person wants to hear less often; without last_sent_at that was not judged.',
    source: 'DESIGN section 2, "preference"',
    judge: (facts) => when(frequencyMs(facts) !== null && facts.asked.lastSentAtMs === null),
  },
  {
    id: 'wish-important',
    reason: 'important_only',
    effect: 'refuses',
    sentence: 'The person wants only what matters, and the caller does not say that this does.',
    source: 'DESIGN section 2, "preference"',
    judge: ({ asked, purpose }) => when(purpose.wishes && asked.preference.frequency === 'important_only' && !asked.important),
  },
  {
    id: 'wish-hours',
    reason: 'outside_wished_hours',
    effect: 'refuses',
    sentence: 'The person wants messages at other hours.',
    source: 'DESIGN section 2, "preference"',
    judge: (facts) => within(facts, facts.closed.wished, []),
  },
  {
    id: 'wish-hours-unchecked',
    reason: 'wished_hours_unchecked',
    effect: 'notes',
    sentence: 'The person wants messages at certain hours; in which zone is not known, so that was not judged.',
    source: 'DESIGN section 2, "preference"',
    judge: ({ asked, purpose, closed }) => when(purpose.wishes && asked.preference.hours !== null && closed.wished === null),
  },
  {
    id: 'quiet-hours',
    reason: 'quiet_hours',
    effect: 'refuses',
    sentence: 'It is within quiet hours where the person is, or may be.',
    source: 'worker/policy/jurisdictions',
    judge: (facts) => within(facts, facts.closed.quiet, facts.rules.quietHours),
  },
  {
    id: 'night-consent',
    reason: 'night_consent',
    effect: 'refuses',
    sentence: 'At this hour a consent of its own is needed, and none is recorded.',
    source: 'worker/policy/jurisdictions',
    judge: (facts) => within(facts, facts.closed.night, facts.rules.nightConsent),
  },
  {
    id: 'zone-unknown',
    reason: 'zone_unknown',
    effect: 'refuses',
    sentence: "There are quiet hours, and the person's time zone is not known.",
    source: '47 CFR 64.1200(c)(1): local time at the called party; our own stricter reading',
    judge: ({ asked, purpose, rules }) =>
      when(purpose.isAdvertising && rules.quietHours.length + rules.nightConsent.length > 0 && !areKnown(asked.recipient.zones)),
  },
  {
    id: 'reconfirm-overdue',
    reason: 'reconfirm_overdue',
    effect: 'refuses',
    sentence: 'The consent had to be asked for again by now, and silence ends it.',
    source: 'worker/policy/jurisdictions',
    judge: (facts) => reconfirmation(facts, 'ends'),
  },
  {
    id: 'reconfirm-due',
    reason: 'reconfirm_due',
    effect: 'notes',
    sentence: 'The person is to be asked again by now; silence keeps the consent.',
    source: 'worker/policy/jurisdictions',
    judge: (facts) => reconfirmation(facts, 'keeps'),
  },
  {
    id: 'channel-never-sent',
    reason: 'never_sent',
    effect: 'refuses',
    sentence: 'Businesses cannot send on this channel: it is only a preference.',
    source: 'DESIGN section 6',
    judge: ({ channel }) => when(channel.optIn.value === 'preference'),
  },
  {
    id: 'channel-address',
    reason: 'wrong_address',
    effect: 'refuses',
    sentence: 'This channel does not reach an address of that kind.',
    source: 'DESIGN section 2, "address"',
    judge: ({ channel, asked }) => when(channel.address.kind !== asked.recipient.kind),
  },
  {
    id: 'channel-sender',
    reason: 'no_sender',
    effect: 'refuses',
    sentence: 'The programme names no sender for this channel.',
    source: 'DESIGN section 6',
    judge: ({ channel, asked }) => when(asked.capabilities.channels !== null && !asked.capabilities.channels.includes(channel.id)),
  },
  {
    id: 'channel-country',
    reason: 'not_in_country',
    effect: 'refuses',
    sentence: 'The platform sends no marketing to that country.',
    source: 'worker/channels',
    judge(facts) {
      const { channel, asked, purpose } = facts;
      const isBanned = purpose.isAdvertising && asked.recipient.countries.some((country) => channel.notIn.value.includes(country));
      return when(isBanned, { untilMs: null, cites: fact(facts, 'countries', 'It sends no marketing to that country.', channel.notIn) });
    },
  },
  {
    id: 'channel-form',
    reason: 'outside_window',
    effect: 'refuses',
    sentence: 'The channel takes no such message now: the person has to write first.',
    source: 'worker/channels',
    judge(facts) {
      const says = "Outside the window of the person's own message it takes none of this purpose.";
      return when(facts.form === 'none', { untilMs: null, cites: fact(facts, 'outside-window', says, facts.channel.messages) });
    },
  },
  {
    id: 'channel-template-missing',
    reason: 'no_template',
    effect: 'refuses',
    sentence: 'An approved template is needed, and the merchant has none there.',
    source: 'DESIGN section 7',
    judge: ({ form, channel, asked }) =>
      when(form === 'approved_template' && asked.capabilities.templates !== null && !asked.capabilities.templates.includes(channel.id)),
  },
  {
    id: 'channel-template',
    reason: 'template_needed',
    effect: 'shapes',
    sentence: 'Only an approved template may be sent now.',
    source: 'worker/channels',
    judge(facts) {
      const says = 'Now it takes approved templates alone.';
      return when(facts.form === 'approved_template', { untilMs: null, cites: fact(facts, 'template', says, facts.channel.messages) });
    },
  },
  {
    id: 'window-unknown',
    reason: 'window_unknown',
    effect: 'notes',
    sentence: 'No message of the person is known, so the window counts as closed.',
    source: 'DESIGN section 7',
    judge: ({ window }) => when(window.status === 'unknown'),
  },
];

function reconfirmation(facts: Facts, onSilence: 'keeps' | 'ends'): Finding | null {
  const { rules, key, standing, isExcused, asked } = facts;
  const duty = rules.reconfirmation;
  if (duty === null || duty.onSilence !== onSilence || standing !== 'granted' || key.sinceMs === null || isExcused) return null;
  if (asked.now < reconfirmDueMs(key.sinceMs, duty.afterMonths)) return null;
  return { untilMs: null, ...citing(facts, rules.ruleIds.reconfirmation[0]) };
}
