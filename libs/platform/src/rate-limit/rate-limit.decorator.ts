import { declare } from '../http/route.js';

export interface RateLimitRule {
  /** Requests per window of one caller, or of one address where nobody is signed in. */
  readonly limit: number;
  readonly seconds: number;
  /** Sign-in and its like: counted exactly, and refused with 503 while Redis is away. Others are then let through. */
  readonly strict?: boolean;
}

/** Another limit than the service's own. */
export const RateLimit = (rule: RateLimitRule): MethodDecorator & ClassDecorator => declare({ rateLimit: rule });
