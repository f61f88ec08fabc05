/** A deployment that did not happen, or not to the end: what is wrong, what to do, and the words of the tool that said so. */
export class Refused extends Error {
  readonly fix: string;
  readonly said: string;

  constructor(what: string, fix: string, said = '') {
    super(what);
    this.fix = fix;
    this.said = said.trim();
  }
}
