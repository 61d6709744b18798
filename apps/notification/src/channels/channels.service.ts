import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EndpointSender } from '../dispatches/endpoint-sender.service.js';
import { endpointKinds, type EndpointKind } from '../subscriptions/endpoint.entity.js';
import { ChannelHealth, type Health } from './channel-health.service.js';
import { MessagingAppSender } from './messaging-app-sender.js';
import { PushSender } from './push-sender.js';
import { SmsProvider } from './sms-provider.js';
import { SmsReceiptsService } from './sms-receipts.service.js';
import { SmsSender } from './sms-sender.js';

export interface ChannelState extends Health { readonly channel: EndpointKind; readonly configured: boolean; readonly endpoints: number }

/** Which channels there are beside the city's own pages. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly db: DataSource,
    private readonly health: ChannelHealth,
    private readonly provider: SmsProvider,
    private readonly sms: SmsSender,
    private readonly push: PushSender,
    private readonly messagingApp: MessagingAppSender,
    private readonly receipts: SmsReceiptsService,
  ) {}

  /** Senders that can send. */
  configured(): EndpointSender[] {
    return [...(this.provider.configured ? [this.sms] : []), ...(this.push.keys ? [this.push] : []), ...(this.messagingApp.configured ? [this.messagingApp] : [])];
  }

  /** Mail is always there: a city without a mail server does not start. */
  isConfigured(kind: EndpointKind): boolean {
    return kind === 'mail' || this.configured().some((sender) => sender.kind === kind);
  }

  get pushKey(): string | undefined {
    return this.push.keys?.publicKey;
  }

  async list(): Promise<{ items: ChannelState[]; unknownReceipts: number }> {
    const rows = await this.db.query<{ kind: EndpointKind; count: number }[]>(`SELECT kind, count(*)::int AS count FROM endpoint WHERE status IN ('active', 'soft-bounced') GROUP BY kind`);
    const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
    return {
      items: endpointKinds.map((channel) => ({ channel, configured: this.isConfigured(channel), endpoints: counts.get(channel) ?? 0, ...this.health.of(channel) })),
      unknownReceipts: await this.receipts.unknown(this.db.manager),
    };
  }
}
