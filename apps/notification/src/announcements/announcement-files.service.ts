import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Clock, Files, InvalidInput, NotFound, Transactions, type Caller, type FileRule, type ReceivedFile } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import sharp from 'sharp';
import { DataSource, IsNull } from 'typeorm';
import { withoutMetadata } from '../accessibility/accessibility.service.js';
import { AnnouncementAttachment } from './announcement-attachment.entity.js';
import { AnnouncementEdition } from './announcement-edition.entity.js';
import { Announcement } from './announcement.entity.js';
import { AnnouncementsService, type AnnouncementCase } from './announcements.service.js';

const rule: FileRule = { types: ['application/pdf', 'image/jpeg', 'image/png'], maxBytes: 20 * 1024 * 1024 };
const perAnnouncement = 30;
/** A picture of the city hall, not a decompression bomb. */
const maxPixels = 60_000_000;

@Injectable()
export class AnnouncementFilesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly announcements: AnnouncementsService,
  ) {}

  /** Takes in one file and keeps it without what it knew of its makers: EXIF, place, author, program. */
  async add(id: string, about: { alt: string; htmlTwin: string | null }, request: FastifyRequest, caller: Caller): Promise<AnnouncementAttachment> {
    const before = await this.announcements.readable(id, caller);
    requireEditable(before);
    const received = await this.receive(request, rule, about.alt);
    return this.transactions.run(async (tx) => {
      const announcement = await this.announcements.lock(tx, id, caller);
      requireEditable(announcement);
      if ((await tx.countBy(AnnouncementAttachment, { announcementId: id, removedAt: IsNull() })) >= perAnnouncement) throw tooMany();
      const file = Object.assign(new AnnouncementAttachment(), { id: randomUUIDv7(), announcementId: id, ...received, ...about, uploadedAt: this.clock.now(), removedAt: null });
      await tx.insert(AnnouncementAttachment, file);
      announcement.touch(this.announcements.deed(caller));
      await tx.save(announcement);
      return file;
    });
  }

  /** Out of the next edition; earlier ones keep it. */
  remove(id: string, fileId: string, caller: Caller): Promise<AnnouncementCase> {
    return this.transactions.run(async (tx) => {
      const announcement = await this.announcements.lock(tx, id, caller);
      requireEditable(announcement);
      const { affected } = await tx.update(AnnouncementAttachment, { id: fileId, announcementId: id, removedAt: IsNull() }, { removedAt: this.clock.now() });
      if (affected !== 1) throw noFile();
      announcement.touch(this.announcements.deed(caller));
      await tx.save(announcement);
      return this.announcements.view(tx, announcement, caller);
    });
  }

  /** For when the scanner was away. */
  async scan(id: string, fileId: string, caller: Caller): Promise<AnnouncementAttachment> {
    await this.announcements.readable(id, caller);
    const file = await this.find(id, fileId);
    const scan = await this.files.scanner.scan(await this.files.store.get(file.key));
    return this.transactions.run(async (tx) => {
      await tx.update(AnnouncementAttachment, fileId, { scan });
      return Object.assign(file, { scan });
    });
  }

  /** For the office, before and after publication. */
  async open(id: string, fileId: string, caller: Caller): Promise<StreamableFile> {
    await this.announcements.readable(id, caller);
    return this.files.serve(await this.find(id, fileId));
  }

  /** For everybody, while the edition that names it is public. */
  async openPublic(id: string, fileId: string): Promise<StreamableFile> {
    const announcement = await this.db.manager.findOneBy(Announcement, { id });
    const edition = announcement?.isPublic ? await this.db.manager.findOneBy(AnnouncementEdition, { announcementId: id, edition: announcement.edition }) : null;
    if (!edition?.attachments.some((attachment) => attachment.id === fileId)) throw noFile();
    return this.files.serve(await this.find(id, fileId));
  }

  /** A file of the request, cleaned; the file as it came is gone. @throws InvalidInput where it cannot be read */
  async receive(request: FastifyRequest, fileRule: FileRule, title: string): Promise<ReceivedFile & { tagged: boolean | null }> {
    const received = await this.files.receive(request, fileRule);
    // What was found infected is not opened by any reader.
    if (received.scan === 'infected' || !(received.type === 'application/pdf' || received.type.startsWith('image/'))) return { ...received, tagged: null };
    const original = await buffer(await this.files.store.get(received.key));
    const { content, tagged } = await cleaned(received.type, original, title);
    const id = randomUUID();
    const stored = await this.files.store.put(`${id.slice(0, 2)}/${id}`, Readable.from([content]));
    request.tomoni.receivedFiles.push(stored.key);
    await this.files.store.delete(received.key);
    return { ...received, ...stored, tagged };
  }

  private async find(announcementId: string, id: string): Promise<AnnouncementAttachment> {
    const file = await this.db.manager.findOneBy(AnnouncementAttachment, { id, announcementId });
    if (!file) throw noFile();
    return file;
  }
}

async function cleaned(type: string, original: Buffer, title: string): Promise<{ content: Buffer; tagged: boolean | null }> {
  try {
    if (type === 'application/pdf') return await withoutMetadata(original, title);
    // Turned as its camera meant it, because what said so goes with the rest.
    const picture = sharp(original, { limitInputPixels: maxPixels, failOn: 'error' }).rotate();
    return { content: await (type === 'image/png' ? picture.png() : picture.jpeg({ quality: 85, mozjpeg: true })).toBuffer(), tagged: null };
  } catch {
    throw new InvalidInput([{
      in: 'body', pointer: '#/file', code: 'unreadable-file',
      detail: { ja: 'ファイルを開けません。壊れているか、パスワードで保護されているか、大きすぎる画像です。', en: `The file cannot be opened: it is damaged, protected by a password, or too large a picture.` },
    }]);
  }
}

function requireEditable({ status, isPublic }: Announcement): void {
  if (status === 'draft' || isPublic) return;
  throw new NotAllowed({ code: 'not-a-draft', ja: '承認済みのお知らせの添付は変えられません。先に差し戻すか、文章を直して下書きに戻してください。', en: 'Attachments of an approved announcement stay as they are. Send it back to draft first.' });
}

const tooMany = () => new NotAllowed({ code: 'too-many-files', ja: `添付できるファイルは${perAnnouncement}件までです`, en: `An announcement takes ${perAnnouncement} files at most` });
const noFile = () => new NotFound({ ja: 'ファイルが見つかりません', en: 'There is no such file' });
