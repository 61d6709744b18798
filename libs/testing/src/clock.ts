import { Clock } from '@tomoni/platform';

/** A clock a spec can set; until then it shows the machine's time. */
export class SpecClock extends Clock {
  #standing: Date | undefined;

  override now(): Date {
    return this.#standing ? new Date(this.#standing) : new Date();
  }

  /** Stands still from now on. @param moment with its offset, `2026-04-01T09:00:00+09:00` */
  set(moment: string): void {
    if (!/(Z|[+-]\d\d:\d\d)$/.test(moment)) throw new Error(`${moment} does not say its offset: write …+09:00`);
    const date = new Date(moment);
    if (Number.isNaN(date.getTime())) throw new Error(`${moment} is not a moment`);
    this.#standing = date;
  }

  /** Goes on by so much and stands still there. */
  advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    this.#standing = new Date(this.now().getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  }

  /** Back to the machine's time. */
  reset(): void {
    this.#standing = undefined;
  }
}

/** The clock of every app that this spec file starts. */
export const clock = new SpecClock();
