import { moment } from '@tomoni/contracts';
import { Audit, NotAudited, pageOf, pageQuery, Returns, Scopes } from '@tomoni/platform';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { endpointKinds } from '../subscriptions/endpoint.entity.js';
import { BouncesService } from './bounces.service.js';
import { suppressionReasons } from './suppression.entity.js';

const SuppressionView = z
  .object({ id: z.uuid(), kind: z.enum(endpointKinds), reason: z.enum(suppressionReasons), suppressedAt: moment })
  .meta({
    id: 'Suppression',
    description: '配信を止めている宛先（アドレスは含まない） / an address nothing is sent to; never the address itself',
    example: { id: '019a4f00-0000-7000-8000-0000000000d1', kind: 'mail', reason: 'hard-bounces', suppressedAt: '2026-06-20T05:12:44.120Z' },
  });
const SuppressionId = z.object({ id: z.uuid() });
const SuppressionQuery = pageQuery({});

@Controller('suppressions')
@Scopes('subscribers:manage', { kinds: ['staff'] })
export class SuppressionsController {
  constructor(private readonly bounces: BouncesService) {}

  @Get()
  @NotAudited('Shows no personal data.')
  @Returns(pageOf(SuppressionView))
  list(@Query({ schema: SuppressionQuery }) query: z.output<typeof SuppressionQuery>) {
    return this.bounces.suppressions(query);
  }

  /** The cause is known to be gone: the address is written to again. */
  @Post(':id/lift')
  @HttpCode(200)
  @Audit('suppression')
  @Returns(SuppressionView)
  lift(@Param({ schema: SuppressionId }) { id }: z.output<typeof SuppressionId>) {
    return this.bounces.lift(id);
  }
}
