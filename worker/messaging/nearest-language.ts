/** Which of a template's approved languages somebody is written in. Pure. */

/** The approved language that is nearest to the person's: the same, then the same without its region, then the first. Meta writes `pt_BR`. */
export function nearestLanguage(approved: readonly string[], locale: string | undefined): string {
  const spelled = (language: string) => language.replaceAll('-', '_').toLowerCase();
  const wanted = spelled(locale ?? '');
  const base = (language: string) => spelled(language).split('_')[0];
  return (
    approved.find((language) => spelled(language) === wanted) ??
    approved.find((language) => spelled(language) === wanted.split('_')[0]) ??
    approved.find((language) => base(language) === wanted.split('_')[0]) ??
    approved[0] ??
    'en'
  );
}
