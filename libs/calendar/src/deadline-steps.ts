import { dateText } from './date-text.js';
import type { CivilDate } from './civil-date.js';
import type { DeadlinePolicy, DeadlineStep, Suspension, SuspensionReason } from './deadline.js';
import type { Text } from './text.js';

const units: Record<DeadlinePolicy['unit'], { ja: string; one: string; many: string }> = {
  'calendar-day': { ja: '日', one: 'day', many: 'days' },
  'open-day': { ja: '開庁日', one: 'open day', many: 'open days' },
  month: { ja: 'か月', one: 'month', many: 'months' },
  year: { ja: '年', one: 'year', many: 'years' },
};

export const suspensionTexts: Record<SuspensionReason, Text> = {
  correction: { ja: '補正', en: 'a correction' },
  'third-party': { ja: '第三者への意見照会', en: 'asking a third party' },
  transfer: { ja: '移送', en: 'a transfer' },
};

export function start(policy: DeadlinePolicy, eventDate: CivilDate, startsOn: CivilDate): DeadlineStep {
  const event = dateText(eventDate);
  return policy.start === 'next-day'
    ? { date: startsOn, ja: `${event.ja}の翌日から数えます（初日は数えません）。`, en: `Counted from the day after ${event.en}; the first day does not count.` }
    : { date: startsOn, ja: `${event.ja}から起算して数えます（初日も数えます）。`, en: `Counted from ${event.en}, which itself counts.` };
}

export function suspension({ reason, from, to }: Suspension): DeadlineStep {
  const because = suspensionTexts[reason];
  const first = dateText(from);
  if (to === undefined) {
    return { date: from, ja: `${because.ja}のため、${first.ja}から日数を数えるのを止めています。`, en: `Because of ${because.en}, no day counts since ${first.en}.` };
  }
  const last = dateText(to);
  return { date: to, ja: `${because.ja}のため、${first.ja}から${last.ja}までは数えません。`, en: `Because of ${because.en}, the days from ${first.en} to ${last.en} do not count.` };
}

export function end({ amount, unit, legalBasis }: DeadlinePolicy, date: CivilDate): DeadlineStep {
  const { ja, one, many } = units[unit];
  const last = dateText(date);
  return { date, ja: `${amount}${ja}の期間は${last.ja}に満了します（${legalBasis}）。`, en: `The period of ${amount} ${amount === 1 ? one : many} ends on ${last.en} (${legalBasis}).` };
}

export function shift({ endShift }: DeadlinePolicy, unshifted: CivilDate, date: CivilDate, why: Text): DeadlineStep {
  const closed = dateText(unshifted);
  const to = dateText(date);
  switch (endShift) {
    case 'next-open':
      return { date, ja: `${closed.ja}は閉庁日（${why.ja}）なので、次の開庁日の${to.ja}が期限です。`, en: `${closed.en} is a closed day (${why.en}), so it is due on the next open day, ${to.en}.` };
    case 'previous-open':
      return { date, ja: `${closed.ja}は閉庁日（${why.ja}）なので、前の開庁日の${to.ja}が期限です。`, en: `${closed.en} is a closed day (${why.en}), so it is due on the open day before, ${to.en}.` };
    case 'none':
      return { date, ja: `${closed.ja}は閉庁日（${why.ja}）ですが、期限は動きません。`, en: `${closed.en} is a closed day (${why.en}), but the due date does not move.` };
  }
}

export function target(date: CivilDate): DeadlineStep {
  const day = dateText(date);
  return { date, ja: `市は${day.ja}までに行うことを目標にします。`, en: `The city aims at ${day.en}.` };
}
