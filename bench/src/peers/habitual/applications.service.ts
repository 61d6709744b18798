import { createHash, randomUUID } from 'node:crypto';
import { ConflictException, ForbiddenException, Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { ClientKafka } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import type { CreateApplicationDto } from './create-application.dto.js';
import { eventTopic } from './event-topic.js';
import { Application, AuditEntry, IdempotencyKey, Program } from './tables.entity.js';

/** The same deed as ours, written as tutorials write it: `save()` in a transaction, then emit. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly db: DataSource,
    @Inject('KAFKA') private readonly kafka: ClientKafka,
  ) {}

  async create(caller: { sub: string; kind: string; groups: string[] }, key: string, dto: CreateApplicationDto): Promise<object> {
    if (!caller.groups.includes(dto.groupId)) throw new ForbiddenException();
    const fingerprint = createHash('sha256').update(JSON.stringify(dto)).digest('hex');
    const { application, replayed } = await this.db.transaction(async (manager) => {
      const known = await manager.findOneBy(IdempotencyKey, { key });
      if (known && known.fingerprint !== fingerprint) throw new ConflictException('The key was used for another request');
      if (known) return { application: known.reply as Application, replayed: true };
      const program = await manager.findOneBy(Program, { id: dto.programId });
      if (!program) throw new NotFoundException();
      if (new Date() > new Date(`${program.closesOn}T23:59:59.999+09:00`)) throw new ConflictException('The window is closed');
      const { fy, deptCode, closesOn } = program;
      const saved = await manager.save(manager.create(Application, { ...dto, fy, deptCode, closesOn, status: 'draft', contactRef: randomUUID() }));
      await manager.save(manager.create(AuditEntry, { actor: caller.sub, actorKind: caller.kind, action: 'grant-application.draft', subjectId: saved.id }));
      await manager.save(manager.create(IdempotencyKey, { key, fingerprint, reply: saved }));
      return { application: saved, replayed: false };
    });
    if (!replayed) this.kafka.emit(eventTopic, { key: application.id, value: eventOf(application) });
    return application;
  }
}

const eventOf = ({ id, status, fy, deptCode, programId, groupId, draftedAt }: Application): object => ({
  applicationId: id, status, effectiveOn: draftedAt.toISOString().slice(0, 10), fy, deptCode, programId, groupId,
});
