import { setTimeout as sleep } from 'node:timers/promises';
import { CannotBeDone } from '../errors.js';
import type { PartitionRange } from '../kafka/port.js';
import type { Queryable } from '../operations/dead-letter-operations.js';
import { cancelRebuild, orderRebuild, projectionsOf, rebuildsOf, type KnownProjection, type Rebuild } from '../rebuild/orders.js';
import { agreed, inService, kafkaOf, namingOf, type Command, type Terminal } from './terminal.js';

const lookMs = 1_000;

export const rebuildCommand: Command = (given, config, terminal) => inService(given, config(), async (db, _, service) => {
  const all = await projectionsOf(db);
  if (given.projection === undefined) return show(db, all, service, terminal);
  const projection = all.find(({ name }) => name === given.projection);
  if (!projection) throw new CannotBeDone(`${service} has no projection "${given.projection}"; it has ${all.map(({ name }) => name).join(', ') || 'none'}.`);
  const { name, tables, topics } = projection;
  const [last] = await rebuildsOf(db, name, 1);
  const open = last?.state === 'requested' || last?.state === 'running' ? last : undefined;

  if (given.cancel) {
    if (!open) throw new CannotBeDone(`${name} is not being rebuilt: there is nothing to cancel.`);
    terminal.print(`${name}: ${progress(open)}; the tables of today would stay`);
    const operator = await agreed(given, terminal, `Stop the rebuild of ${name}?`);
    if (!operator) return;
    await cancelRebuild(db, operator, name);
    terminal.print(`The rebuild of ${name} stops within seconds`);
    return;
  }
  if (open) throw new CannotBeDone(`${name} is being rebuilt: ${progress(open)}. --cancel stops it.`);

  const { prefix } = namingOf(config());
  const admin = await kafkaOf(config()).admin();
  const ranges = await admin.rangesSince(topics.map((topic) => prefix + topic), 0).finally(() => admin.close());
  const records = ranges.reduce((sum, { offset, end }) => sum + Number(end - offset), 0);
  terminal.print(`${name}: ${tables.join(', ')} would be made anew from ${number(records)} records of ${topics.join(', ')}, beside the tables of today, which then go`);
  const begins = ranges.filter(({ offset }) => offset > 0n).map(gone(prefix));
  if (begins.length > 0) terminal.print(`The log is not whole any more: ${begins.join('; ')}. What happened then would be missing.`);
  if (begins.length > 0 && !given.partial) throw new CannotBeDone('Nothing was done. --partial rebuilds from what is left.');
  const operator = await agreed(given, terminal, `Rebuild ${name} of ${service}?`);
  if (!operator) return;
  await orderRebuild(db, operator, name);
  return follow(db, name, terminal);
});

const number = (value: number) => value.toLocaleString('en-US');
const gone = (prefix: string) => ({ topic, partition, offset }: PartitionRange) => `${topic.slice(prefix.length)} lost its first ${number(Number(offset))} records of partition ${partition}`;

async function show(db: Queryable, all: readonly KnownProjection[], service: string, terminal: Terminal): Promise<void> {
  if (all.length === 0) terminal.print(`${service} has no projection.`);
  for (const { name, tables, topics } of all) {
    terminal.print(`${name}: ${tables.join(', ')} from ${topics.join(', ')}`);
    for (const rebuild of await rebuildsOf(db, name)) terminal.print(`  ${rebuild.requestedAt.toISOString()} ${progress(rebuild)}`);
  }
}

/** Shows how it goes until it has ended. Answers the exit code. */
async function follow(db: Queryable, name: string, terminal: Terminal): Promise<number> {
  for (let said = ''; !terminal.signal.aborted; await sleep(lookMs, undefined, { signal: terminal.signal }).catch(() => undefined)) {
    const [rebuild] = await rebuildsOf(db, name, 1);
    if (!rebuild) break;
    const text = progress(rebuild);
    if (text !== said) terminal.print(text);
    said = text;
    if (rebuild.state === 'done') return 0;
    if (rebuild.state === 'failed' || rebuild.state === 'cancelled') return 1;
  }
  terminal.print(`The rebuild of ${name} goes on; without --projection this command shows it.`);
  return 0;
}

function progress({ state, read, toRead, cause, seconds }: Rebuild): string {
  if (state === 'requested') return 'requested; a consumer of the service begins within seconds';
  if (state === 'failed') return `failed, and nothing was changed: ${cause ?? ''}`;
  const rate = seconds ? `, ${number(Math.round(read / seconds))} a second` : '';
  return `${state}: ${number(read)} of ${number(toRead)} records${rate}${state === 'running' ? '' : `, after ${(seconds ?? 0).toFixed(1)} s`}`;
}
