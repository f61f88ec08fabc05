/** What the doctor says. None of it holds anything that was typed or ticked, or anything of the visitor. */
export interface Finding {
  /** `problem`: why a form isn't there. `note`: by design, and worth knowing. */
  readonly level: 'ok' | 'note' | 'problem';
  /** Stable, for tools. */
  readonly code: string;
  readonly what: string;
  readonly fix?: string;
}
export const ok = (code: string, what: string): Finding => ({ level: 'ok', code, what });
export const note = (code: string, what: string, fix?: string): Finding => ({ level: 'note', code, what, ...(fix && { fix }) });
export const trouble = (code: string, what: string, fix: string): Finding => ({ level: 'problem', code, what, fix });
