import { moment } from '@tomoni/contracts';
import { Audit, IfMatch, pageOf, pageQuery, Returns, Scopes } from '@tomoni/platform';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { announcementChannels } from '../announcements/channel-publisher.service.js';
import { postStatuses, postStatusTexts, type ChannelPost } from './channel-post.entity.js';
import { ChannelPostsService } from './channel-posts.service.js';

const status = z.enum(postStatuses);
const PostView = z
  .object({
    id: z.uuid(),
    announcementId: z.uuid(),
    edition: z.int(),
    kind: z.enum(['published', 'corrected', 'withdrawn']),
    channel: z.enum(announcementChannels),
    partnerId: z.uuid().nullable(),
    status,
    statusText: z.object({ ja: z.string(), en: z.string() }),
    externalId: z.string().nullable(),
    attempts: z.int(),
    nextAttemptAt: moment.nullable(),
    lastError: z.string().nullable(),
    createdAt: moment,
    postedAt: moment.nullable(),
    version: z.int(),
  })
  .meta({
    id: 'ChannelPost',
    description: 'お知らせの一つの版の、一つの媒体への掲載 / one edition of an announcement on one channel',
    example: {
      id: '019a4f00-0000-7000-8000-000000000021', announcementId: '019a4f00-0000-7000-8000-000000000020', edition: 1, kind: 'published', channel: 'webhook',
      partnerId: '019a4f00-0000-7000-8000-0000000000f1', status: 'queued', statusText: postStatusTexts.queued, externalId: null, attempts: 3,
      nextAttemptAt: '2026-06-20T05:16:44.120Z', lastError: 'status-503', createdAt: '2026-06-20T05:12:44.120Z', postedAt: null, version: 7,
    },
  });
const PostId = z.object({ id: z.uuid() });
const ListPosts = pageQuery({ announcementId: z.uuid().optional(), status: status.optional(), channel: z.enum(announcementChannels).optional() });

const viewOf = (post: ChannelPost): z.input<typeof PostView> => ({
  ...post, partnerId: post.target === '' ? null : post.target, statusText: postStatusTexts[post.status], nextAttemptAt: post.status === 'queued' ? post.nextAttemptAt : null,
});

@Controller('channel-posts')
@Audit('channel-post')
export class ChannelPostsController {
  constructor(private readonly posts: ChannelPostsService) {}

  /** The newest first. */
  @Get()
  @Scopes('announcements:read', { kinds: ['staff'] })
  @Returns(pageOf(PostView))
  async list(@Query({ schema: ListPosts }) query: z.output<typeof ListPosts>) {
    const { items, next } = await this.posts.list(query);
    return { items: items.map(viewOf), next };
  }

  /** Tries a failed post again, with the whole time it had at first. */
  @Post(':id/retry')
  @HttpCode(200)
  @Scopes('announcements:publish', { kinds: ['staff'] })
  @Returns(PostView)
  retry(@Param({ schema: PostId }) { id }: z.output<typeof PostId>, @IfMatch() version: number) {
    return this.posts.retry(id, version, viewOf);
  }
}
