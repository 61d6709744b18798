import { allOrNone, startKafka, startPostgres, startRedis } from '@tomoni/backing-services';
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
  const servers = await allOrNone([startPostgres(), startKafka(), startRedis()]);
  const [postgres, kafka, redis] = servers;
  return {
    postgresUrl: postgres.url, kafkaBrokers: kafka.brokers, redisUrl: redis.url,
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}
