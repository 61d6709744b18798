/** What an applicant types in the specs, and nobody may find in a log or an event. The character outside the basic plane and the variation selector are on purpose. */
export const typed = { name: '見本辻\u{E0100} 𠮷次郎', kana: 'みほんつじ よしじろう', mail: 'yoshijiro.mihon@example.jp', phone: '03-0000-1234', postalCode: '100-8994', lang: 'ja' as const };

/** What the tour types of its own; the rest it takes from the demo people. */
export const typedByTheTour = ['03-0000-0000', '100-0001'];
