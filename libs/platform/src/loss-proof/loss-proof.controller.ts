import { differenceKinds, provenDays } from '@tomoni/messaging';
import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Public } from '../auth/access.decorators.js';
import { Clock } from '../clock.js';
import { InvalidInput, Problem } from '../http/problem.js';
import { Refuses } from '../http/refuses.decorator.js';
import { Returns } from '../http/returns.decorator.js';

const longestDays = 31;
const dayMs = 86_400_000;

const LossProofQuery = z.strictObject({
  topic: z.string().max(200).regex(/^(pub|ptn|int|rst)\.[a-z][a-z-]*\.[a-z][a-z-]*$/).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

const chain = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const LossProofDay = z.object({
  side: z.enum(['producer', 'consumer']), topic: z.string(), day: z.iso.date(),
  events: count, chain, kafkaEvents: count, kafkaChain: chain, kafkaDuplicates: count, underWay: count,
  differenceCount: count,
  differences: z.array(z.object({
    kind: z.enum(differenceKinds), eventId: z.string(), key: z.string().optional(), position: count.optional(), type: z.string().optional(), place: z.string().optional(),
  })),
  checkedAt: z.iso.datetime(),
});
const empty = '0'.repeat(63);
const LossProofDays = z.object({ items: z.array(LossProofDay) }).meta({
  id: 'LossProof',
  example: {
    items: [{
      side: 'producer', topic: 'pub.participation.grant-award', day: '2026-11-26', events: 120, chain: `${empty}1`, kafkaEvents: 120, kafkaChain: `${empty}1`,
      kafkaDuplicates: 0, underWay: 0, differenceCount: 0, differences: [], checkedAt: '2026-11-26T04:05:12.000Z',
    }],
  },
});

/** Whoever may see what the topics inside the city carry: their operators and auditors. */
const insideScopes = ['events:operate', 'audit:read'];

/** What the hourly reconciliation found, for everybody: whether each committed event is in Kafka and has its effect here. */
@Controller('loss-proof')
@Public()
export class LossProofController {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  @Get()
  @Refuses('forbidden')
  @Returns(LossProofDays, { ja: '公開トピックの欠落証明（それ以外のトピックは権限が必要）', en: 'Loss proof of the public topics; of the others with the scope events:operate or audit:read' })
  async list(@Query({ schema: LossProofQuery }) query: z.infer<typeof LossProofQuery>, @Req() request: FastifyRequest): Promise<z.input<typeof LossProofDays>> {
    const { caller } = request.tomoni;
    const mayLookInside = caller?.scopes.some((scope) => insideScopes.includes(scope)) === true;
    const isInside = query.topic !== undefined && !query.topic.startsWith('pub.');
    if (isInside && !mayLookInside) throw new Problem(caller ? 'forbidden' : 'sign-in-required');
    const days = await provenDays(this.db, { ...this.range(query), topic: query.topic, publicOnly: !mayLookInside });
    return { items: days.flatMap(({ checkedAt, ...day }) => (checkedAt ? [{ ...day, differences: [...day.differences], checkedAt: checkedAt.toISOString() }] : [])) };
  }

  /** Days in Japan; the last seven when nothing is said. */
  private range({ from, to }: z.infer<typeof LossProofQuery>): { from: string; to: string } {
    const last = to ?? new Date(this.clock.now().getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
    const first = from ?? new Date(Math.max(Date.parse(last) - 6 * dayMs, Date.parse('0000-01-01'))).toISOString().slice(0, 10);
    const days = (Date.parse(last) - Date.parse(first)) / dayMs;
    if (days < 0) throw refused('from_after_to', '開始日は終了日以前にしてください。', 'The first day must not be after the last.');
    if (days >= longestDays) throw refused('range_too_long', `期間は${longestDays}日以内にしてください。`, `At most ${longestDays} days at once.`);
    return { from: notBeforeTime(first), to: notBeforeTime(last) };
  }
}

/** PostgreSQL has no year 0, and no event is that old. */
const notBeforeTime = (day: string): string => (day < '2000-01-01' ? '2000-01-01' : day);

const refused = (code: string, ja: string, en: string): InvalidInput => new InvalidInput([{ in: 'query', pointer: '#/from', code, detail: { ja, en } }]);
