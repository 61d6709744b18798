import 'reflect-metadata';
import { createServer } from 'node:http';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, KafkaRetriableException, Payload, Transport } from '@nestjs/microservices';
import { Pool } from 'pg';
import { refusePoison } from '../../effect.js';
import { config } from './config.js';

const pool = new Pool({ connectionString: config.DATABASE_URL, max: 12 });

@Controller()
class Effects {
  /** What fails is thrown as the documentation of Nest's Kafka transport says: anything else would be logged, committed and lost. */
  @EventPattern(config.KAFKA_TOPIC)
  async drafted(@Payload() data: object): Promise<void> {
    const payload = data as { applicationId: string; groupId: string };
    try {
      refusePoison(payload);
      await pool.query({ name: 'effect', text: 'INSERT INTO effect (case_id) VALUES ($1) ON CONFLICT DO NOTHING', values: [payload.applicationId] });
    } catch (error) {
      throw new KafkaRetriableException(error instanceof Error ? error.message : String(error));
    }
  }
}

@Module({ controllers: [Effects] })
class EffectsModule {}

const app = await NestFactory.createMicroservice(EffectsModule, {
  transport: Transport.KAFKA,
  options: { client: { clientId: 'nest', brokers: config.KAFKA_BROKERS.split(',') }, consumer: { groupId: 'nest' }, run: { partitionsConsumedConcurrently: 12 }, subscribe: { fromBeginning: true } },
  logger: false,
});
await app.listen();
createServer((_request, response) => response.end()).listen(config.PORT, '127.0.0.1');
