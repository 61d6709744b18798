import { Module } from '@nestjs/common';
import { TelegramSinksService } from './telegram-sink.service.js';

@Module({ providers: [TelegramSinksService], exports: [TelegramSinksService] })
export class TelegramsModule {}
