import { CannotBeDone } from '../errors.js';
import { servicesOf } from '../operations/services.js';
import { daysOf, type ProvenDay } from '../proof/days.js';
import { readDump, writeDump } from '../proof/dump.js';
import { sheetsOf } from '../proof/gather.js';
import type { Window } from '../proof/kafka-facts.js';
import { judge, type Sheet } from '../proof/sheet.js';
import { moment, NotUnderstood, range } from './arguments.js';
import { kafkaOf, knownTopics, queryable, withClient, type Command, type Terminal } from './terminal.js';
import type { CliConfig } from './config.js';

const dayMs = 86_400_000;

/** Counts both sides of every topic now, from the tables and Kafka themselves or from a dump of them. Exit code 1 when they differ. */
export const verifyCommand: Command = async (given, config, terminal) => {
  const topic = given.topic?.[0];
  if (given.dump !== undefined && (given.from ?? given.to ?? given.save) !== undefined) throw new NotUnderstood('--dump is judged as it is: without --from, --to and --save');
  const { window, sheets } = given.dump !== undefined ? await fromDump(given.dump, topic) : await live(config(), windowOf(given), topic);
  if (given.save !== undefined) await writeDump(given.save, window, sheets);
  return report(window, sheets, given.json === true, terminal);
};

/** The last day when nothing is said. */
function windowOf({ from, to }: { from?: string; to?: string }): Window {
  const end = to ?? new Date().toISOString();
  return range({ from: from ?? new Date(moment(end, 'to').getTime() - dayMs).toISOString(), to: end });
}

async function fromDump(file: string, topic: string | undefined): Promise<{ window: Window; sheets: readonly Sheet[] }> {
  const { window, sheets } = await readDump(file);
  const chosen = sheets.filter((sheet) => topic === undefined || sheet.topic === topic);
  if (topic !== undefined && chosen.length === 0) throw new CannotBeDone(`The dump has no topic "${topic}"; it has ${topicsOf(sheets)}.`);
  return { window, sheets: chosen };
}

async function live(config: CliConfig, window: Window, topic: string | undefined): Promise<{ window: Window; sheets: readonly Sheet[] }> {
  const services = await withClient(config.DATABASE_URL, undefined, (sql) => servicesOf(queryable(sql)));
  const kafka = kafkaOf(config);
  const sheets: Sheet[] = [];
  for (const { service, schema } of services)
    sheets.push(...(await withClient(config.DATABASE_URL, schema, (sql) => sheetsOf({ sql, kafka, prefix: config.KAFKA_TOPIC_PREFIX, service, ...(topic !== undefined && { topic }) }, window))));
  if (topic !== undefined && sheets.length === 0 && !knownTopics().includes(topic)) throw new CannotBeDone(`There is no topic "${topic}" with events; declared are ${knownTopics().sort().join(', ')}.`);
  return { window, sheets };
}

const topicsOf = (sheets: readonly Sheet[]): string => [...new Set(sheets.map((sheet) => sheet.topic))].sort().join(', ') || 'none';

function report({ from, to }: Window, sheets: readonly Sheet[], asJson: boolean, terminal: Terminal): number {
  const days = sheets.flatMap((sheet) => {
    const hours = judge(sheet).map((verdict) => ({ ...verdict, side: sheet.side, topic: sheet.topic, differenceCount: verdict.differences.length }));
    return daysOf(hours).map((day) => ({ service: sheet.service, ...day }));
  });
  const total = days.reduce((sum, { differenceCount }) => sum + differenceCount, 0);
  if (asJson) terminal.print(JSON.stringify({ from, to, differences: total, days }));
  else for (const line of linesOf(days)) terminal.print(line);
  if (!asJson) terminal.print(`${total} differences from ${from.toISOString()} to ${to.toISOString()}`);
  return total > 0 ? 1 : 0;
}

function* linesOf(days: readonly (ProvenDay & { service: string })[]): Generator<string> {
  for (const { service, side, topic, day, events, chain, kafkaEvents, kafkaChain, kafkaDuplicates, underWay, differences } of days) {
    const what = side === 'producer' ? 'rows' : 'effects';
    yield `${differences.length === 0 ? 'equal  ' : 'DIFFERS'} ${day} ${topic} ${service} ${side}: ${events} ${what} ${chain.slice(0, 16)}, ${kafkaEvents} in Kafka ${kafkaChain.slice(0, 16)}`
      + `${kafkaDuplicates > 0 ? `, ${kafkaDuplicates} duplicates` : ''}${underWay > 0 ? `, ${underWay} under way` : ''}`;
    for (const { kind, eventId, key, position, type, place } of differences)
      yield `          ${kind} ${eventId}${key === undefined ? '' : ` key ${key}`}${position === undefined ? '' : ` version ${position}`}${type === undefined ? '' : ` ${type}`}${place === undefined ? '' : ` at ${place}`}`;
  }
}
