import type { Client } from 'pg';
import { allEvents } from '@tomoni/contracts';
import { connectKafka } from '../kafka/connect.js';
import { withConnection } from '../database/connection.js';
import { CannotBeDone } from '../errors.js';
import type { Operator, Queryable } from '../operations/dead-letter-operations.js';
import { serviceOf } from '../operations/services.js';
import { NotUnderstood, operatorOf, required, type Arguments } from './arguments.js';
import type { CliConfig } from './config.js';

export interface Terminal {
  print(line: string): void;
  /** Absent where nobody can answer. */
  ask?(question: string): Promise<string>;
  /** Ends what goes on until it is ended. */
  readonly signal: AbortSignal;
}

/** Answers the exit code; nothing is 0. */
export type Command = (given: Arguments, config: () => CliConfig, terminal: Terminal) => Promise<number | void>;

export const kafkaOf = ({ KAFKA_CLIENT, KAFKA_BROKERS }: CliConfig) => connectKafka(KAFKA_CLIENT, KAFKA_BROKERS, 'events-cli');
export const namingOf = ({ KAFKA_TOPIC_PREFIX, KAFKA_PARTITIONS }: CliConfig) => ({ prefix: KAFKA_TOPIC_PREFIX, partitions: KAFKA_PARTITIONS });
export const queryable = (sql: Client): Queryable => ({ query: async (text: string, values?: unknown[]) => (await sql.query<never>(text, values)).rows as never });
export const knownTopics = (): string[] => [...new Set(allEvents.map(({ topic }) => topic))];

export const withClient = <Result>(url: string, schema: string | undefined, work: (sql: Client) => Promise<Result>): Promise<Result> =>
  withConnection(url, 'events-cli', work, schema ? { options: `-c search_path=${schema}` } : {});

/** @throws {CannotBeDone} when there is no such service */
export async function inService<Result>(given: Arguments, config: CliConfig, work: (db: Queryable, sql: Client, service: string) => Promise<Result>): Promise<Result> {
  const service = required(given.service, 'service');
  if (!/^[a-z][a-z0-9-]*$/.test(service)) throw new NotUnderstood(`"${service}" is not the name of a service`);
  const { schema } = await withClient(config.DATABASE_URL, undefined, (sql) => serviceOf(queryable(sql), service));
  return withClient(config.DATABASE_URL, schema, (sql) => work(queryable(sql), sql, service));
}

/** Who does it and why, once it is agreed; undefined when it is only shown. @throws {NotUnderstood} when --yes stands alone */
export async function agreed(given: Arguments, terminal: Terminal, question: string): Promise<Operator | undefined> {
  const operator = operatorOf(given);
  if (given.yes) return operator ?? { who: required(given.who, 'who'), why: required(given.why, 'why') };
  if (operator && terminal.ask) {
    if ((await terminal.ask(`${question} Type yes to do it: `)).trim().toLowerCase() === 'yes') return operator;
    terminal.print('Nothing was done.');
  } else terminal.print('Nothing was done (dry run). To do it: --who NAME --why REASON, and --yes or an answer at the terminal.');
  return undefined;
}

/** A topic that a contract declares or that the service's own table knows. @throws {CannotBeDone} */
export async function knownTopic(db: Queryable, topic: string, table: 'outbox_key' | 'inbox_key', service: string): Promise<string> {
  const declared = allEvents.filter((event) => table === 'inbox_key' || event.service === service).map((event) => event.topic);
  if (declared.includes(topic)) return topic;
  const used = await db.query<{ topic: string }[]>(`SELECT DISTINCT topic FROM ${table}`);
  if (used.some((row) => row.topic === topic)) return topic;
  const known = [...new Set([...declared, ...used.map((row) => row.topic)])].sort();
  throw new CannotBeDone(`${service} ${table === 'outbox_key' ? 'publishes' : 'knows'} no topic "${topic}"; it ${table === 'outbox_key' ? 'publishes' : 'knows'} ${known.join(', ') || 'none'}.`);
}
