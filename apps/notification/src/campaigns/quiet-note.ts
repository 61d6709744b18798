import type { Texts } from '@tomoni/contracts';

/** Why a mail waits, when the moment lies in the city's quiet hours (`HH:MM`, Asia/Tokyo, may run over midnight); else null. */
export function quietNote(at: Date, { from, until }: { readonly from: string; readonly until: string }): Texts | null {
  const time = new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(11, 16);
  const quiet = from < until ? time >= from && time < until : from > until && (time >= from || time < until);
  if (!quiet) return null;
  return {
    ja: `${time}は配信しない時間帯（${from}〜${until}）のため、${until}から配信します。ご自身で時間帯を決めた方には、その時間帯が優先されます。`,
    en: `${time} lies in the quiet hours (${from}–${until}); mails go out from ${until} on. People who chose hours of their own get it by theirs.`,
  };
}
