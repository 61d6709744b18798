import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** 団体の指定: what one resident chose in one programme. Who it was cannot be read from it. */
@Entity()
@ForeignKey('GrantProgram', ['programId'], ['id'], { name: 'grant_designation_program' })
export class GrantDesignation {
  @PrimaryColumn('uuid') programId: string;
  /** Blind index of programme and person: one choice each, and no list of who chose what. */
  @PrimaryColumn('text') voterIndex: string;
  /** Applications; empty: all of them. */
  @Column('uuid', { array: true }) picks: string[];
  @Column('timestamptz') designatedAt: Date;
  @Column('integer', { default: 1 }) version: number;
}

export interface CountedLine { readonly applicationId: string; readonly supporters: number; readonly yen: number }

/** The count of one programme, made once after its last day. */
@Entity()
@ForeignKey('GrantProgram', ['programId'], ['id'], { name: 'grant_designation_count_program' })
export class GrantDesignationCount {
  @PrimaryColumn('uuid') programId: string;
  @Column('integer') voters: number;
  @Column('jsonb') lines: CountedLine[];
  @Column('timestamptz') countedAt: Date;
}

/** What the ranking asks of a count. */
export class DesignationResult {
  private readonly lines: ReadonlyMap<string, CountedLine>;

  constructor(private readonly count: Pick<GrantDesignationCount, 'voters' | 'lines'>) {
    this.lines = new Map(count.lines.map((line) => [line.applicationId, line]));
  }

  of(applicationId: string): CountedLine {
    return this.lines.get(applicationId) ?? { applicationId, supporters: 0, yen: 0 };
  }

  /** The share of residents taking part who chose it by name, in whole basis points, cut below. */
  shareBp(applicationId: string): number {
    return this.count.voters === 0 ? 0 : Math.floor((this.of(applicationId).supporters * 10_000) / this.count.voters);
  }
}

/**
 * Each resident's `unitYen` goes in equal whole-yen parts to those they chose and that still stand, or to all that stand; what cannot
 * be divided stays in the budget. A choice of which nothing stands any more gives nothing.
 */
export function countDesignations(choices: readonly { readonly picks: readonly string[]; readonly residents: number }[], standing: readonly string[], unitYen: number): { voters: number; lines: CountedLine[] } {
  const lines = new Map(standing.map((applicationId) => [applicationId, { applicationId, supporters: 0, yen: 0 }]));
  for (const { picks, residents } of choices) {
    const named = picks.filter((pick) => lines.has(pick));
    const given = picks.length === 0 ? standing : named;
    for (const applicationId of given) {
      const line = lines.get(applicationId);
      if (!line) continue;
      line.yen += residents * Math.floor(unitYen / given.length);
      if (picks.length > 0) line.supporters += residents;
    }
  }
  return { voters: choices.reduce((sum, { residents }) => sum + residents, 0), lines: [...lines.values()] };
}
