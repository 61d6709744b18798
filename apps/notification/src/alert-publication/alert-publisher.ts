import { setTimeout as sleep } from 'node:timers/promises';
import { Messaging } from '@tomoni/messaging';
import { Clock } from '@tomoni/platform';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PublishedAlertsService, type PublishedAlert } from '../alerts/published-alerts.service.js';
import { config } from '../config.js';
import { AlertFiles, type AlertFile } from './alert-files.js';
import { alertMap, ringsOf } from './alert-map.js';
import { AlertMapService, type CityMap } from './alert-map.service.js';
import { activePage, alertPage } from './alert-page.js';
import { capDocument } from './cap-alert.js';
import { capFeed } from './cap-feed.js';
import { activeJson, alertJson } from './published-alert.view.js';

const everyMs = 500;
const refreshMs = 60_000;
const settleMs = 3_600_000;
/** People read it on a phone whose network is breaking down. */
export const pageLimit = 100_000;
const jsonLimit = 500_000;
export const publicAddress = `${config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`}/alerts/`;

/** Real alerts and drills stand in folders of their own. */
export const folderOf = (drills: boolean): string => (drills ? 'drills/' : '');

/**
 * Keeps the folder as the database says, in each process that answers HTTP: a restart or another replica writes the same files again.
 * It asks for nothing but the database; while that is away the files stay as they were, and say of when they are.
 */
@Injectable()
export class AlertPublisher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(AlertPublisher.name);
  private readonly stopping = new AbortController();
  private running?: Promise<void>;
  private turn: Promise<unknown> = Promise.resolve();
  private last?: { readonly revision: string; readonly refreshed: number };
  private drawnWith?: CityMap;
  private settledAt = 0;
  private succeededAt = Date.now();
  private failure = '';
  private readonly written = new Map<string, string>();

  constructor(private readonly alerts: PublishedAlertsService, private readonly maps: AlertMapService, private readonly files: AlertFiles, private readonly clock: Clock, private readonly messaging: Messaging) {
    messaging.metrics.gauge('tomoni_alert_pages_age_seconds', 'Seconds since the public alert pages were last brought to what the database says',
      () => (this.running ? (Date.now() - this.succeededAt) / 1_000 : undefined));
  }

  onApplicationBootstrap(): void {
    if (this.messaging.options.roles.includes('http')) this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** A page, picture or document of an alert that is no longer current, and of which this replica has no file. */
  older(path: string): Promise<AlertFile | undefined> {
    return this.inTurn(async () => {
      const [, drill, kind, id = ''] = /^(drills\/)?(public|cap)\/([0-9a-f-]{36})\./.exec(path) ?? [];
      const drills = drill !== undefined;
      const alert = kind === 'cap' ? await this.alerts.findByVersion(id, { drills }) : await this.alerts.find(id, { drills });
      if (!alert) return undefined;
      await this.writeAlert(alert, await this.maps.current());
      return this.files.read(path);
    });
  }

  /** Brings the folder to what the database says, where that changed. */
  look(): Promise<void> {
    return this.inTurn(async () => {
      const revision = `${await this.alerts.revision()} ${await this.maps.revision()}`;
      const refreshed = Math.floor(this.clock.now().getTime() / refreshMs) * refreshMs;
      const isRefresh = refreshed !== this.last?.refreshed;
      if (revision !== this.last?.revision || isRefresh) {
        const map = await this.maps.current();
        // Another process may share the folder: what was written is looked at again with each refresh.
        if (isRefresh || map !== this.drawnWith) this.written.clear();
        this.drawnWith = map;
        const current = [...(await this.publish(false, refreshed, map)), ...(await this.publish(true, refreshed, map))];
        if (Date.now() - this.settledAt > settleMs) await this.settle(new Set(current.map(({ id }) => id)), map);
        this.last = { revision, refreshed };
      }
      this.succeededAt = Date.now();
    });
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.look();
        this.failure = '';
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        if (failure !== this.failure) this.log.error(`The alert pages stay as they are: ${failure}`);
        this.failure = failure;
      }
      await sleep(everyMs, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  /** Pages of alerts come before the lists that lead to them. */
  private async publish(drills: boolean, refreshed: number, map: CityMap): Promise<PublishedAlert[]> {
    const folder = folderOf(drills);
    const alerts = await this.alerts.current({ drills });
    const drawn = new Map(alerts.map((alert) => [alert.id, alertMap(alert, map, config.TENANT)]));
    for (const alert of alerts) {
      const state = `${alert.changedAt.getTime()}-${alert.versions.length}-${alert.status}`;
      if (this.written.get(alert.id) === state) continue;
      await this.writeAlert(alert, map);
      this.written.set(alert.id, state);
    }
    // The same in every replica of this minute.
    const asOf = new Date(Math.max(refreshed, ...alerts.map(({ changedAt }) => changedAt.getTime())));
    const city = config.CITY_NAME;
    await this.files.write(`${folder}active.json`, activeJson({ code: config.TENANT, name: city }, asOf, alerts, jsonLimit, ({ id }) => drawn.get(id) !== undefined));
    await this.files.write(`${folder}active.html`, activePage({ city, asOf, drills }, alerts, pageLimit, ({ id }) => drawn.get(id)));
    await this.files.write(`${folder}cap.atom`, capFeed({ city, drills, address: publicAddress + folder, mapBytes: ({ id }) => bytesOf(drawn.get(id)?.svg) }, alerts));
    return alerts;
  }

  private async writeAlert(alert: PublishedAlert, map: CityMap): Promise<void> {
    const drills = alert.drill !== 'normal';
    const folder = folderOf(drills);
    const replaced = alert.supersedes === null ? undefined : await this.alerts.find(alert.supersedes, { drills });
    const drawn = alertMap(alert, map, config.TENANT);
    const around = { sender: config.MAIL_FROM, city: config.CITY_NAME, lgCode: config.TENANT, address: publicAddress + folder, hasMap: drawn !== undefined, ringsOf: ringsOf(map), ...(replaced && { replaced }) };
    for (const version of alert.versions) await this.files.write(`${folder}cap/${version.id}.xml`, capDocument(alert, version, around));
    await this.files.write(`${folder}public/${alert.id}.json`, alertJson(alert, drawn !== undefined));
    if (drawn) await this.files.write(`${folder}public/${alert.id}.svg`, drawn.svg);
    await this.files.write(`${folder}public/${alert.id}.html`, alertPage(config.CITY_NAME, alert, drawn));
  }

  /** What ended while nobody wrote must not stand here as in force. */
  private async settle(current: ReadonlySet<string>, map: CityMap): Promise<void> {
    for (const drills of [false, true]) {
      const folder = folderOf(drills);
      await this.files.clear([folder, `${folder}public`, `${folder}cap`]);
      for (const name of await this.files.list(`${folder}public`)) {
        const id = /^([0-9a-f-]{36})\.json$/.exec(name)?.[1];
        if (id === undefined || current.has(id) || !(await this.files.read(`${folder}public/${name}`))?.bytes.includes('"standing":true')) continue;
        const alert = await this.alerts.find(id, { drills });
        if (alert) await this.writeAlert(alert, map);
      }
    }
    this.settledAt = Date.now();
  }

  /** One after the other, so that nothing older overwrites what is newer. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

const bytesOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Buffer.byteLength(text));
