import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { kafkaClients } from '../kafka/connect.js';

const variables = z.object({
  /** Of anybody who may read and change the service's tables; the schema is chosen by --service. */
  DATABASE_URL: z.url(),
  KAFKA_BROKERS: z.string().min(1),
  KAFKA_CLIENT: z.enum(kafkaClients).default('platformatic'),
  KAFKA_TOPIC_PREFIX: z.string().default(''),
  KAFKA_PARTITIONS: z.coerce.number().int().positive().default(12),
});
export type CliConfig = z.output<typeof variables>;

const urls = z.object({ postgres: z.string(), kafka: z.string() });

/** The environment, and for what it does not name the platform that `npm start` runs. @throws one sentence for people */
export function readCliConfig(env: NodeJS.ProcessEnv = process.env, folder = process.cwd()): CliConfig {
  const running = runningStack(env['TOMONI_HOME'] ?? join(folder, '.tomoni'));
  const parsed = variables.safeParse({ DATABASE_URL: running?.postgres, KAFKA_BROKERS: running?.kafka, ...env });
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`).join(', ');
  throw new Error(`Start the platform with \`npm start\`, or set ${names}.`);
}

function runningStack(home: string): z.output<typeof urls> | undefined {
  try {
    return urls.parse(JSON.parse(readFileSync(join(home, 'urls.json'), 'utf8')));
  } catch {
    return undefined; // it does not run
  }
}
