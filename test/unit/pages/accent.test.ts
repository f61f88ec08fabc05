/** Whatever colour a merchant picks, text on it and beside it can be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accentStylesheet, contrast, parse } from '../../../worker/pages/accent.ts';

const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
const colour = fc.tuple(channel, channel, channel).map((parts) => `#${parts.join('')}`);

describe('accent', () => {
  test('contrast is WCAG’s ratio', () => {
    expect(contrast([255, 255, 255], [0, 0, 0])).toBeCloseTo(21, 5);
    // Source: WCAG 2.2, "relative luminance"; #767676 on white is the well-known edge of 4.5
    expect(contrast([0x76, 0x76, 0x76], [255, 255, 255])).toBeCloseTo(4.54, 2);
  });

  test('any accent reads at 4.5 to 1 on the page, and its own text at 4.5 to 1 on it, light and dark', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const css = accentStylesheet(accent);
        const found = [...css.matchAll(/#[0-9a-f]{6}/g)].map(([hex]) => parse(hex));
        expect(found).toHaveLength(4);
        const [light, dark, onLight, onDark] = found as [never, never, never, never];
        expect(contrast(light, [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(dark, [36, 38, 43])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onLight, light)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onDark, dark)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2000 },
    );
  });

  test('a colour that reads already is left alone', () => {
    expect(accentStylesheet('#0f766e')).toContain('--accent:light-dark(#0f766e,');
  });
});
