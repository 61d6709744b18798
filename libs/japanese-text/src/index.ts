/**
 * Japanese names and what people type. Official names are stored byte for byte and never normalised; they are found by
 * `nameSearchKey`. Everything is pure, and what was typed is kept beside what it means.
 */
export { graphemeLength } from './grapheme.js';
export { foldKana, isKana } from './kana.js';
export { nameSearchKey } from './name-search-key.js';
export { officialNameProblem } from './official-name.js';
export type { Text } from './text.js';
export { corporateNumber, foldTyped, phoneNumber, postalCode, wholeNumber, type TypedInput } from './typed-input.js';
