import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { isStalePlan } from '../errors.js';
import { PreparedNames } from './prepared-names.js';
import { StatementGroup } from './statement-group.js';
import { QueryFailedError, QueryResult as StructuredResult, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';

/**
 * A transaction whose BEGIN leaves with the first statements of `work`, and whose COMMIT with the last that nobody waited for.
 * @throws what `work` threw, or why it was not committed; nothing is stored then, unless the connection broke during the COMMIT
 */
export async function inTransaction<Result>(db: DataSource, work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
  const { connection, begun } = await TransactionConnection.open(db);
  begun.catch(() => undefined); // its failure is that of every statement behind it
  try {
    const result = await work(connection.manager);
    if ((await connection.commit()).command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it failed and nobody noticed');
    await connection.tellSubscribers();
    return result;
  } catch (error) {
    await connection.rollBack();
    throw error;
  } finally {
    await connection.release();
  }
}

/** One pooled connection with an open transaction: statements go out in the order in which they are issued, those of one moment together. */
export class TransactionConnection {
  private constructor(private readonly runner: QueryRunner, private readonly client: Client) {}

  /** BEGIN is on its way when this answers; `begun` tells when it arrived. */
  static async open(db: DataSource): Promise<{ connection: TransactionConnection; begun: Promise<QueryResult> }> {
    const runner = db.createQueryRunner();
    const client = gathering((await runner.connect()) as PoolClient);
    const begun = client.query({ text: 'BEGIN' });
    // What startTransaction() would note after waiting for the answer.
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
    sendAtOnce(runner, client);
    return { connection: new TransactionConnection(runner, client), begun };
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** A statement as `manager.query` sends it, without TypeORM in between. */
  query(text: string, values: unknown[]): Promise<QueryResult> {
    return prepared(this.client, text, values);
  }

  /** For the platform's own statements; prepared under their name. */
  send(statement: QueryConfig): Promise<QueryResult> {
    return this.client.query(statement);
  }

  commit(): Promise<QueryResult> {
    this.close();
    return this.client.query({ text: 'COMMIT' });
  }

  /** Of the commit, as TypeORM does after its own. */
  tellSubscribers(): Promise<void> {
    return this.runner.broadcaster.broadcast('AfterTransactionCommit');
  }

  async rollBack(): Promise<void> {
    this.close();
    // Where the line is broken there is nothing to roll back.
    await this.client.query(rollback).catch(() => undefined);
  }

  release(): Promise<void> {
    return this.runner.release();
  }

  /** From here on no statement of the work can slip in behind the COMMIT and stand alone. */
  private close(): void {
    Object.assign(this.runner, { isTransactionActive: false, transactionDepth: 0 });
  }
}

const names = new PreparedNames();
const rollback: QueryConfig = { text: 'ROLLBACK' };

interface Client { query(statement: QueryConfig): Promise<QueryResult> }

/** What is sent before the code that runs now has come to its next wait leaves as one group: system calls and answers cost more than our own work. */
function gathering(client: PoolClient): Client {
  let group: StatementGroup | undefined;
  let unsendable: Error | undefined;
  const flush = (): void => {
    if (group) client.query(group);
    group = undefined;
  };
  return {
    // Async, so that a value that cannot be sent rejects like everything else.
    async query(statement) {
      if (statement === rollback) unsendable = undefined;
      // Without the statement that could not be sent the others are not what was meant.
      if (unsendable) throw unsendable;
      if (!group) process.nextTick(flush);
      group ??= new StatementGroup();
      try {
        return group.add(statement);
      } catch (error) {
        unsendable = error as Error;
        throw error;
      }
    },
  };
}

/**
 * TypeORM's own `query` lets other work run before it sends, so a statement nobody waits for would come after the COMMIT.
 * Without that, a pipelined connection keeps the order in which statements are issued.
 */
function sendAtOnce(runner: QueryRunner, client: Client): void {
  const query = async (text: string, parameters?: unknown[], structured = false): Promise<unknown> => {
    if (!runner.isTransactionActive) throw new Error('The transaction is over: a statement was issued after its work had ended');
    const result = await prepared(client, text, parameters);
    return structured ? structuredResult(result) : rawResult(result);
  };
  Object.assign(runner, { query });
}

async function prepared(client: Client, text: string, values: unknown[] | undefined): Promise<QueryResult> {
  const name = names.nameOf(text);
  try {
    return await client.query(name === undefined ? { text, values } : { name, text, values });
  } catch (error) {
    if (isStalePlan(error)) names.renew();
    throw new QueryFailedError(text, values, error as Error);
  }
}

/** What TypeORM's PostgreSQL driver answers: rows, and with their number where something was changed. */
const rawResult = ({ command, rows, rowCount }: QueryResult): unknown => (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows);

function structuredResult(result: QueryResult): StructuredResult {
  return Object.assign(new StructuredResult(), { raw: rawResult(result), records: result.rows, affected: result.rowCount ?? undefined });
}
