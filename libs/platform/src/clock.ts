import { tokyoDate } from '@tomoni/calendar';
import { Injectable } from '@nestjs/common';

/** The time of every rule. Specs provide another one; nothing else in a service asks the machine. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The civil day in Asia/Tokyo, `YYYY-MM-DD`. */
  today(): string {
    return tokyoDate(this.now());
  }
}
