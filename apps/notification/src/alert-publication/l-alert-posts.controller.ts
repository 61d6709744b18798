import { moment } from '@tomoni/contracts';
import { pageOf, pageQuery, Returns, Scopes } from '@tomoni/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { postStatuses } from './l-alert-post.entity.js';
import { LAlertPostsService } from './l-alert-posts.service.js';

const status = z.enum(postStatuses);
const PostView = z
  .object({
    versionId: z.uuid(), alertId: z.uuid(), documentId: z.uuid(), revision: z.int(), status, attempts: z.int(), problem: z.string().nullable(),
    nextAttemptAt: moment, createdAt: moment, postedAt: moment.nullable(),
  })
  .meta({
    id: 'LAlertPost', description: 'Lアラートへ渡す文書の一つの版 / one revision of a document for the L-Alert',
    example: {
      versionId: '019a4f00-0000-7000-8000-0000000000a2', alertId: '019a4f00-0000-7000-8000-0000000000a1', documentId: '019a4f00-0000-7000-8000-0000000000a1', revision: 1, status: 'waiting',
      attempts: 2, problem: 'EACCES: permission denied', nextAttemptAt: '2026-06-30T09:00:15.000Z', createdAt: '2026-06-30T09:00:00.000Z', postedAt: null,
    },
  });
const ListPosts = pageQuery({ status: status.optional() });

@Controller('l-alert-posts')
@Scopes('alerts:read', { kinds: ['staff'] })
export class LAlertPostsController {
  constructor(private readonly posts: LAlertPostsService) {}

  @Get()
  @Returns(pageOf(PostView))
  list(@Query({ schema: ListPosts }) query: z.output<typeof ListPosts>) {
    return this.posts.list(query);
  }
}
