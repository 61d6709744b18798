/** A text in the two languages every service answers in. */
export interface Text { readonly ja: string; readonly en: string }
