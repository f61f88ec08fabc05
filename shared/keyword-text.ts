/** How a keyword is written, made one: for telling whether two are the same word, and whether a message is one. */

/** Of a whole message: case, width, marks around it and invisible characters don't matter. Empty where nothing is left. */
export const keywordText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
