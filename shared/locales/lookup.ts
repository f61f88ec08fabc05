/** Which of the offered language tags a reader understands. Pure; it knows tags, not texts. */

/** Codes that browsers and files still say for others. IANA language subtag registry, `Preferred-Value`. */
const RENAMED: Readonly<Record<string, string>> = { iw: 'he', in: 'id', ji: 'yi' };
/** Where Chinese is written in traditional characters. CLDR likely subtags. */
const TRADITIONAL = ['tw', 'hk', 'mo'];
/** Whoever reads one region's reads the other's of the same script. */
const CHINESE = ['zh-hans', 'zh-hant'];
/** Languages whose written forms differ by region or script: what a bare tag most likely means. */
const USUAL: Readonly<Record<string, string>> = { zh: 'zh-hans', pt: 'pt-br' };

/**
 * Of `offered`, the one to show a reader of `locale`; null where none fits. RFC 4647 section 3.4, "Lookup": the tag itself, else without
 * its last parts. Beyond it, `zh-TW` and `zh-Hant` are one language, and `pt` stands for `pt-BR` where nothing nearer is offered.
 */
export function bestLocale(locale: string, offered: readonly string[]): string | null {
  const known = offered.map((tag) => ({ tag, full: fullTag(tag) }));
  const wanted = fullTag(locale);
  for (let parts = wanted.split('-'); parts.length > 0; parts = parts.slice(0, -1)) {
    const step = parts.join('-');
    const found =
      known.find(({ full }) => full === step) ?? (CHINESE.includes(step) ? known.find(({ full }) => begins(full, step)) : undefined);
    if (found) return found.tag;
  }
  const usual = wanted.startsWith('zh-') ? undefined : USUAL[wanted.split('-')[0] ?? ''];
  return (usual && known.find(({ full }) => full === usual || begins(full, usual))?.tag) ?? null;
}

/** Lower case, with today's language code, and Chinese with its script. */
function fullTag(tag: string): string {
  const [first = '', ...rest] = tag.toLowerCase().split(/[-_]/);
  const language = RENAMED[first] ?? first;
  if (language !== 'zh' || rest.length === 0 || rest.some((part) => part.length === 4)) return [language, ...rest].join('-');
  return [language, rest.some((part) => TRADITIONAL.includes(part)) ? 'hant' : 'hans', ...rest].join('-');
}

const begins = (tag: string, start: string): boolean => tag.startsWith(`${start}-`);
