/** Patterns of paths and campaigns: `*` is any run of characters within one part of a path, `**` any run at all. */

/**
 * Follows all readings of the pattern at once, so that no pattern takes longer than its length times the text's: one with many stars
 * would hold up the page as a regular expression.
 */
export function matchesGlob(glob: string, text: string): boolean {
  const tokens = glob.match(/\*+|[^*]/g) ?? [];
  let reached = past(new Set([0]), tokens);
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    const next = new Set<number>();
    for (const index of reached) {
      const token = tokens[index];
      if (token === char && token !== '*') next.add(index + 1);
      else if (token?.startsWith('*') && (token !== '*' || char !== '/')) next.add(index);
    }
    reached = past(next, tokens);
  }
  return reached.has(tokens.length);
}

/** A star may also stand for nothing. A Set is walked together with what is added meanwhile. */
function past(reached: Set<number>, tokens: readonly string[]): Set<number> {
  for (const index of reached) if (tokens[index]?.startsWith('*')) reached.add(index + 1);
  return reached;
}

/** As people write them: `/caf%C3%A9/` is `/café`, and `/shop/**` is the shop's own page too. */
export function matchesPath(glob: string, path: string): boolean {
  const plain = decoded(path).replace(/(.)\/$/, '$1');
  const pattern = decoded(glob);
  return matchesGlob(pattern, plain) || (/\/(?:\*\*)?$/.test(pattern) && matchesGlob(pattern, `${plain}/`));
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
