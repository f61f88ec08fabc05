/**
 * The merchant's accent as a stylesheet: strict CSP allows no style attribute, so the colour travels as a file of its own,
 * a pure function of its name. The colour is moved lighter or darker until text on it and beside it can be read.
 */

type Rgb = readonly [number, number, number];
/** WCAG 2.2, 1.4.3: text against what is behind it. */
const CONTRAST_MIN = 4.5;
/** The surfaces of page.css, light and dark. */
const SURFACE = { light: [255, 255, 255], dark: [36, 38, 43] } as const satisfies Record<string, Rgb>;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [16, 18, 22];
const STEP = 0.02;

/** @param accent `#rrggbb`. */
export function accentStylesheet(accent: string): string {
  const light = readable(parse(accent), SURFACE.light, BLACK);
  const dark = readable(parse(accent), SURFACE.dark, WHITE);
  const pair = (name: string, a: Rgb, b: Rgb) => `--${name}:light-dark(${print(a)},${print(b)})`;
  return `:root{${pair('accent', light, dark)};${pair('on-accent', onTop(light), onTop(dark))}}`;
}

/** WCAG contrast ratio of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

export const parse = (colour: string): Rgb => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

/** Mixes towards `away` until the colour stands out from the surface; it always ends, since `away` itself does. */
function readable(colour: Rgb, surface: Rgb, away: Rgb): Rgb {
  for (let part = 0; part <= 1; part += STEP) {
    const mixed = mix(colour, away, part);
    if (contrast(mixed, surface) >= CONTRAST_MIN) return mixed;
  }
  return away;
}

const onTop = (colour: Rgb): Rgb => (contrast(colour, WHITE) >= contrast(colour, BLACK) ? WHITE : BLACK);
const mix = (a: Rgb, b: Rgb, part: number): Rgb => [blend(a[0], b[0], part), blend(a[1], b[1], part), blend(a[2], b[2], part)];
const blend = (a: number, b: number, part: number): number => Math.round(a + (b - a) * part);
const print = (colour: Rgb): string => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
