import { execFile, spawn } from 'node:child_process';
import { access, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '@tomoni/backing-services';
import { checkout } from '../../config.js';
import { config } from './config.js';

/**
 * Debezium's outbox event router in Kafka Connect, one worker, as its documentation sets it up: pgoutput, no snapshot, payload and key
 * as they are, the id as a header. Given what makes it faster here: strings instead of JSON with schemas, a short poll, larger batches.
 */
const { username, password, hostname, port, pathname } = new URL(config.DATABASE_URL);
const rest = await freePort();
const worker = {
  'bootstrap.servers': config.KAFKA_BROKERS, 'offset.storage.file.filename': resolve('offsets'), 'offset.flush.interval.ms': 1_000, 'listeners': `http://127.0.0.1:${rest}`,
  'key.converter': 'org.apache.kafka.connect.storage.StringConverter', 'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'header.converter': 'org.apache.kafka.connect.storage.StringConverter', 'producer.batch.size': 262_144, 'producer.linger.ms': 5,
};
const connector = {
  'name': 'outbox', 'connector.class': 'io.debezium.connector.postgresql.PostgresConnector', 'tasks.max': 1, 'plugin.name': 'pgoutput', 'snapshot.mode': 'no_data', 'tombstones.on.delete': false,
  'database.hostname': hostname, 'database.port': port, 'database.user': username, 'database.password': decodeURIComponent(password), 'database.dbname': pathname.slice(1),
  'topic.prefix': 'outbox', 'table.include.list': 'participation.outboxevent', 'publication.autocreate.mode': 'filtered', 'slot.name': `debezium_${pathname.slice(1)}`, 'publication.name': `debezium_${pathname.slice(1)}`,
  'poll.interval.ms': 10, 'max.batch.size': 8_192, 'max.queue.size': 32_768,
  'transforms': 'outbox', 'transforms.outbox.type': 'io.debezium.transforms.outbox.EventRouter', 'transforms.outbox.route.topic.replacement': config.KAFKA_TOPIC,
  'transforms.outbox.table.fields.additional.placement': 'id:header:ce_id,type:header:ce_type',
};
const properties = (values: Readonly<Record<string, string | number | boolean>>) => Object.entries(values).map(([name, value]) => `${name}=${value}\n`).join('');
await Promise.all([writeFile('worker.properties', properties(worker)), writeFile('connector.properties', properties(connector))]);

const child = spawn('java', ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', `${await jars()}/*`,
  'org.apache.kafka.connect.cli.ConnectStandalone', 'worker.properties', 'connector.properties'], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
process.on('SIGTERM', () => child.kill('SIGTERM'));

const isRunning = async () => {
  const response = await fetch(`http://127.0.0.1:${rest}/connectors/outbox/status`).catch(() => undefined);
  const status = response?.ok ? ((await response.json()) as { tasks: { state: string; trace?: string }[] }) : undefined;
  if (status?.tasks[0]?.trace) throw new Error(status.tasks[0].trace);
  return status?.tasks[0]?.state === 'RUNNING';
};
while (!(await isRunning())) await sleep(200);
createServer((_request, response) => response.end()).listen(config.PORT, '127.0.0.1');

/** From Maven Central, once. */
async function jars(): Promise<string> {
  const folder = resolve(checkout, 'node_modules/.cache/tomoni-bench/debezium');
  const isThere = await access(folder).then(() => true, () => false);
  if (!isThere) await promisify(execFile)('mvn', ['-B', '-q', '-f', resolve(checkout, 'bench/src/peers/debezium/pom.xml'), 'initialize', `-Djars=${folder}`]);
  return folder;
}
