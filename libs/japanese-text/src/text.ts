/** Words a citizen may read. */
export interface Text { readonly ja: string; readonly en: string }
