/** The forms of wishes on the preference page, read as the changes that the JSON contract knows. Pure. */
import type { z } from 'zod';
import { type pauseChange, preferChange } from '../../../shared/contract/preference.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Ms } from '../../consent/model.ts';
import { pauseEnd } from '../../consent/pause-end.ts';

type Wanted = z.infer<typeof preferChange> | z.infer<typeof pauseChange>;
/** `malformed`: no form of ours sends this. The others are for the reader to mend. */
type Fault = 'malformed' | 'hours_same' | 'pause_wrong';

export function wishOfForm(form: URLSearchParams, nowMs: Ms): Result<Wanted, Fault> {
  switch (form.get('act')) {
    case 'resume_messages':
      return ok({ pause: { until: null } });
    case 'pause':
      return pauseOfForm(form, nowMs);
    default:
      return preferOfForm(form);
  }
}

/** A day that was chosen goes before the span, which is always there. */
function pauseOfForm(form: URLSearchParams, nowMs: Ms): Result<Wanted, Fault> {
  const until = form.get('day') || form.get('span');
  if (until !== '1_week' && until !== '1_month' && !/^\d{4}-\d\d-\d\d$/.test(until ?? '')) return err('malformed');
  return until !== null && pauseEnd(until, nowMs).ok ? ok({ pause: { until } }) : err('pause_wrong');
}

/** An empty field clears; one that the form does not have stays as it was. */
function preferOfForm(form: URLSearchParams): Result<Wanted, Fault> {
  const hours = hoursOfForm(form);
  if (hours && hours.from === hours.to) return err('hours_same');
  const order = form.get('order');
  const parsed = preferChange.safeParse({
    prefer: {
      ...(order === null ? {} : { order: order.split(' ').filter((channel) => channel !== '') }),
      ...(form.has('frequency') ? { frequency: form.get('frequency') || null } : {}),
      ...(form.has('language') ? { language: form.get('language') || null } : {}),
      ...(hours === undefined ? {} : { hours }),
    },
  });
  return parsed.success ? ok(parsed.data) : err('malformed');
}

/** Both empty: any time. One empty: from or until midnight. */
function hoursOfForm(form: URLSearchParams) {
  if (!form.has('from') || !form.has('to')) return undefined;
  const [from, to, zone] = [form.get('from') ?? '', form.get('to') ?? '', form.get('zone') ?? ''];
  if (from === '' && to === '') return null;
  return { from: from || '00:00', to: to || '00:00', ...(zone === '' ? {} : { zone }) };
}
