import { InvalidInput, CitySettings, Clock, type FieldError } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NotificationSettings } from '../city-settings.js';
import { config } from '../config.js';
import { textVariants, type TextVariant } from '../dispatches/dispatch.entity.js';
import { Area } from '../topics/topic.entity.js';
import { TopicsService } from '../topics/topics.service.js';
import type { TelegramDecision } from '../telegrams/telegram-sink.service.js';
import type { AlertContent } from './alert.entity.js';
import type { AlertTexts, AlertWords } from './alert-text.js';
import { contradictsLevel, kindWords, type Words } from './alert-words.js';

/** The words of one variant as people write them; what is missing comes from the areas and the kind. */
export interface WrittenWords { readonly where?: string; readonly action?: string; readonly detail?: string }
export interface WrittenAlert {
  readonly kind: string;
  readonly level: number | null;
  readonly areas: readonly string[];
  readonly texts: Readonly<Partial<Record<TextVariant, WrittenWords>>>;
  readonly effectiveAt: Date | null;
  readonly expiresAt: Date | null;
}

/** From what people write, or what a telegram says, to what an alert says. */
@Injectable()
export class AlertContents {
  constructor(private readonly topics: TopicsService, private readonly settings: CitySettings, private readonly clock: Clock) {}

  /** @throws InvalidInput with every field that will not do */
  async written(tx: EntityManager, written: WrittenAlert): Promise<AlertContent> {
    await this.topics.requireKnown(tx, { topics: [], areas: written.areas });
    const now = this.clock.now();
    const effectiveAt = written.effectiveAt ?? now;
    const expiresAt = written.expiresAt ?? (await this.usualEnd(tx, now));
    const errors = [...wordErrors(written), ...(expiresAt > now ? [] : [error('expiresAt', 'in-the-past', '終わりの日時が過ぎています。', 'This moment has passed.')])];
    if (effectiveAt.getTime() > now.getTime() + 60_000) errors.push(error('effectiveAt', 'in-the-future', '発表はその時点から効力があります。先の日時は指定できません。', 'An alert holds from now on; the moment may not lie ahead.'));
    if (errors.length > 0) throw new InvalidInput(errors);
    const places = await placesOf(tx, written.areas);
    return { kind: written.kind, level: written.level, areas: written.areas, effectiveAt, expiresAt, texts: completed(written.texts, written.kind, places) };
  }

  /** Its official names stand in it as they were written by the office; where they lie, in the city's own areas. */
  async decided(tx: EntityManager, decision: TelegramDecision, { reportedAt, validUntil }: { reportedAt: string; validUntil: string }): Promise<AlertContent> {
    const areas = [...new Set(decision.areas.flatMap(({ cityAreas }) => cityAreas))];
    const within = areas.includes(config.TENANT) ? [config.TENANT] : areas;
    const now = this.clock.now();
    const until = Date.parse(validUntil);
    const { ja, en } = decision.texts;
    return {
      kind: decision.alertKind || 'other', level: decision.level === 0 ? null : decision.level, areas: within, effectiveAt: new Date(reportedAt),
      expiresAt: until > now.getTime() ? new Date(until) : await this.usualEnd(tx, now),
      texts: completed({ ja: { detail: ja }, ...(en !== '' && { en: { detail: en } }) }, decision.alertKind, await placesOf(tx, within)),
    };
  }

  private async usualEnd(tx: EntityManager, now: Date): Promise<Date> {
    const { 'notification.alert-hours': hours } = await (this.settings as NotificationSettings).today(tx);
    return new Date(now.getTime() + hours * 3_600_000);
  }
}

/** The names of the areas; never wider than what is meant. */
async function placesOf(tx: EntityManager, codes: readonly string[]): Promise<Words> {
  const areas = await tx.createQueryBuilder(Area, 'area').where('area.code = ANY(:codes)', { codes }).orderBy('area.position').getMany();
  const names = (language: 'ja' | 'en', whole: (name: string) => string, between: string) =>
    areas.map(({ code, name }) => (code === config.TENANT ? whole(name[language]) : name[language])).join(between);
  return {
    ja: names('ja', (name) => `${name}全域`, '、'),
    easy: names('ja', (name) => `${name}の ぜんぶ`, '、'),
    en: names('en', (name) => `All of ${name}`, ', '),
  };
}

function completed(texts: WrittenAlert['texts'], kind: string, places: Words): AlertTexts {
  const { action } = kindWords(kind);
  const languageOf = (variant: TextVariant): keyof Words => (variant === 'ja' ? 'ja' : variant === 'ja-easy' ? 'easy' : 'en');
  const promised = new Set<TextVariant>(['ja', 'ja-easy', 'en', ...(Object.keys(texts) as TextVariant[])]);
  const words = (variant: TextVariant): AlertWords => {
    const { where, action: own, detail } = texts[variant] ?? {};
    // A place that was written in Japanese alone is narrower than the areas' names: nobody is told of a wider one.
    return { where: where ?? texts.ja?.where ?? places[languageOf(variant)], action: own ?? action[languageOf(variant)], ...(detail !== undefined && { detail }) };
  };
  return Object.fromEntries(textVariants.filter((variant) => promised.has(variant)).map((variant) => [variant, words(variant)])) as unknown as AlertTexts;
}

function wordErrors({ texts, kind, level }: WrittenAlert): FieldError[] {
  const errors: FieldError[] = [];
  if (kind === 'evacuation' && (level === null || level < 3)) {
    errors.push(error('level', 'no-such-level', '避難情報はレベル3（高齢者等避難）、4（避難指示）、5（緊急安全確保）のいずれかです。', 'Evacuation has the levels 3, 4 and 5.'));
  }
  for (const [variant, words] of Object.entries(texts)) {
    for (const [field, text] of Object.entries(words as Record<string, string | undefined>)) {
      if (text !== undefined && contradictsLevel(text, kind, level)) {
        errors.push(error(`texts/${variant}/${field}`, 'another-level', '発表するレベルと違うレベルや避難情報の名称、または廃止された名称が書かれています。', 'It names a level or an evacuation order other than the one of this alert, or one that was abolished.'));
      }
    }
  }
  return errors;
}

const error = (field: string, code: string, ja: string, en: string): FieldError => ({ in: 'body', pointer: `#/${field}`, code, detail: { ja, en } });
