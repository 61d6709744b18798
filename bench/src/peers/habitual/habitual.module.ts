import { Module } from '@nestjs/common';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsService } from './applications.service.js';
import { config } from './config.js';
import * as tables from './tables.entity.js';

@Module({
  imports: [
    // The default pool of 10 would be the limit; ours has the same size as this.
    TypeOrmModule.forRoot({ type: 'postgres', url: config.DATABASE_URL, entities: Object.values(tables), synchronize: true, poolSize: 20 }),
    ClientsModule.register([
      { name: 'KAFKA', transport: Transport.KAFKA, options: { client: { brokers: config.KAFKA_BROKERS.split(',') }, producerOnlyMode: true } },
    ]),
  ],
  controllers: [ApplicationsController],
  providers: [ApplicationsService],
})
export class HabitualModule {}
