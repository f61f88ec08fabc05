/** One way of writing for everything the lint compares, with the way back to the place in the original. Pure. */

export interface Folded {
  readonly text: string;
  /** Offset in the original of each UTF-16 unit of `text`; one more entry for the end. */
  readonly at: readonly number[];
}

/** Accents, Arabic and Hebrew points, tatweel, soft hyphens, zero-width and direction marks. Thai and Devanagari vowels stay. */
const DROPPED = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const SAME: Readonly<Record<string, string>> = {
  ß: 'ss',
  ة: 'ه',
  ى: 'ي',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '׳': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '״': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '־': '-',
  '…': '.',
};

/** Case, width, accents and quotes no longer matter; digits are ASCII. */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit++) at.push(offset);
    text += folded;
    offset += character.length;
  }
  at.push(original.length);
  return { text, at };
}

function foldCharacter(character: string): string {
  const same = SAME[character];
  if (same !== undefined) return same;
  const plain = character.normalize('NFKC').toLowerCase().normalize('NFD').replace(DROPPED, '').normalize('NFC');
  const digit = digitOf(plain);
  return SAME[plain] ?? digit ?? plain;
}

/** First digits of Arabic-Indic, its eastern form, Devanagari and Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50];

function digitOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((each) => code >= each && code <= each + 9);
  return zero === undefined ? null : String(code - zero);
}
