/** Which languages the classifier reads. A new one is a file and a line here. */
import { ar } from './languages/ar.ts';
import { cs } from './languages/cs.ts';
import { da } from './languages/da.ts';
import { de } from './languages/de.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { fa } from './languages/fa.ts';
import { fi } from './languages/fi.ts';
import { fr } from './languages/fr.ts';
import { he } from './languages/he.ts';
import { hi } from './languages/hi.ts';
import { id } from './languages/id.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { nl } from './languages/nl.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { romanised } from './languages/romanised.ts';
import { sv } from './languages/sv.ts';
import { th } from './languages/th.ts';
import { tr } from './languages/tr.ts';
import { uk } from './languages/uk.ts';
import { vi } from './languages/vi.ts';
import { zh } from './languages/zh.ts';
import type { Words } from './words.ts';

export { international as INTERNATIONAL } from './languages/international.ts';
/** Its name in what is found. */
export const INTERNATIONAL_ROWS = 'international';

/** Chinese is one for both ways of writing it. */
export const LANGUAGES: readonly Words[] = [
  en,
  ar,
  cs,
  da,
  de,
  es,
  fa,
  fi,
  fr,
  he,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  romanised,
  sv,
  th,
  tr,
  uk,
  vi,
  zh,
];
