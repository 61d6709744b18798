import type { LoggerService } from '@nestjs/common';
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { scrubError, scrubText } from './scrub.js';

/** JSON lines of this service. */
export function createLog(service: string, level: string, to: DestinationStream): Logger {
  return pino({
    level, base: { service }, timestamp: stdTimeFunctions.epochTime, messageKey: 'message',
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: scrubError, error: scrubError },
  }, to);
}

/** Standard output, buffered up to 4 kB or a second, because a write for each request would be its dearest part. */
export function bufferedOutput(): DestinationStream {
  const stream = destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 1_000 });
  process.on('exit', () => { stream.flushSync(); });
  return stream;
}

/** Nest's own messages as the same JSON lines. Only names and texts pass; an object may hold anything. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  log(message: unknown, context?: unknown): void { this.write('debug', message, context); }
  debug(message: unknown, context?: unknown): void { this.write('debug', message, context); }
  verbose(message: unknown, context?: unknown): void { this.write('trace', message, context); }
  warn(message: unknown, context?: unknown): void { this.write('warn', message, context); }
  fatal(message: unknown, ...rest: unknown[]): void { this.write('fatal', message, rest.at(-1)); }
  error(message: unknown, ...rest: unknown[]): void { this.write('error', message, rest.at(-1)); }

  private write(level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal', message: unknown, context: unknown): void {
    const where = typeof context === 'string' && !context.includes('\n') ? context : undefined;
    if (message instanceof Error) this.to[level]({ where, err: message }, message.name);
    else this.to[level]({ where }, typeof message === 'string' ? scrubText(message) : 'an object that is not logged');
  }
}
