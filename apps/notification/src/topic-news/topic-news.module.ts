import { Module } from '@nestjs/common';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { NewsRounds } from './news-rounds.service.js';
import { TopicNewsService } from './topic-news.service.js';

@Module({ imports: [DispatchesModule], providers: [NewsRounds, TopicNewsService], exports: [TopicNewsService] })
export class TopicNewsModule {}
