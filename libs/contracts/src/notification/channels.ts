import { z } from 'zod';
import { defineEvent } from '../event.js';
import { code, deptCode, idOf } from '../values.js';

// Announcements on their way to other channels (domain.md N1).
export const channelPostFailed = defineEvent({
  type: 'notification.channel-post.failed.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'channelPostId',
  payload: z.object({
    channelPostId: idOf('媒体への掲載', 'channel post'),
    announcementId: idOf('お知らせ', 'announcement'),
    channel: code.describe('媒体 / channel'),
    reason: code.describe('理由コード / code of the reason'),
    attempts: z.int().nonnegative().describe('試みた回数 / how often it was tried'),
    deptCode,
  }),
  example: {
    channelPostId: '019a4f00-0000-7000-8000-000000000021', announcementId: '019a4f00-0000-7000-8000-000000000020',
    channel: 'webhook', reason: 'no-answer', attempts: 78, deptCode: '0220',
  },
  summary: { ja: 'お知らせを媒体に載せられなかった', en: 'An announcement could not be put on a channel' },
});
