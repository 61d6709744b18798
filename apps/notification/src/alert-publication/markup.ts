import { escape } from '../subscriptions/page.view.js';

/** Words of people or of other systems, as they may stand in HTML, SVG and XML, between tags or in quotes: no markup, and no character that XML 1.0 does not know. */
export const words = (text: string): string => escape(text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''));

/** An element with text; `''` where there is none. */
export const element = (name: string, text: string | undefined, attributes = ''): string => (text === undefined || text === '' ? '' : `<${name}${attributes}>${words(text)}</${name}>`);

/** CAP wants seconds and the distance from UTC in digits, never `Z`. */
export const tokyoTime = (at: Date): string => `${new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`;
