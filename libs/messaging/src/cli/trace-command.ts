import { CannotBeDone } from '../errors.js';
import { traceEvent, type EventTrace } from '../operations/trace.js';
import { eventId, NotUnderstood } from './arguments.js';
import { kafkaOf, knownTopics, withClient, type Command } from './terminal.js';

export const traceCommand: Command = async (given, config, terminal) => {
  if (given.subject === undefined) throw new NotUnderstood('Which event? trace ID');
  const id = eventId(given.subject, 'id');
  const { DATABASE_URL, KAFKA_TOPIC_PREFIX: prefix } = config();
  const trace = await withClient(DATABASE_URL, undefined, (sql) => traceEvent({ sql, kafka: kafkaOf(config()), prefix, topics: knownTopics() }, id));
  const { rows, records, consumers, effects } = trace;
  if (rows.length + records.length + effects.length === 0 && consumers.every(({ state }) => state === 'not-yet'))
    throw new CannotBeDone(`Nobody knows an event ${id}: no outbox, topic, inbox or dead letter of this platform has it.`);
  if (given.json) terminal.print(JSON.stringify(trace, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
  else for (const line of linesOf(trace)) terminal.print(line);
};

function* linesOf({ rows, records, consumers, effects }: EventTrace): Generator<string> {
  for (const row of rows) {
    yield `row       ${row.service}: ${row.topic}/${row.key} ${row.type}`;
    yield `          position ${row.position}, version ${row.aggregateVersion} of its key, recorded ${row.recordedAt.toISOString()}`;
    yield `          correlation ${row.correlationId}${row.causationId ? `, caused by ${row.causationId}` : ''}`;
    yield `relay     ${row.relayed === true ? 'Kafka has acknowledged it' : row.relayed === false ? 'not yet past the relay’s stored position' : 'the relay has stored no position yet'}`;
  }
  if (rows.length === 0) yield 'row       none in the outboxes of this database: older than they are kept, of another database, or never committed';
  for (const { topic, partition, offset, arrivedAt } of records) yield `kafka     ${topic} partition ${partition} offset ${offset}, arrived ${arrivedAt.toISOString()}`;
  if (records.length === 0) yield 'kafka     not there';
  if (records.length > 1) yield `          ${records.length - 1} of them are duplicates; consumers know them by the id`;
  for (const { service, state, at, cause, attempts } of consumers) {
    const when = at ? ` ${at.toISOString()}` : '';
    if (state === 'handled') yield `consumer  ${service}: handled${when}`;
    else if (state === 'not-yet') yield `consumer  ${service}: handles this type, and has not come to it`;
    else yield `consumer  ${service}: dead letter, ${state}${when}, attempts ${attempts ?? 0}: ${cause ?? ''}`;
  }
  if (consumers.length === 0) yield 'consumer  no service of this database handles it';
  for (const { service, table, id, status, reason, at } of effects)
    yield `effect    ${service}: ${table} ${id}${status ? ` ${status}` : ''}${reason ? ` (${reason})` : ''}${at ? ` ${at}` : ''}`;
}
