/** How long what is kept, and what an export leaves out, in words. The numbers are the limits' own. Pure. */
import type { SubjectExport } from '../../shared/contract/subject.ts';
import { SENDS_KEPT_DAYS, SUBMISSION_DAYS } from '../../shared/limits.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import type { DataTexts, KeptClass, LeftOut } from '../../shared/locales/texts.ts';

/** Null: as long as the text says. */
const DAYS: Readonly<Record<KeptClass, number | null>> = { records: null, address: null, short: SUBMISSION_DAYS, sends: SENDS_KEPT_DAYS };

export const retentionWords = (texts: DataTexts): SubjectExport['retention'] =>
  (Object.entries(DAYS) as [KeptClass, number | null][]).map(([kept, days]) => ({
    what: texts.kept[kept],
    how_long: days === null ? texts.kept_for[kept] : fillPlaces(texts.kept_for[kept], { days: String(days) }, 'ltr'),
    days,
  }));

export const leftOutWords = (texts: DataTexts): SubjectExport['left_out'] =>
  (Object.keys(texts.left_out) as LeftOut[]).map((part) => ({ what: texts.left_out[part], why: texts.left_out_why[part] }));
