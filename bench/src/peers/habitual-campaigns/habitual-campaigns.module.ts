import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { config } from './config.js';
import * as tables from './tables.entity.js';

@Module({
  // Twice the connections of ours, so that the pool is not what limits it.
  imports: [TypeOrmModule.forRoot({ type: 'postgres', url: config.DATABASE_URL, entities: Object.values(tables), synchronize: true, poolSize: 20 })],
  controllers: [CampaignsController],
  providers: [CampaignsService],
})
export class HabitualCampaignsModule {}
