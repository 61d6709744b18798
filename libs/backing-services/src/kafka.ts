import { randomUUIDv7 } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultJavaDir, plainEnvironment } from './config.js';
import { kafkaClassPath, requireJava } from './java.js';
import { freePort, requireFreePort } from './ports.js';
import { runTool } from './run-tool.js';
import { serverFolder, type ServerOptions } from './server-folder.js';
import { startServer, type Server } from './server-process.js';

export interface Kafka extends Server {
  /** "127.0.0.1:PORT" */
  brokers: string;
  port: number;
}

/** One more way in, for clients that reach the broker through something in between: they are told `advertisedPort`. */
export interface KafkaListener {
  /** Upper case. */
  name: string;
  port: number;
  advertisedPort: number;
}

/** A broker's place among three, each of which is a controller too: none is ready before two have started. */
export interface KafkaCluster {
  /** The same for all: a UUID as base64url. */
  id: string;
  /** From 1. */
  node: number;
  /** Of all nodes, in their order. */
  controllerPorts: readonly number[];
}

interface KafkaOptions extends ServerOptions {
  javaDir?: string;
  listeners?: readonly KafkaListener[];
  /** Alone when absent. */
  cluster?: KafkaCluster;
}

/** A real Kafka (KRaft) from Maven Central, on 127.0.0.1: one node, unless it is told its place among several. @throws CannotStart */
export async function startKafka({ dir, port: wanted, logFile, javaDir = defaultJavaDir, listeners = [], cluster }: KafkaOptions = {}): Promise<Kafka> {
  const java = await requireJava();
  const classPath = await kafkaClassPath(javaDir);
  const port = wanted ?? (await freePort());
  const controllerPort = cluster?.controllerPorts[cluster.node - 1] ?? (await freePort());
  await requireFreePort(port, 'Kafka');
  const { folder, cleanUp } = await serverFolder(dir, 'kafka');
  const archive = await classArchive(javaDir, java.version);
  const properties = join(folder, 'server.properties');
  const server = await startServer({
    name: 'Kafka',
    folder,
    logFile: logFile ?? join(folder, 'kafka.log'),
    command: java.command,
    args: [...memory, ...archive.flags, `-Dlog4j2.configurationFile=${join(folder, 'log4j2.properties')}`, 'kafka.Kafka', properties],
    env: { ...plainEnvironment(), CLASSPATH: classPath },
    stopSignal: 'SIGTERM',
    readyWithinMs: 120_000,
    isReady: (log) => log.includes('Kafka Server started'),
    prepare: async () => {
      await writeFile(properties, propertiesFile({ ...settings(folder, controllerPort, cluster), ...listening(port, controllerPort, listeners) }));
      await writeFile(join(folder, 'log4j2.properties'), propertiesFile(logging));
      await format(java.command, classPath, folder, cluster);
    },
    cleanUp: async () => {
      await archive.keep();
      await cleanUp();
    },
  });
  return { ...server, brokers: `127.0.0.1:${port}`, port };
}

const memory = ['-Xms64m', '-Xmx256m', '-Xss512k', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];

function listening(port: number, controllerPort: number, more: readonly KafkaListener[]): Record<string, string> {
  const all = [{ name: 'PLAINTEXT', port, advertisedPort: port }, ...more];
  const named = [...all, { name: 'CONTROLLER', port: controllerPort }];
  return {
    listeners: named.map((one) => `${one.name}://127.0.0.1:${one.port}`).join(),
    'advertised.listeners': all.map((one) => `${one.name}://127.0.0.1:${one.advertisedPort}`).join(),
    'listener.security.protocol.map': named.map(({ name }) => `${name}:PLAINTEXT`).join(),
    'inter.broker.listener.name': 'PLAINTEXT',
  };
}

function settings(folder: string, controllerPort: number, cluster?: KafkaCluster): Record<string, string | number | boolean> {
  const nodes = cluster?.controllerPorts.length ?? 1;
  return {
    'process.roles': 'broker,controller',
    'node.id': cluster?.node ?? 1,
    'controller.listener.names': 'CONTROLLER',
    ...(cluster
      ? { 'controller.quorum.voters': cluster.controllerPorts.map((port, at) => `${at + 1}@127.0.0.1:${port}`).join() }
      : { 'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}` }),
    'log.dirs': join(folder, 'data'),
    // Topics are declared from contracts, and their time is the time of arrival.
    'auto.create.topics.enable': false,
    'log.message.timestamp.type': 'LogAppendTime',
    // Every node holds everything, and a record counts when a majority has it.
    'default.replication.factor': nodes,
    'min.insync.replicas': Math.ceil((nodes + 1) / 2),
    'offsets.topic.replication.factor': nodes,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': nodes,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': nodes,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 4,
    'group.initial.rebalance.delay.ms': 0,
    // After a kill the node must count as dead soon, so that its next start need not wait.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    // The defaults are sized for servers with many gigabytes.
    'log.cleaner.dedupe.buffer.size': 4_194_304,
    'log.cleaner.io.buffer.size': 131_072,
    'log.index.size.max.bytes': 1_048_576,
  };
}

const logging = {
  'appender.out.type': 'Console',
  'appender.out.name': 'out',
  'appender.out.layout.type': 'PatternLayout',
  'appender.out.layout.pattern': '%d{ISO8601} %p %c{1} %m%n',
  'rootLogger.level': 'warn',
  'rootLogger.appenderRef.out.ref': 'out',
  'logger.ready.name': 'kafka.server.KafkaRaftServer', // says "Kafka Server started"
  'logger.ready.level': 'info',
};

const propertiesFile = (values: Record<string, string | number | boolean>) =>
  Object.entries(values).map(([name, value]) => `${name}=${value}\n`).join('');

/** A UUIDv7 begins with the time, so its base64url never begins with "-", which the tool would take for an option. */
export const kafkaClusterId = (): string => Buffer.from(randomUUIDv7().replaceAll('-', ''), 'hex').toString('base64url');

/** Once per data folder; a folder whose first start was cut short begins again. */
async function format(java: string, classPath: string, folder: string, cluster?: KafkaCluster): Promise<void> {
  const formatted = join(folder, 'formatted');
  if (await exists(formatted)) return;
  await rm(join(folder, 'data'), { recursive: true, force: true });
  await mkdir(join(folder, 'data'), { recursive: true });
  const id = cluster?.id ?? kafkaClusterId();
  const tool = ['kafka.tools.StorageTool', 'format', ...(cluster ? [] : ['--standalone']), '-t', id, '-c', join(folder, 'server.properties')];
  const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', `-Dlog4j2.configurationFile=${join(folder, 'log4j2.properties')}`];
  await runTool(`Kafka could not prepare ${folder}`, java, [...quick, ...tool], folder, { CLASSPATH: classPath });
  await writeFile(formatted, '');
}

/** The first run writes down the classes it loaded; later ones map that file and start in half the time. */
async function classArchive(javaDir: string, version: number): Promise<{ flags: string[]; keep: () => Promise<void> }> {
  const archive = join(javaDir, `kafka-java${version}.jsa`);
  if (await exists(archive)) return { flags: [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto', '-Xlog:cds=off', '-Xlog:class+path=off'], keep: () => Promise.resolve() };
  const fresh = `${archive}.${process.pid}.${Date.now()}`;
  // Nothing is there to keep after a kill.
  return { flags: [`-XX:ArchiveClassesAtExit=${fresh}`, '-Xlog:cds=off'], keep: () => rename(fresh, archive).catch(() => undefined) };
}

const exists = (path: string) => access(path).then(() => true, () => false);
