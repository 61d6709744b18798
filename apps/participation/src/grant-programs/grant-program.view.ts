import { civilDate, yen } from '@tomoni/contracts';

/** Below ¥1,000 million, so that every sum and share stays exact. */
export const amount = yen.max(999_999_999);

/** A day for which fiscal years and closed days are known. */
export const day = civilDate.refine((date) => date >= '1970-04-01' && date <= '2099-03-31', {
  params: { ja: '1970年4月1日から2099年3月31日までの日付を入力してください。', en: 'Enter a day from 1 April 1970 to 31 March 2099.' },
});

/** No list of amounts may add up to more than one amount. */
export const sumWithinLimit = (lines: readonly { readonly yen: number }[]): boolean => lines.reduce((sum, { yen }) => sum + yen, 0) <= 999_999_999;
export const sumTooLarge = { params: { ja: '合計が大きすぎます。', en: 'The sum is too large.' } };
