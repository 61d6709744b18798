import { kafkajsPort } from './kafkajs.adapter.js';
import { platformaticPort } from './platformatic.adapter.js';
import type { KafkaPort } from './port.js';

export const kafkaClients = ['platformatic', 'kafkajs'] as const;
export type KafkaClient = (typeof kafkaClients)[number];

const ports = { platformatic: platformaticPort, kafkajs: kafkajsPort };

/** @param brokers "host:port,host:port" */
export function connectKafka(client: KafkaClient, brokers: string, clientId: string): KafkaPort {
  return ports[client](brokers.split(','), clientId);
}
