import type { Participation } from '@tomoni/client';

/** The case that the tour follows. */
export interface Case {
  id: string;
  /** Login of the group's representative. */
  officer: string;
  program: Participation['schemas']['GrantProgram'];
}

/** Today in Japan, `YYYY-MM-DD`. */
export const todayInJapan = (now = new Date()): string => now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });

export function days(day: string, later: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + later * 86_400_000).toISOString().slice(0, 10);
}

/** 年度: the calendar year of its 1 April. */
export const fiscalYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
