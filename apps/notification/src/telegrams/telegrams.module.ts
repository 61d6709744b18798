import { Module } from '@nestjs/common';
import { TelegramFeed } from './telegram-feed.js';
import { TelegramFolder } from './telegram-folder.js';
import { TelegramReceiver } from './telegram-receiver.js';
import { TelegramRulesService } from './telegram-rules.service.js';
import { TelegramSinksService } from './telegram-sink.service.js';
import { TelegramSourcesService } from './telegram-sources.service.js';
import { TelegramsController } from './telegrams.controller.js';
import { TelegramsService } from './telegrams.service.js';

@Module({
  controllers: [TelegramsController],
  providers: [TelegramsService, TelegramRulesService, TelegramSourcesService, TelegramSinksService, TelegramFeed, TelegramFolder, TelegramReceiver],
  exports: [TelegramsService, TelegramSinksService],
})
export class TelegramsModule {}
