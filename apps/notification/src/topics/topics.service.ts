import { InvalidInput, type FieldError } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Area, Topic } from './topic.entity.js';

/** Which topics and areas there are. */
@Injectable()
export class TopicsService {
  constructor(private readonly db: DataSource) {}

  async list(): Promise<{ topics: Topic[]; areas: Area[] }> {
    const [topics, areas] = await Promise.all([
      this.db.manager.find(Topic, { where: { active: true }, order: { position: 'ASC' } }),
      this.db.manager.find(Area, { order: { position: 'ASC' } }),
    ]);
    return { topics, areas };
  }

  /** @throws InvalidInput naming each topic or area that does not exist, by its place in the body (`#/topics/0`) */
  async requireKnown(tx: EntityManager, { topics, areas }: { topics: readonly string[]; areas: readonly string[] }): Promise<void> {
    const known = await tx.query<{ kind: string; code: string }[]>(
      `SELECT 'topics' AS kind, code FROM topic WHERE active AND code = ANY($1) UNION ALL SELECT 'areas', code FROM area WHERE code = ANY($2)`,
      [topics, areas],
    );
    const isKnown = new Set(known.map(({ kind, code }) => `${kind} ${code}`));
    const errors = Object.entries({ topics, areas }).flatMap(([kind, codes]) =>
      codes.flatMap((code, index): FieldError[] => (isKnown.has(`${kind} ${code}`) ? [] : [{ in: 'body', pointer: `#/${kind}/${index}`, code: `unknown-${kind === 'topics' ? 'topic' : 'area'}`, detail: unknown }])));
    if (errors.length > 0) throw new InvalidInput(errors);
  }
}

const unknown = { ja: 'この市にはありません。一覧から選んでください。', en: 'The city has no such thing; please choose from the list.' };
