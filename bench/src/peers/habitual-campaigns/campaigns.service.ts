import { createHash } from 'node:crypto';
import { BadRequestException, ConflictException, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { CreateCampaignDto } from './create-campaign.dto.js';
import { AuditEntry, Campaign, IdempotencyKey, Topic } from './tables.entity.js';

/** The same deed as ours, written as tutorials write it: look up, then `save()` in a transaction. */
@Injectable()
export class CampaignsService {
  constructor(private readonly db: DataSource) {}

  create(caller: { sub: string; kind: string }, key: string, dto: CreateCampaignDto): Promise<object> {
    const fingerprint = createHash('sha256').update(JSON.stringify(dto)).digest('hex');
    return this.db.transaction(async (manager) => {
      const known = await manager.findOneBy(IdempotencyKey, { key });
      if (known && known.fingerprint !== fingerprint) throw new ConflictException('The key was used for another request');
      if (known) return known.reply;
      if ((await manager.countBy(Topic, { code: In(dto.topics) })) !== dto.topics.length) throw new BadRequestException('There is no such topic');
      for (const { text } of Object.values(dto.messages) as { text: string }[]) {
        for (const [link] of text.matchAll(/https?:\/\/\S+/g)) if (!new URL(link).hostname.endsWith('city.example.jp')) throw new BadRequestException('A link leads elsewhere');
      }
      const scheduledAt = dto.scheduledAt ? new Date(dto.scheduledAt) : null;
      if (scheduledAt && scheduledAt <= new Date()) throw new BadRequestException('The moment has passed');
      const saved = await manager.save(manager.create(Campaign, { ...dto, scheduledAt, status: 'draft', writtenBy: [caller.sub] }));
      await manager.save(manager.create(AuditEntry, { actor: caller.sub, actorKind: caller.kind, action: 'campaign.draft', subjectId: saved.id }));
      await manager.save(manager.create(IdempotencyKey, { key, fingerprint, reply: saved }));
      return saved;
    });
  }
}
