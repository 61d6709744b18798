import { allEvents } from '@tomoni/contracts';
import { Client } from 'pg';
import { deadLetters } from '../inbox/dead-letters.js';
import { connectKafka } from '../kafka/connect.js';
import { discard, redrive, type Queryable } from '../operations/dead-letter-operations.js';
import { consumerLag, relayLags } from '../operations/lag.js';
import { replay } from '../operations/replay.js';
import { tail } from '../operations/tail.js';
import { moment, NotUnderstood, operatorOf, readArguments, required, usage, type Arguments } from './arguments.js';
import type { CliConfig } from './config.js';

export interface Terminal {
  print(line: string): void;
  /** Ends what goes on until it is ended. */
  readonly signal: AbortSignal;
}

/** Runs one command. Answers the exit code. */
export async function runEvents(argv: readonly string[], config: () => CliConfig, terminal: Terminal): Promise<number> {
  try {
    const given = readArguments(argv);
    const command = commands[given.command ?? ''];
    if (!command) throw new NotUnderstood(given.command ? `There is no command "${given.command}"` : 'Which command?');
    await command(given, config(), terminal);
    return 0;
  } catch (error) {
    terminal.print(error instanceof Error ? error.message : String(error));
    if (error instanceof NotUnderstood) terminal.print(`\n${usage}`);
    return error instanceof NotUnderstood ? 2 : 1;
  }
}

type Command = (given: Arguments, config: CliConfig, terminal: Terminal) => Promise<void>;
const commands: Record<string, Command | undefined> = {
  tail: showTail,
  lag: showLag,
  'dead-letters': (given, config, terminal) => inService(given, config, async (db) => {
    const letters = await deadLetters(db, { id: given.id, topic: given.topic?.[0], key: given.key });
    for (const { state, topic, key, type, eventId, attempts, cause, recordedAt } of letters)
      terminal.print(`${state.padEnd(8)} ${topic}/${key} ${type} ${eventId} ${recordedAt.toISOString()} attempts ${attempts}: ${cause}`);
    terminal.print(`${letters.length} dead letters`);
  }),
  redrive: (given, config, terminal) => inService(given, config, async (db) => {
    if (!given.id && !given.key && !given.all) throw new NotUnderstood('Which: --id, --key or --all?');
    const operator = operatorOf(given);
    const heads = await redrive(db, { id: given.id, topic: given.topic?.[0], key: given.key }, operator);
    for (const { topic, key, type, eventId } of heads) terminal.print(`${topic}/${key} from ${type} ${eventId}`);
    terminal.print(`${heads.length} keys ${operator ? 'released; their service handles them within seconds' : 'would be released (dry run)'}`);
  }),
  discard: (given, config, terminal) => inService(given, config, async (db) => {
    const operator = operatorOf(given);
    const [letter] = await discard(db, required(given.id, 'id'), operator);
    terminal.print(letter ? `${letter.type} ${letter.eventId} ${operator ? 'is' : 'would be'} given up for good${operator ? '; its service drops it within seconds' : ' (dry run)'}` : 'There is no such dead letter');
  }),
  replay: (given, config, terminal) => inService(given, config, async (_, sql) => {
    const operator = operatorOf(given);
    const range = { topic: required(given.topic?.[0], 'topic'), key: given.key, from: moment(given.from, 'from'), to: moment(given.to, 'to') };
    const count = await replay(sql, range, kafkaOf(config), namingOf(config), operator);
    terminal.print(`${count} events ${operator ? 'were sent again' : 'would be sent again (dry run)'}`);
  }),
};

async function showTail(given: Arguments, config: CliConfig, terminal: Terminal): Promise<void> {
  const topics = given.topic ?? [...new Set(allEvents.map(({ topic }) => topic))];
  const from = given['from-beginning'] ? 'beginning' : 'end';
  for await (const event of tail({ kafka: kafkaOf(config), topics, naming: namingOf(config), from, signal: terminal.signal }))
    terminal.print(JSON.stringify(event));
}

async function showLag(_: Arguments, config: CliConfig, terminal: Terminal): Promise<void> {
  await withClient(config.DATABASE_URL, undefined, async (sql) => {
    const relays = await relayLags(queryable(sql));
    for (const { service, bytes, active, walStatus, deadLetters: dead } of relays)
      terminal.print(`${service}: relay ${active ? 'connected' : 'absent'}, ${bytes ?? '?'} bytes behind, log ${walStatus ?? 'without slot'}; ${dead} dead letters`);
    const admin = await kafkaOf(config).admin();
    try {
      for (const { service } of relays)
        for (const { topic, behind } of await consumerLag(admin, config.KAFKA_TOPIC_PREFIX, service)) terminal.print(`${service}: ${behind} events of ${topic} to read`);
    } finally {
      await admin.close();
    }
  });
}

const kafkaOf = ({ KAFKA_CLIENT, KAFKA_BROKERS }: CliConfig) => connectKafka(KAFKA_CLIENT, KAFKA_BROKERS, 'events-cli');
const namingOf = ({ KAFKA_TOPIC_PREFIX, KAFKA_PARTITIONS }: CliConfig) => ({ prefix: KAFKA_TOPIC_PREFIX, partitions: KAFKA_PARTITIONS });

async function inService(given: Arguments, config: CliConfig, work: (db: Queryable, sql: Client) => Promise<void>): Promise<void> {
  const service = required(given.service, 'service');
  if (!/^[a-z][a-z0-9-]*$/.test(service)) throw new NotUnderstood(`"${service}" is not the name of a service`);
  await withClient(config.DATABASE_URL, service.replaceAll('-', '_'), (sql) => work(queryable(sql), sql));
}

async function withClient(url: string, schema: string | undefined, work: (sql: Client) => Promise<void>): Promise<void> {
  const sql = new Client({ connectionString: url, application_name: 'events-cli', ...(schema && { options: `-c search_path=${schema}` }) });
  sql.on('error', () => undefined); // the statement rejects with it
  await sql.connect();
  await work(sql).finally(() => sql.end());
}

const queryable = (sql: Client): Queryable => ({ query: async (text: string, values?: unknown[]) => (await sql.query<never>(text, values)).rows as never });
