import { isDeepStrictEqual } from 'node:util';

/** Does the value have everything that is expected of it, however deep? Vitest's `expect.any(…)` and its kind may stand inside. */
export function matches(actual: unknown, expected: unknown): boolean {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(actual);
  if (!isRecord(expected)) return isDeepStrictEqual(actual, expected);
  return isRecord(actual) && Object.entries(expected).every(([name, value]) => matches(actual[name], value));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !(value instanceof Date);

const isAsymmetric = (value: unknown): value is { asymmetricMatch: (actual: unknown) => boolean } =>
  isRecord(value) && typeof value['asymmetricMatch'] === 'function';
