/** What a city stores of one telegram is bounded whatever the telegram says. */
export const limits = { short: 2_000, headline: 20_000, sentences: 200 } as const;

/** Cut, but never in the middle of a character. */
export const cut = (text: string, length: number): string => text.slice(0, length).toWellFormed();
export const short = (text: string): string => cut(text, limits.short);

export const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
