import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { ConflictException, ForbiddenException, Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { ClientKafka } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import type { CreateApplicationDto } from './create-application.dto.js';
import { Application, AuditEntry, Contact, IdempotencyKey, Program } from './tables.entity.js';

const encryptionKey = randomBytes(32);
const seal = (value: unknown): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv);
  return Buffer.concat([iv, cipher.update(JSON.stringify(value)), cipher.final(), cipher.getAuthTag()]).toString('base64url');
};

/** The same deed as ours, written as tutorials write it: `save()` in a transaction, then emit. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly db: DataSource,
    @Inject('KAFKA') private readonly kafka: ClientKafka,
  ) {}

  async create(caller: { sub: string; groups: string[] }, key: string, dto: CreateApplicationDto): Promise<object> {
    if (!caller.groups.includes(dto.groupId)) throw new ForbiddenException();
    const fingerprint = createHash('sha256').update(JSON.stringify(dto)).digest('hex');
    const { application, replayed } = await this.db.transaction(async (manager) => {
      const known = await manager.findOneBy(IdempotencyKey, { key });
      if (known && known.fingerprint !== fingerprint) throw new ConflictException('The key was used for another request');
      if (known) return { application: known.reply as Application, replayed: true };
      const program = await manager.findOneBy(Program, { id: dto.programId });
      if (!program) throw new NotFoundException();
      const { representative, ...content } = dto;
      const saved = await manager.save(
        manager.create(Application, { ...content, fy: program.fy, closesOn: program.closesOn, status: 'draft', contactRef: randomUUID() }),
      );
      await manager.save(manager.create(Contact, { contactRef: saved.contactRef, applicationId: saved.id, personRef: caller.sub, sealed: seal(representative) }));
      await manager.save(manager.create(AuditEntry, { actor: caller.sub, action: 'grant-application.create', subjectId: saved.id }));
      await manager.save(manager.create(IdempotencyKey, { key, fingerprint, reply: saved }));
      return { application: saved, replayed: false };
    });
    if (!replayed) this.kafka.emit('bench.grant-application', { key: application.id, value: { applicationId: application.id, status: 'draft' } });
    return application;
  }
}
