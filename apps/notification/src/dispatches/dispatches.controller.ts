import { NotAudited, pageOf, Returns, Scopes } from '@tomoni/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { DispatchId, DispatchSummaryView, DispatchView, ListDispatches } from './dispatch.view.js';
import { DispatchRecords } from './dispatch-records.service.js';

/** What became of one text to many. For staff only; who stops or repeats one does so where it was ordered. */
@Controller('dispatches')
@Scopes('deliveries:read', { kinds: ['staff'] })
@NotAudited('Shows counts and public words, neither address nor person.')
export class DispatchesController {
  constructor(private readonly records: DispatchRecords) {}

  /** The newest first. */
  @Get()
  @Returns(pageOf(DispatchSummaryView))
  list(@Query({ schema: ListDispatches }) query: z.output<typeof ListDispatches>) {
    return this.records.list(query);
  }

  /** With its words, and how many of its recipients stand how and why. */
  @Get(':id')
  @Returns(DispatchView)
  get(@Param({ schema: DispatchId }) { id }: z.output<typeof DispatchId>) {
    return this.records.get(id);
  }
}
