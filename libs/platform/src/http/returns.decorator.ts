import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { declare } from './route.js';

/** The response body: documented, and nothing outside the schema leaves the service. */
export const Returns = (schema: z.ZodType): MethodDecorator =>
  applyDecorators(declare({ returns: schema }), ApiResponse({ status: '2XX', standardSchema: schema }));
