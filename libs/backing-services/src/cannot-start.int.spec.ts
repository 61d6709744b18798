import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { CannotStart, fetchJars, startKafka, startMailInbox, startPostgres, startRedis } from './index.js';
import { markOf } from './process-mark.js';

let base: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'tomoni-cannot-start-'));
});
afterAll(() => rm(base, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The sentence a person reads. */
async function refusal(start: Promise<unknown>): Promise<string> {
  const error = await start.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(CannotStart);
  return error instanceof CannotStart ? error.message : '';
}

test('a busy port is named', async () => {
  const somebody = createServer().listen(0, '127.0.0.1');
  await once(somebody, 'listening');
  const { port } = somebody.address() as AddressInfo;
  const sentence = `is already in use on 127.0.0.1: stop the program that uses it, or choose another port.`;
  expect(await refusal(startPostgres({ port }))).toBe(`Port ${port} for PostgreSQL ${sentence}`);
  expect(await refusal(startKafka({ port }))).toBe(`Port ${port} for Kafka ${sentence}`);
  expect(await refusal(startRedis({ port }))).toBe(`Port ${port} for Redis ${sentence}`);
  expect(await refusal(startMailInbox({ httpPort: port }))).toBe(`Port ${port} for the mail inbox (HTTP) ${sentence}`);
  somebody.close();
});

test('a second copy in the same folder is refused, and the first goes on', async () => {
  const dir = join(base, 'twice');
  const first = await startRedis({ dir });
  expect(await refusal(startRedis({ dir }))).toBe(`Redis already runs in ${dir}, started by process ${process.pid}: use that one, stop it first, or choose another folder.`);
  expect(markOf(first.pid)).toBeDefined();
  await first.stop();
});

test('a folder that cannot be written is named', async () => {
  const file = join(base, 'a-file');
  await writeFile(file, '');
  expect(await refusal(startRedis({ dir: join(file, 'redis') }))).toContain(`Cannot write in ${join(file, 'redis')}: no permission (ENOTDIR).`);
});

test('a server that gives up shows the end of its log', async () => {
  const dir = join(base, 'broken');
  await mkdir(dir);
  await writeFile(join(dir, 'appendonly.aof'), 'not an append-only file');
  expect(await refusal(startRedis({ dir }))).toMatch(/^Redis ended while starting \(exit code 1\); its log .*redis\.log ends with:\n[^]*Bad file format/);
});

const waysOut = /Three ways out: install them .*docker compose up.*KAFKA_BROKERS and REDIS_URL to servers of your own\.$/;

test('a missing Java names the three ways out', async () => {
  vi.stubEnv('JAVA_HOME', join(base, 'no-java'));
  const sentence = await refusal(startKafka());
  expect(sentence).toMatch(/^Kafka needs Java 17 or newer, and `.*no-java\/bin\/java` cannot be run\./);
  expect(sentence).toMatch(waysOut);
});

test('an old Java names the three ways out', async () => {
  await mkdir(join(base, 'java11/bin'), { recursive: true });
  await writeFile(join(base, 'java11/bin/java'), '#!/bin/sh\necho \'openjdk version "11.0.20" 2023-07-18\' >&2\n');
  await chmod(join(base, 'java11/bin/java'), 0o755);
  vi.stubEnv('JAVA_HOME', join(base, 'java11'));
  const sentence = await refusal(startKafka());
  expect(sentence).toMatch(/^Kafka needs Java 17 or newer, and `.*` is Java 11\./);
  expect(sentence).toMatch(waysOut);
});

test('a missing Maven names the three ways out', async () => {
  vi.stubEnv('PATH', base);
  const sentence = await refusal(startRedis({ javaDir: join(base, 'no-jars') }));
  expect(sentence).toMatch(/^Kafka and Redis come through Maven, and `mvn` cannot be run\./);
  expect(sentence).toMatch(waysOut);
});

test('Maven is asked once more: another process may be writing the same files', async () => {
  const bin = join(base, 'maven-in-a-crowd');
  const asked = join(bin, 'asked');
  await mkdir(bin);
  await writeFile(join(bin, 'mvn'), `#!/bin/sh\necho >> ${asked}\nif [ $(wc -l < ${asked}) = 2 ]; then exit 0; fi\necho '[ERROR] Failed to copy full contents'; exit 1\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${bin}:/usr/bin:/bin`);
  await fetchJars(join(base, 'second-time'));
  expect(await refusal(fetchJars(join(base, 'in-vain')))).toMatch(/^Maven could not fetch Kafka and Redis: Failed to copy full contents/);
});

test('a server never outlives a supervisor that was killed, and its folder is free for the next one', async () => {
  const dir = join(base, 'orphan');
  // Another process runs what was built: it cannot load TypeScript.
  const program = `
    import { startRedis } from ${JSON.stringify(join(import.meta.dirname, '../dist/index.js'))};
    console.log((await startRedis({ dir: ${JSON.stringify(dir)} })).pid);
    setInterval(() => {}, 60_000);`;
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = (await once(supervisor.stdout, 'data')) as [Buffer];
  expect(await refusal(startRedis({ dir }))).toContain(`started by process ${supervisor.pid}`);
  supervisor.kill('SIGKILL');
  const next = await vi.waitFor(() => startRedis({ dir }), 5000);
  expect(markOf(Number(pid))).toBeUndefined();
  await next.stop();
});
