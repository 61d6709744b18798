import { randomUUIDv7 } from 'node:crypto';
import { PersonalData } from '@tomoni/encryption';
import { CitySettings, Clock, InvalidInput, Transactions, type Caller } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import type { NotificationSettings } from '../city-settings.js';
import { AlertVoiceCode } from './alert.entity.js';

/** Codes that headquarters reads out by telephone where no second person is at hand: each for one alert, once, on record. */
@Injectable()
export class VoiceCodes {
  constructor(private readonly db: DataSource, private readonly transactions: Transactions, private readonly personalData: PersonalData, private readonly settings: CitySettings, private readonly clock: Clock) {}

  /** New codes, without showing them. */
  make(count: number, days: number, caller: Caller): Promise<{ ids: string[]; validUntil: Date }> {
    return this.transactions.run(async (tx) => {
      requireHeadquarters(caller);
      const validUntil = new Date(this.clock.now().getTime() + days * 86_400_000);
      const ids = Array.from({ length: count }, () => randomUUIDv7());
      const rows = await Promise.all(ids.map(async (id) => ({ id, codeIndex: await this.indexOf(await this.codeOf(id)), madeBy: caller.sub ?? '', validUntil, usedAt: null, usedFor: null, usedBy: null })));
      await tx.insert(AlertVoiceCode, rows);
      return { ids, validUntil };
    });
  }

  /** Those that are still good, to be read out: the list for the safe of headquarters. */
  async list(caller: Caller): Promise<{ items: { id: string; code: string; validUntil: Date }[] }> {
    requireHeadquarters(caller);
    const rows = await this.db.manager.find(AlertVoiceCode, { where: { usedAt: IsNull(), validUntil: MoreThan(this.clock.now()), madeBy: caller.sub ?? '' }, order: { id: 'ASC' }, take: 200 });
    return { items: await Promise.all(rows.map(async ({ id, validUntil }) => ({ id, validUntil, code: (await this.codeOf(id)).replace(/^(\d{4})/, '$1 ') }))) };
  }

  /** Spends it. @returns its id @throws InvalidInput when it is wrong, old or spent; NotAllowed when the city does without */
  async use(tx: EntityManager, code: string, alertId: string, { sub }: { sub?: string }): Promise<string> {
    const { 'notification.alert-voice-codes': allowed } = await (this.settings as NotificationSettings).today(tx);
    if (!allowed) throw new NotAllowed({ code: 'no-voice-codes', ja: 'この市では音声コードを使えません。2人目の職員の承認が必要です', en: 'This city does without voice codes; a second person is needed' });
    const now = this.clock.now();
    // Whoever made a code cannot be the only one who stands for an alert.
    const [rows] = await tx.query<[{ id: string }[], number]>(
      'UPDATE alert_voice_code SET used_at = $2, used_for = $3, used_by = $4 WHERE code_index = $1 AND used_at IS NULL AND valid_until > $2 AND made_by <> $4 RETURNING id',
      [await this.indexOf(code.replace(/\D/g, '')), now, alertId, sub ?? ''],
    );
    const [used] = rows;
    if (!used) throw new InvalidInput([{ in: 'body', pointer: '#', code: 'wrong-voice-code', detail: { ja: '音声コードが違うか、使用済み、または期限切れです。', en: 'This code is wrong, used or too old.' } }]);
    return used.id;
  }

  /** Two different ones. @throws as `use`; nothing is spent then */
  async useBoth(tx: EntityManager, codes: readonly string[], alertId: string): Promise<[string, string]> {
    const [first = '', second = ''] = codes;
    return [await this.use(tx, first, alertId, {}), await this.use(tx, second, alertId, {})];
  }

  /** Follows from its id and the city's key, so that it need not be stored, nor a reply that shows it. */
  private async codeOf(id: string): Promise<string> {
    const digest = await this.personalData.searchIndex('alert.voice-code.digits', id);
    return String(Buffer.from(digest, 'base64url').readUIntBE(0, 6) % 100_000_000).padStart(8, '0');
  }

  private indexOf(code: string): Promise<string> {
    return this.personalData.searchIndex('alert.voice-code', code);
  }
}

function requireHeadquarters({ roles }: Caller): void {
  if (roles.includes('headquarters')) return;
  throw new NotAllowed({ code: 'headquarters-only', ja: '音声コードは災害対策本部だけが扱えます', en: 'Only headquarters has voice codes' }, { reason: 'role' });
}
