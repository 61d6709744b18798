import { Public, Returns } from '@tomoni/platform';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { TopicsService } from './topics.service.js';

const named = z.object({ code: z.string(), name: z.object({ ja: z.string(), en: z.string() }) });
const TopicsView = z
  .object({ topics: z.array(named), areas: z.array(named) })
  .meta({
    id: 'Topics',
    description: '選べる分野と地域 / topics and areas to choose from',
    example: { topics: [{ code: 'safety', name: { ja: '防犯・防災', en: 'Safety' } }], areas: [{ code: '123421', name: { ja: '見本市', en: 'Sample City' } }] },
  });

@Controller('topics')
export class TopicsController {
  constructor(private readonly topics: TopicsService) {}

  @Get()
  @Public()
  @Returns(TopicsView)
  list() {
    return this.topics.list();
  }
}
