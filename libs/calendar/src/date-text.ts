import { dateParts, weekday, type CivilDate } from './civil-date.js';
import type { Text } from './text.js';

const weekdaysJa = '日月火水木金土';
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthsEn = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The day as a sentence writes it: `2026年11月23日（月）`, `23 November 2026 (Mon)`. Eras are `formatEraDate`'s. */
export function dateText(date: CivilDate): Text {
  const { year, month, day } = dateParts(date);
  const of = weekday(date);
  return { ja: `${year}年${month}月${day}日（${weekdaysJa.charAt(of)}）`, en: `${day} ${monthsEn[month - 1] ?? ''} ${year} (${weekdaysEn[of] ?? ''})` };
}
