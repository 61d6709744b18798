import { join } from 'node:path';

const workspace = join(import.meta.dirname, '../../..');

/** Where Kafka's jars and the Redis binary are kept; shared by `npm start` and the specs. */
export const defaultJavaDir = join(workspace, '.tomoni/java');

/** `java` of JAVA_HOME, else of the PATH. */
export function javaCommand(): string {
  const home = process.env['JAVA_HOME'];
  return home ? join(home, 'bin/java') : 'java';
}

/** What a server inherits: neither our secrets nor settings such as PGDATA or JAVA_TOOL_OPTIONS that would change it. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TZ } = process.env;
  return { PATH, HOME, TMPDIR, TZ, LC_ALL: 'C.UTF-8' };
}

export interface SpecServices {
  postgresUrl: string;
  kafkaBrokers: string;
  redisUrl: string;
}

/** Servers started once for all test processes (`npm test`), or for this run of Vitest. */
export function testServices(): Partial<SpecServices> {
  const { TEST_POSTGRES_URL, TEST_KAFKA_BROKERS, TEST_REDIS_URL } = process.env;
  return { postgresUrl: TEST_POSTGRES_URL, kafkaBrokers: TEST_KAFKA_BROKERS, redisUrl: TEST_REDIS_URL };
}

/** For `prepare-database`: who may create roles, and the password the services' roles get. */
export function adminDatabase(): { url: string; password: string } {
  const { ADMIN_DATABASE_URL: url, SERVICE_DATABASE_PASSWORD: password } = process.env;
  if (!url || !password) throw new Error('ADMIN_DATABASE_URL and SERVICE_DATABASE_PASSWORD must be set');
  return { url, password };
}
