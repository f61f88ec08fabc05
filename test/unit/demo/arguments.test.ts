/** What `npm run demo` takes. */
import { describe, expect, test } from 'vitest';
import { demoArguments } from '../../../demo/arguments.ts';

const DEFAULTS = { port: 8787, data: '.data/demo', json: false, clockOffsetSeconds: 0 };

describe('demo arguments', () => {
  test.each([
    [[], DEFAULTS],
    [['--port', '0', '--data', 'x', '--json'], { ...DEFAULTS, port: 0, data: 'x', json: true }],
    [['--clock-offset', '864000'], { ...DEFAULTS, clockOffsetSeconds: 864_000 }],
    [['--clock-offset', '-60', '--json'], { ...DEFAULTS, clockOffsetSeconds: -60, json: true }],
    [['--clock-offset=-1.5'], { ...DEFAULTS, clockOffsetSeconds: -1.5 }],
  ])('%j', (args, value) => {
    expect(demoArguments(args)).toEqual({ ok: true, value });
  });

  test.each([
    [['--port', 'http']],
    [['--port', '65536']],
    [['--port', '-1']],
    [['--clock-offset', 'soon']],
    [['--prot', '1']],
    [['extra']],
    [['--help']],
  ])('%j is answered with how to use it', (args) => {
    const answer = demoArguments(args);
    expect(answer.ok).toBe(false);
    expect(answer).toMatchObject({ error: expect.stringContaining('Usage:') });
  });
});
