import { setTimeout as sleep } from 'node:timers/promises';
import { CannotBeDone } from '../errors.js';
import type { PartitionRange } from '../kafka/port.js';
import { audited, type Queryable } from '../operations/dead-letter-operations.js';
import type { Arguments } from './arguments.js';
import { agreed, inService, kafkaOf, namingOf, type Command, type Terminal } from './terminal.js';

interface ProjectionRow { readonly name: string; readonly tables: string[]; readonly topics: string[] }
interface RebuildRow { readonly id: string; readonly projection: string; readonly state: string; readonly read: number; readonly toRead: number; readonly cause: string | null; readonly seconds: number | null; readonly requestedAt: Date }

const lookMs = 1_000;
const count = (number: number) => number.toLocaleString('en-US');

export const rebuildCommand: Command = (given, config, terminal) => inService(given, config(), async (db, _, service) => {
  const all = await db.query<ProjectionRow[]>('SELECT name, tables, topics FROM projection ORDER BY name');
  if (given.projection === undefined) return show(db, all, service, terminal);
  const projection = all.find(({ name }) => name === given.projection);
  if (!projection) throw new CannotBeDone(`${service} has no projection "${given.projection}"; it has ${all.map(({ name }) => name).join(', ') || 'none'}.`);
  const [open] = await rebuilds(db, `projection = $1 AND state IN ('requested', 'running')`, [projection.name]);
  if (given.cancel) return cancel(db, given, projection, open, terminal);
  if (open) throw new CannotBeDone(`${projection.name} is being rebuilt: ${progress(open)}. --cancel stops it.`);

  const admin = await kafkaOf(config()).admin();
  const { prefix } = namingOf(config());
  const ranges = await admin.rangesSince(projection.topics.map((topic) => prefix + topic), 0).finally(() => admin.close());
  const records = ranges.reduce((sum, { offset, end }) => sum + Number(end - offset), 0);
  terminal.print(`${projection.name}: ${projection.tables.join(', ')} would be made anew from ${count(records)} records of ${projection.topics.join(', ')}, beside the tables of today, which then go`);
  const gone = ranges.filter(({ offset }) => offset > 0n);
  if (gone.length > 0) {
    terminal.print(`The log is not whole any more: ${gone.map(lost(prefix)).join('; ')}. What happened then would be missing.`);
    if (!given.partial) throw new CannotBeDone('Nothing was done. --partial rebuilds from what is left.');
  }
  const operator = await agreed(given, terminal, `Rebuild ${projection.name} of ${service}?`);
  if (!operator) return;
  await audited(db, operator, 'rebuild', { projection, records }, 'INSERT INTO projection_rebuild (projection) VALUES ($5)', [projection.name]);
  return follow(db, projection, terminal);
});

const lost = (prefix: string) => ({ topic, partition, offset }: PartitionRange) => `${topic.slice(prefix.length)} lost its first ${count(Number(offset))} records of partition ${partition}`;

async function show(db: Queryable, all: readonly ProjectionRow[], service: string, terminal: Terminal): Promise<void> {
  if (all.length === 0) terminal.print(`${service} has no projection.`);
  for (const { name, tables, topics } of all) {
    terminal.print(`${name}: ${tables.join(', ')} from ${topics.join(', ')}`);
    for (const row of await rebuilds(db, 'projection = $1', [name])) terminal.print(`  ${row.requestedAt.toISOString()} ${progress(row)}`);
  }
}

async function cancel(db: Queryable, given: Arguments, { name }: ProjectionRow, open: RebuildRow | undefined, terminal: Terminal): Promise<void> {
  if (!open) throw new CannotBeDone(`${name} is not being rebuilt: there is nothing to cancel.`);
  terminal.print(`${name}: ${progress(open)}; the tables of today would stay`);
  const operator = await agreed(given, terminal, `Stop the rebuild of ${name}?`);
  if (!operator) return;
  await audited(db, operator, 'cancel-rebuild', { projection: name }, `UPDATE projection_rebuild SET state = 'cancelled', ended_at = now() WHERE id = $5 AND state IN ('requested', 'running')`, [open.id]);
  terminal.print(`The rebuild of ${name} stops within seconds`);
}

/** Shows how it goes until it has ended. Answers the exit code. */
async function follow(db: Queryable, { name }: ProjectionRow, terminal: Terminal): Promise<number> {
  for (let said = ''; !terminal.signal.aborted; await sleep(lookMs, undefined, { signal: terminal.signal }).catch(() => undefined)) {
    const [row] = await rebuilds(db, 'projection = $1', [name]);
    if (!row) break;
    const text = progress(row);
    if (text !== said) terminal.print(text);
    said = text;
    if (row.state === 'done') return 0;
    if (row.state === 'failed' || row.state === 'cancelled') return 1;
  }
  terminal.print(`The rebuild of ${name} goes on; without --projection this command shows it.`);
  return 0;
}

const rebuilds = (db: Queryable, where: string, values: unknown[]) => db.query<RebuildRow[]>(
  `SELECT id, projection, state, read::float8 AS read, to_read::float8 AS "toRead", cause, requested_at AS "requestedAt",
     extract(epoch FROM coalesce(ended_at, now()) - started_at)::float8 AS seconds
   FROM projection_rebuild WHERE ${where} ORDER BY projection_rebuild.id DESC LIMIT 5`, values);

function progress({ state, read, toRead, cause, seconds }: RebuildRow): string {
  const rate = seconds ? `, ${count(Math.round(read / seconds))} a second` : '';
  const of = `${count(read)} of ${count(toRead)} records${rate}`;
  switch (state) {
    case 'requested':
      return 'requested; a consumer of the service begins within seconds';
    case 'running':
      return `running: ${of}`;
    case 'failed':
      return `failed, and nothing was changed: ${cause ?? ''}`;
    default:
      return `${state}: ${of}, after ${(seconds ?? 0).toFixed(1)} s`;
  }
}
