import { spawn } from 'node:child_process';
import { CannotStart } from '@tomoni/backing-services';
import { startTestServices, type TestServices } from './test-services.js';

// Runs a command beside servers that all its test processes share: `with-servers nx run-many -t test`.
try {
  const { stop, ...services } = await startTestServices();
  try {
    process.exitCode = await run(services);
  } finally {
    await stop();
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** @returns the command's exit code; a signal to us is one to the command, and the servers stop after it */
function run({ postgresUrl, kafkaBrokers, redisUrl }: TestServices): Promise<number> {
  const [command = 'true', ...args] = process.argv.slice(2);
  const named = [`TEST_POSTGRES_URL=${postgresUrl}`, `TEST_KAFKA_BROKERS=${kafkaBrokers}`, `TEST_REDIS_URL=${redisUrl}`];
  const child = spawn('env', [...named, command, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
