import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Runs `work` in one transaction. */
@Injectable()
export class Transactions {
  constructor(private readonly db: DataSource) {}

  /**
   * In a request: the idempotency row first, `work`, the route's audit row, the stored reply, commit; one transaction.
   * `work` may run again after a serialization failure or a deadlock, so it touches nothing but `tx`.
   * @returns what `work` returned; in a route it is the reply, and the controller returns it unchanged.
   */
  run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(work);
  }
}
