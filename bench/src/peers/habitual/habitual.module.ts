import { Module } from '@nestjs/common';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsService } from './applications.service.js';
import { config } from './config.js';
import * as tables from './tables.entity.js';

@Module({
  imports: [
    // Twice the connections of ours, so that the pool is not what limits it.
    TypeOrmModule.forRoot({ type: 'postgres', url: config.DATABASE_URL, entities: Object.values(tables), synchronize: true, poolSize: 20 }),
    ClientsModule.register([
      { name: 'KAFKA', transport: Transport.KAFKA, options: { client: { brokers: config.KAFKA_BROKERS.split(',') }, producerOnlyMode: true } },
    ]),
  ],
  controllers: [ApplicationsController],
  providers: [ApplicationsService],
})
export class HabitualModule {}
