import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from './apps.js';
import { checkout } from './config.js';
import { readJson, writeJson } from './home.js';

/**
 * Which migrations and seeds this city already has, so that the next start leaves them out: a step is done when neither
 * the compiled code nor the file it reads changed since. The file lies among the data and is forgotten with them.
 */
export class DoneSteps {
  private readonly file: string;
  private readonly done: Record<string, string>;

  constructor(data: string) {
    this.file = join(data, 'done-steps.json');
    this.done = readJson(this.file, z.record(z.string(), z.string())) ?? {};
  }

  /** @param input a file the step reads */
  has(app: App, step: string, input?: string): boolean {
    return this.done[`${app.name} ${step}`] === fingerprint(app, input);
  }

  add(app: App, step: string, input?: string): void {
    this.done[`${app.name} ${step}`] = fingerprint(app, input);
    writeJson(this.file, this.done);
  }
}

/** Changes with every compiled file of the app and the libs, and with the input. */
function fingerprint(app: App, input: string | undefined): string {
  const hash = createHash('sha256');
  for (const file of globSync([`apps/${app.name}/dist/**/*.js`, 'libs/*/dist/**/*.js'], { cwd: checkout, exclude: (path) => path.endsWith('.spec.js') }).sort()) {
    const { size, mtimeMs } = statSync(join(checkout, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.update(input ? readFileSync(input) : '').digest('hex');
}
