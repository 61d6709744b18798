import { oneMachinePassword } from '@tomoni/backing-services';
import type { StartedTestServices } from './test-services.js';

const images = { postgres: 'postgres:17', kafka: 'confluentinc/cp-kafka:8.1.0', redis: 'redis:7' };

/** The same servers from containers; needs a Docker engine. */
export async function startContainers(): Promise<StartedTestServices> {
  // Loaded only here: reading it takes a second that other runs need not spend.
  const [{ Wait }, { PostgreSqlContainer }, { KafkaContainer }, { RedisContainer }] = await Promise.all([
    import('testcontainers'),
    import('@testcontainers/postgresql'),
    import('@testcontainers/kafka'),
    import('@testcontainers/redis'),
  ]);
  const [postgres, kafka, redis] = await Promise.all([
    new PostgreSqlContainer(images.postgres)
      .withUsername('postgres')
      .withPassword(oneMachinePassword)
      .withDatabase('postgres')
      .withEnvironment({ POSTGRES_INITDB_ARGS: '--locale=C.UTF-8 --locale-provider=icu --icu-locale=ja --data-checksums' })
      .withCommand(['postgres', ...Object.entries(postgresSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`])])
      .start(),
    new KafkaContainer(images.kafka)
      .withKraft()
      .withEnvironment(kafkaSettings)
      // Without it the container counts as ready as soon as its port is open, before the broker answers.
      .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
      .start(),
    new RedisContainer(images.redis).start(),
  ]);
  return {
    postgresUrl: postgres.getConnectionUri(),
    kafkaBrokers: `${kafka.getHost()}:${kafka.getMappedPort(9093)}`,
    redisUrl: redis.getConnectionUrl(),
    stop: async () => {
      await Promise.all([postgres.stop(), kafka.stop(), redis.stop()]);
    },
  };
}

const postgresSettings = { wal_level: 'logical', max_replication_slots: 100, max_wal_senders: 100, max_connections: 300, fsync: 'off', timezone: 'UTC' };

const kafkaSettings = {
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_LOG_MESSAGE_TIMESTAMP_TYPE: 'LogAppendTime',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '4',
};
