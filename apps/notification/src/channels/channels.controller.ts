import { moment } from '@tomoni/contracts';
import { NotFound, Public, Refuses, Returns, Scopes } from '@tomoni/platform';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { endpointKinds } from '../subscriptions/endpoint.entity.js';
import { ChannelsService } from './channels.service.js';

const Channels = z
  .object({
    items: z.array(z.object({
      channel: z.enum(endpointKinds),
      configured: z.boolean(),
      endpoints: z.int().meta({ description: '届けられる宛先の数 / endpoints that are written to' }),
      lastWorkedAt: moment.nullable(),
      lastFailedAt: moment.nullable(),
      lastFailure: z.string().nullable(),
    })),
    unknownReceipts: z.int().meta({ description: '送った覚えのないSMSの受領通知の数 / receipts of SMS nobody here sent' }),
  })
  .meta({
    id: 'Channels',
    description: '設定済みの媒体と、このプロセスが最後に受けた応答 / which channels are set up, and how each answered this process last',
    example: { items: [{ channel: 'sms', configured: true, endpoints: 1_204, lastWorkedAt: '2026-06-20T05:12:44.120Z', lastFailedAt: null, lastFailure: null }], unknownReceipts: 0 },
  });
const PushKey = z.object({ publicKey: z.string() }).meta({
  id: 'PushKey', description: 'ブラウザの通知登録に使う公開鍵（applicationServerKey） / the applicationServerKey a browser subscribes with',
  example: { publicKey: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4' },
});

@Controller('channels')
export class ChannelsController {
  constructor(private readonly channels: ChannelsService) {}

  @Get()
  @Scopes('announcements:read', { kinds: ['staff'] })
  @Returns(Channels)
  list() {
    return this.channels.list();
  }

  @Get('push/key')
  @Public()
  @Refuses('not-found')
  @Returns(PushKey)
  pushKey() {
    const { pushKey: publicKey } = this.channels;
    if (publicKey === undefined) throw new NotFound();
    return { publicKey };
  }
}
