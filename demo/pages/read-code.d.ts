/** Types of `read-code.js`, for its test. */
export function readCode(size: number, path: string): string | null;
