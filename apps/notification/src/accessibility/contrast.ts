/** Red, green, blue 0–255 and opacity 0–1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const names: Readonly<Record<string, string>> = {
  black: '#000000', silver: '#c0c0c0', gray: '#808080', grey: '#808080', white: '#ffffff', maroon: '#800000', red: '#ff0000', purple: '#800080', fuchsia: '#ff00ff',
  green: '#008000', lime: '#00ff00', olive: '#808000', yellow: '#ffff00', navy: '#000080', blue: '#0000ff', teal: '#008080', aqua: '#00ffff', orange: '#ffa500',
};
/** The notations a text may use: what cannot be computed could not be checked. */
export const colourNotation = new RegExp(`^(#[0-9a-f]{3,4}|#[0-9a-f]{6}|#[0-9a-f]{8}|rgba?\\(\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*(,\\s*(0|1|0?\\.\\d{1,4})\\s*)?\\)|${Object.keys(names).join('|')})$`, 'i');

export function colourOf(notation: string): Colour | undefined {
  const written = notation.trim().toLowerCase();
  if (!colourNotation.test(written)) return undefined;
  const hex = (names[written] ?? written).replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])([0-9a-f])?$/, (_, r: string, g: string, b: string, a = '') => `#${r}${r}${g}${g}${b}${b}${String(a)}${String(a)}`);
  if (hex.startsWith('#')) {
    const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
    return [at(1), at(3), at(5), hex.length === 9 ? at(7) / 255 : 1];
  }
  const [red = 0, green = 0, blue = 0, alpha = 1] = (written.match(/[\d.]+/g) ?? []).map(Number);
  return [Math.min(255, red), Math.min(255, green), Math.min(255, blue), alpha];
}

/** What is seen when one colour lies over an opaque one. */
export function over([red, green, blue, alpha]: Colour, [underRed, underGreen, underBlue]: Colour): Colour {
  const mix = (upper: number, lower: number) => upper * alpha + lower * (1 - alpha);
  return [mix(red, underRed), mix(green, underGreen), mix(blue, underBlue), 1];
}

/** WCAG 2.2, "contrast ratio": 1 (none) to 21 (black on white). */
export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => channel / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
