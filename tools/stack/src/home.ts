import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '@tomoni/backing-services';

/** Where everything of one running city lies: `.tomoni/` of the checkout, or TOMONI_HOME. */
export class Home {
  /** Downloaded once, kept by `--fresh`: Kafka's and Redis' jars and Kafka's class archive. */
  readonly java: string;
  readonly data: string;
  readonly keys: string;
  readonly logs: string;
  readonly urls: string;
  readonly city: string;
  private readonly version: string;

  constructor(readonly root: string) {
    this.java = this.path('java');
    this.data = this.path('data');
    this.keys = this.path('keys');
    this.logs = this.path('logs');
    this.urls = this.path('urls.json');
    this.city = this.path('city.json');
    this.version = this.path('version.json');
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  log(name: string): string {
    return join(this.logs, `${name}.log`);
  }

  /** Makes the folder, or brings an older one to today's layout; returns what had to be changed. */
  open(): string[] {
    mkdirSync(this.root, { recursive: true });
    const from = this.layout();
    if (from > layouts.length) throw new CannotStart(`${this.root} was made by a newer Tomoni (layout ${from}, this one knows ${layouts.length}): update this checkout, or name another folder in TOMONI_HOME.`);
    const changed = layouts.slice(from).filter((step, index) => {
      const hadAny = step.apply(this);
      writeJson(this.version, { layout: from + index + 1 });
      return hadAny;
    });
    this.makeFolders();
    return changed.map(({ what }) => what);
  }

  /** Forgets the city: data, keys and logs. What was downloaded stays. */
  empty(): void {
    // Renamed first: a crash in the middle of deleting must not leave half a city.
    const trash = this.path(`trash-${process.pid}`);
    mkdirSync(trash, { recursive: true });
    for (const [index, path] of [this.data, this.keys, this.logs, this.city, this.urls].entries()) {
      if (existsSync(path)) renameSync(path, join(trash, String(index)));
    }
    for (const left of readdirSync(this.root).filter((name) => name.startsWith('trash-'))) rmSync(this.path(left), { recursive: true, force: true });
    this.makeFolders();
  }

  /** Nothing answers any more where urls.json says. */
  forgetUrls(): void {
    rmSync(this.urls, { force: true });
  }

  private makeFolders(): void {
    for (const folder of [this.data, this.logs]) mkdirSync(folder, { recursive: true });
    mkdirSync(this.keys, { recursive: true, mode: 0o700 });
  }

  private layout(): number {
    return readJson(this.version, z.object({ layout: z.int().nonnegative() }))?.layout ?? 0;
  }
}

/**
 * How an older folder becomes the next one; `apply` says whether there was anything to change. Steps are only added at
 * the end, and each may run again after a crash in its middle. A folder without a version is the oldest.
 */
const layouts: readonly { what: string; apply(home: Home): boolean }[] = [
  {
    what: 'the servers’ data moved into data/',
    apply: (home) => {
      mkdirSync(home.data, { recursive: true });
      const old = ['postgres', 'kafka', 'redis', 'mail', 'files'].filter((name) => existsSync(home.path(name)) && !existsSync(join(home.data, name)));
      for (const name of old) renameSync(home.path(name), join(home.data, name));
      return old.length > 0;
    },
  },
];

/** Undefined when there is no such file or its content is no longer what is expected. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whole or not at all: scripts read these files while we write them. */
export function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(draft, file);
}
