/**
 * One line of a word list, taken apart: the pieces that must be found one after the other, and which may follow which. Pure.
 * `a (b|c) d .. e*` is a, then b or c, then d, all side by side; then a few words more; then a word that begins with e.
 */

export interface Piece {
  /** What may stand here, as it is written in the list; a `*` at an end is open. */
  readonly choices: readonly string[];
  /** Pieces that may come before this one; `isBeside` when nothing may lie between. */
  readonly after: readonly { readonly piece: number; readonly isBeside: boolean }[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

interface Part {
  readonly choices: readonly string[];
  readonly isOptional: boolean;
  /** A few words may lie before it. */
  readonly isApart: boolean;
}

/** Up to so many spoken forms are written out as one piece each, which is quicker to find than pieces side by side. */
const WRITTEN_OUT_MAX = 4;

export function piecesOf(line: string): readonly Piece[] {
  const parts = line
    .split(' .. ')
    .map((stretch) => stretch.replaceAll('..', '').trim())
    .filter((stretch) => stretch !== '')
    .flatMap((stretch, index) => partsOf(stretch).map((part, inner) => ({ ...part, isApart: index > 0 && inner === 0 })));
  return parts.map((part, index) => ({
    choices: part.choices,
    after: before(parts, index),
    isFirst: parts.slice(0, index).every(({ isOptional }) => isOptional),
    isLast: parts.slice(index + 1).every(({ isOptional }) => isOptional),
  }));
}

function before(parts: readonly Part[], index: number): Piece['after'] {
  const found: { piece: number; isBeside: boolean }[] = [];
  let isBeside = true;
  for (let piece = index - 1; piece >= 0; piece--) {
    isBeside &&= !parts[piece + 1]?.isApart;
    found.push({ piece, isBeside });
    if (!parts[piece]?.isOptional) break;
  }
  return found;
}

function partsOf(stretch: string): Part[] {
  const written = expand(stretch, WRITTEN_OUT_MAX);
  if (written?.every((each) => !each.includes('* '))) return [{ choices: written, isOptional: false, isApart: false }];
  return splitGroups(stretch).flatMap((group) =>
    group.startsWith('(')
      ? [choice(group.slice(1, -1))]
      : group
          .split('* ')
          .map((text, index, all) => ({ choices: [index < all.length - 1 ? `${text}*` : text], isOptional: false, isApart: false })),
  );
}

function choice(inside: string): Part {
  const choices = inside.split('|').map((each) => each.trim());
  return { choices: choices.filter((each) => each !== ''), isOptional: choices.includes(''), isApart: false };
}

function splitGroups(stretch: string): string[] {
  const groups: string[] = [];
  let rest = stretch;
  while (rest !== '') {
    const open = rest.indexOf('(');
    const close = open < 0 ? -1 : rest.indexOf(')', open);
    if (open < 0 || close < 0) {
      groups.push(rest);
      break;
    }
    groups.push(rest.slice(0, open), rest.slice(open, close + 1));
    rest = rest.slice(close + 1);
  }
  return groups.map((group) => group.trim()).filter((group) => group !== '');
}

/** All spoken forms; null when there are more than `max`. Brackets hold no brackets. */
function expand(stretch: string, max: number): string[] | null {
  let forms = [''];
  for (const group of splitGroups(stretch)) {
    const choices = group.startsWith('(') ? group.slice(1, -1).split('|') : [group];
    if (forms.length * choices.length > max) return null;
    forms = forms.flatMap((form) => choices.map((each) => `${form} ${each.trim()}`.trim()));
  }
  return forms;
}
