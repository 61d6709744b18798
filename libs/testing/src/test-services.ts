import { CannotStart, startKafka, startPostgres, startRedis } from '@tomoni/backing-services';
import { config } from './config.js';
import { startContainers } from './test-containers.js';

export interface TestServices {
  postgresUrl: string;
  kafkaBrokers: string;
  redisUrl: string;
}

export interface StartedTestServices extends TestServices {
  stop: () => Promise<void>;
}

/** The servers specs share: those the environment names, else new ones from packages, or from containers when told so. */
export async function startTestServices(): Promise<StartedTestServices> {
  const { given, kind } = config();
  if (given) return { ...given, stop: () => Promise.resolve() };
  return kind === 'containers' ? startContainers() : startEmbedded();
}

async function startEmbedded(): Promise<StartedTestServices> {
  const started = await Promise.allSettled([startPostgres(), startKafka(), startRedis()]);
  const stop = async () => {
    await Promise.all(started.map(async (server) => server.status === 'fulfilled' && server.value.stop()));
  };
  const [postgres, kafka, redis] = started;
  if (postgres.status === 'fulfilled' && kafka.status === 'fulfilled' && redis.status === 'fulfilled')
    return { postgresUrl: postgres.value.url, kafkaBrokers: kafka.value.brokers, redisUrl: redis.value.url, stop };
  await stop();
  const reasons = started.flatMap((server) => (server.status === 'rejected' ? [server.reason as Error] : []));
  throw new CannotStart(reasons.map(({ message }) => message).join('\n'), { cause: reasons[0] });
}
