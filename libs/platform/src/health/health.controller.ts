import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../auth/access.decorators.js';
import { roles, type Role } from '../config/variables.js';
import { Problem } from '../http/problem.js';
import { RateLimit } from '../rate-limit/rate-limit.decorator.js';
import { Metrics } from '../telemetry/metrics.js';
import { Readiness, type CheckResult } from './readiness.js';

const RoleInPath = z.object({ role: z.enum(roles) });
interface Ready { readonly status: 'ready'; readonly checks: readonly CheckResult[] }

/** For balancers, orchestrators and Prometheus; unlimited, because they ask for ever. */
@Controller()
@Public()
@RateLimit({ limit: 0, seconds: 1 })
export class HealthController {
  constructor(private readonly readiness: Readiness, private readonly metrics: Metrics) {}

  /** The process answers: nothing else is asked, or a database that is away would restart every service. */
  @Get('health/live')
  @Header('cache-control', 'no-store')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Header('cache-control', 'no-store')
  ready(): Promise<Ready> {
    return this.readyFor();
  }

  @Get('health/ready/:role')
  @Header('cache-control', 'no-store')
  readyForRole(@Param({ schema: RoleInPath }) { role }: z.infer<typeof RoleInPath>): Promise<Ready> {
    return this.readyFor(role);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  print(): Promise<string> {
    return this.metrics.text();
  }

  private async readyFor(role?: Role): Promise<Ready> {
    const checks = await this.readiness.results(role);
    if (checks.every(({ status }) => status === 'up')) return { status: 'ready', checks };
    throw new Problem('unavailable', { members: { checks }, headers: { 'Retry-After': '2' } });
  }
}
