import { writeFileSync } from 'node:fs';
import { Scratch } from '@tomoni/stack';
import type { TestProject } from 'vitest/node';
import { Door } from './door.js';
import { serverNames, Servers } from './servers.js';

/** Where the one platform of this run is. */
export interface Place {
  /** Its `.tomoni` folder. */
  home: string;
  urls: Record<string, string>;
  /** See `Door`. */
  door: string;
  /** The supervisor's process. */
  pid: number;
  /** Runs programs of the platform beside it. */
  environment: Record<string, string | undefined>;
}

declare module 'vitest' {
  interface ProvidedContext {
    place: Place;
  }
}

/** The whole platform, once for all specs, on servers that they can stop. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await Scratch.make();
  const servers = new Servers(scratch.home);
  const door = new Door(servers);
  const end = async () => {
    await scratch.end();
    await servers.stopAll();
    door.close();
    await scratch.remove();
  };
  try {
    const collector = await door.open();
    await Promise.all(serverNames.map((name) => servers.start(name)));
    const run = scratch.start([], {
      ...servers.environment,
      NODE_ENV: 'development',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector,
      // What a killed process was about to send waits for the end of its lease: three minutes, where nobody waits for it.
      MAIL_LEASE_SECONDS: '8',
      JMA_FEED_URL: `${collector}/agency`,
      JMA_FEEDS: 'extra',
      JMA_POLL_SECONDS: '1',
    });
    await run.says('is ready after', 240_000);
    const urls = { ...scratch.urls, mail: servers.mailUrl };
    // An SMTP server of one's own has no inbox to look into; ours has.
    writeFileSync(scratch.home.urls, JSON.stringify(urls));
    project.provide('place', { home: scratch.home.root, urls, door: collector, pid: run.pid, environment: { ...scratch.env, TOMONI_HOME: scratch.home.root } });
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}
