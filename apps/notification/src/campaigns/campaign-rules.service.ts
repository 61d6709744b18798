import { CitySettings, Clock, InvalidInput, type FieldError } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NotificationSettings } from '../city-settings.js';
import type { Messages } from '../dispatches/dispatch.entity.js';
import { TopicsService } from '../topics/topics.service.js';
import { textErrors, type TextRules } from './campaign-text.js';

/** What is written, as far as the city's rules look. */
export interface Written { readonly messages: Messages; readonly topics: readonly string[]; readonly areas: readonly string[] }
interface Known { readonly text: TextRules; readonly topics: ReadonlySet<string>; readonly areas: ReadonlySet<string> }

/** Accepting a campaign reads nothing: a rule of the city holds from a day on, so that some seconds old is new enough. */
const keepMs = 5_000;

@Injectable()
export class CampaignRules {
  private known?: Promise<Known>;
  private knownUntil = 0;

  constructor(private readonly db: DataSource, private readonly settings: CitySettings, private readonly clock: Clock, private readonly topics: TopicsService) {}

  /** @throws InvalidInput naming each word, link, topic or area that may not be, by its place */
  async require({ messages, topics, areas }: Written, more: readonly FieldError[] = []): Promise<void> {
    const known = await this.recall();
    // What is new since is found at the source, and what is unknown refused from there.
    if (!topics.every((code) => known.topics.has(code)) || !areas.every((code) => known.areas.has(code))) await this.topics.requireKnown(this.db.manager, { topics, areas });
    const errors = [...textErrors(messages, known.text), ...more];
    if (errors.length > 0) throw new InvalidInput(errors);
  }

  async quietHours(): Promise<{ from: string; until: string }> {
    return (await (this.settings as NotificationSettings).today())['notification.quiet-hours'];
  }

  notInThePast(scheduledAt: Date | null): FieldError[] {
    if (scheduledAt === null || scheduledAt > this.clock.now()) return [];
    return [{ in: 'body', pointer: '#/scheduledAt', code: 'in-the-past', detail: { ja: '過ぎた日時には配信できません。', en: 'This moment has passed.' } }];
  }

  private recall(): Promise<Known> {
    if (this.known && Date.now() < this.knownUntil) return this.known;
    this.knownUntil = Date.now() + keepMs;
    this.known = this.read();
    this.known.catch(() => (this.knownUntil = 0));
    return this.known;
  }

  private async read(): Promise<Known> {
    const [values, { topics, areas }] = await Promise.all([(this.settings as NotificationSettings).today(), this.topics.list()]);
    return {
      text: { characters: values['notification.campaign-characters'], domains: values['notification.link-domains'] },
      topics: new Set(topics.map(({ code }) => code)),
      areas: new Set(areas.map(({ code }) => code)),
    };
  }
}
