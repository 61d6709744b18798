import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { config } from './config.js';
import { HabitualCampaignsModule } from './habitual-campaigns.module.js';

// As the documentation of Nest starts an application: Express, class-validator's pipe, no request log.
const app = await NestFactory.create(HabitualCampaignsModule, { logger: ['error', 'warn'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
app.enableShutdownHooks();
await app.listen(config.PORT, '127.0.0.1');
