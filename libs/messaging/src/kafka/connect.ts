import type { KafkaPort } from './port.js';

export const kafkaClients = ['platformatic', 'kafkajs'] as const;
export type KafkaClient = (typeof kafkaClients)[number];

/** Only the client that is used is loaded: kafkajs takes 18 MB of memory, @platformatic/kafka 45. */
const adapters = {
  platformatic: async () => (await import('./platformatic.adapter.js')).platformaticPort,
  kafkajs: async () => (await import('./kafkajs.adapter.js')).kafkajsPort,
};

/** Connects when first used. @param brokers "host:port,host:port" */
export function connectKafka(client: KafkaClient, brokers: string, clientId: string): KafkaPort {
  let loading: Promise<KafkaPort> | undefined;
  const port = () => (loading ??= adapters[client]().then((open) => open(brokers.split(','), clientId)));
  return {
    producer: async () => (await port()).producer(),
    consumer: async (options) => (await port()).consumer(options),
    read: async (ranges, options) => (await port()).read(ranges, options),
    admin: async () => (await port()).admin(),
  };
}
