/**
 * Closed days, deadlines, fiscal years and eras of a Japanese city. Pure: data in, no clock, no environment.
 * A civil date is the text `'2026-11-23'`; an instant is a `Date`.
 */
export * from './civil-date.js';
export { dateText } from './date-text.js';
export * from './deadline.js';
export * from './era.js';
export * from './fiscal-year.js';
export * from './holiday-law.js';
export { holidaysOf, holidayYears, type Holiday } from './holidays.js';
export * from './recompute.js';
export * from './reference-calendar.js';
export type { Text } from './text.js';
export * from './tokyo-time.js';
