import { CannotBeDone } from '../errors.js';
import { consumerLag, relayLags } from '../operations/lag.js';
import { tail } from '../operations/tail.js';
import { NotUnderstood, readArguments, usage, type CommandName } from './arguments.js';
import { discardCommand, redriveCommand, replayCommand, showDeadLetters } from './change-commands.js';
import type { CliConfig } from './config.js';
import { rebuildCommand } from './rebuild-command.js';
import { kafkaOf, knownTopics, namingOf, queryable, withClient, type Command, type Terminal } from './terminal.js';
import { traceCommand } from './trace-command.js';
import { verifyCommand } from './verify-command.js';

/** Runs one command. Answers the exit code. */
export async function runEvents(argv: readonly string[], config: () => CliConfig, terminal: Terminal): Promise<number> {
  try {
    const given = readArguments(argv);
    return (await commands[given.command](given, config, terminal)) ?? 0;
  } catch (error) {
    terminal.print(error instanceof Error ? error.message : String(error));
    if (error instanceof NotUnderstood) terminal.print(`\n${usage}`);
    return error instanceof NotUnderstood || error instanceof CannotBeDone ? 2 : 1;
  }
}

const showTail: Command = async (given, config, terminal) => {
  const topics = given.topic ?? knownTopics();
  const kafka = kafkaOf(config());
  const naming = namingOf(config());
  const admin = await kafka.admin();
  const existing = await admin.topics().finally(() => admin.close());
  const wrong = topics.find((topic) => !knownTopics().includes(topic) && !existing.includes(naming.prefix + topic));
  if (wrong !== undefined) throw new CannotBeDone(`There is no topic "${wrong}"; there are ${knownTopics().sort().join(', ')}.`);
  const from = given['from-beginning'] ? 'beginning' : 'end';
  for await (const event of tail({ kafka, topics, naming, from, signal: terminal.signal })) terminal.print(JSON.stringify(event));
};

const showLag: Command = async (_, config, terminal) => {
  const { DATABASE_URL, KAFKA_TOPIC_PREFIX } = config();
  await withClient(DATABASE_URL, undefined, async (sql) => {
    const relays = await relayLags(queryable(sql));
    for (const { service, bytes, active, walStatus, deadLetters: dead } of relays)
      terminal.print(`${service}: relay ${active ? 'connected' : 'absent'}, ${bytes ?? '?'} bytes behind, log ${walStatus ?? 'without slot'}; ${dead} dead letters`);
    const admin = await kafkaOf(config()).admin();
    try {
      for (const { service } of relays)
        for (const { topic, behind } of await consumerLag(admin, KAFKA_TOPIC_PREFIX, service)) terminal.print(`${service}: ${behind} events of ${topic} to read`);
    } finally {
      await admin.close();
    }
  });
};

const commands: Record<CommandName, Command> = {
  tail: showTail,
  lag: showLag,
  trace: traceCommand,
  verify: verifyCommand,
  'dead-letters': showDeadLetters,
  redrive: redriveCommand,
  discard: discardCommand,
  replay: replayCommand,
  rebuild: rebuildCommand,
};
