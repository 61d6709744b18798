import { CannotStart, claimFolder } from '@tomoni/backing-services';
import { demoPeople, type DemoPerson } from '@tomoni/client';
import { z } from 'zod';
import { has, runStep, startApp } from './app-process.js';
import { apps, type App } from './apps.js';
import { chooseCity, defaultLgCode, type City } from './city/city.js';
import { readMunicipalities } from './city/municipalities.js';
import type { Config } from './config.js';
import type { Display } from './display.js';
import { EventFeed } from './event-feed/event-feed.js';
import { DoneSteps } from './done-steps.js';
import { environmentOf, type Surroundings } from './environment.js';
import { Home, readJson, writeJson } from './home.js';
import { choosePorts } from './ports.js';
import { announceServers, startServers, withoutPassword } from './servers.js';
import { Look } from './start-page/look.js';
import { serveStartPage } from './start-page/server.js';
import { Supervisor } from './supervisor.js';

export interface Wishes {
  /** `--city`: a municipality's code. */
  city: string | undefined;
  /** `--fresh`: forget what the city holds. */
  fresh: boolean;
}

/** The content of `.tomoni/urls.json`: where everything is, for scripts. Written when all is ready, removed at the end. */
export type Urls = Record<string, string>;

/** The whole platform on this machine: `start` once, `stop` once. */
export class Stack {
  readonly supervisor: Supervisor;
  private readonly home: Home;
  private readonly look: Look;
  /** Not the demo sign-in when the city brings its own. */
  private readonly apps: readonly App[];

  constructor(
    private readonly config: Config,
    private readonly display: Display,
  ) {
    this.home = new Home(config.home);
    this.supervisor = new Supervisor(display);
    this.look = new Look(this.supervisor.board);
    this.apps = config.own.issuer ? apps.filter(({ name }) => name !== 'identity') : apps;
  }

  /** @throws CannotStart when something is in the way */
  async start(wishes: Wishes): Promise<{ urls: Urls; city: City }> {
    const city = await this.openFolder(wishes);
    const portOf = await this.choosePorts();
    const local = (name: string) => `http://127.0.0.1:${portOf(name)}`;
    const appUrls = Object.fromEntries(this.apps.map(({ name }) => [name, local(name)]));
    const options = { supervisor: this.supervisor, home: this.home, own: this.config.own, inherited: this.config.inherited, portOf };

    announceServers(options);
    for (const app of this.apps) this.supervisor.board.add({ ...app, kind: 'app', address: local(app.name) });
    await this.openStartPage(portOf('start'), city);
    this.display.line(`Start page: ${local('start')} (it already shows the progress)`);

    const servers = await startServers(options, this.apps.filter(({ database }) => database));
    this.look.inbox = servers.inbox;
    this.openFeed(servers.kafka);
    const issuer = this.config.own.issuer ?? local('identity');
    const around: Surroundings = { ...servers, emptyMailPort: portOf('empty-mail'), home: this.home, city, urls: appUrls, issuer, startPage: local('start'), inherited: this.config.inherited };
    const done = new DoneSteps(this.home.data);
    await Promise.all(this.apps.map((app) => this.run(app, around, done)));
    await this.seed(around, done);

    const { postgres, kafka, redis, smtp, inbox } = servers;
    const urls: Urls = { start: local('start'), ...appUrls, identity: issuer, mail: inbox?.httpUrl ?? withoutPassword(smtp), ...(servers.sms ? { sms: servers.sms.url } : {}), 'empty-mail': `smtp://127.0.0.1:${portOf('empty-mail')}`, kafka, postgres, redis };
    this.supervisor.onStop(() => Promise.resolve(this.home.forgetUrls()));
    writeJson(this.home.urls, urls);
    this.supervisor.board.becameReady();
    return { urls, city };
  }

  private async openFolder({ city: code, fresh }: Wishes): Promise<City> {
    const municipalities = readMunicipalities(this.config.municipalities);
    if (code) chooseCity(code, municipalities); // A wrong code is told before anything is touched.
    if (fresh && (this.config.own.postgres || this.config.own.kafka)) throw new CannotStart('--fresh empties only what Tomoni keeps itself: empty your own database and topics yourself, then start without --fresh.');
    const claim = await claimFolder(this.home.root, 'Tomoni');
    this.supervisor.onStop(claim.release);
    for (const change of this.home.open()) this.display.note('yellow', `An older ${this.home.root} was brought up to date: ${change}.`);
    this.home.forgetUrls();
    if (fresh) await this.display.step('empty the city', () => Promise.resolve(this.home.empty()));
    const kept = readJson(this.home.city, z.object({ lgCode: z.string(), name: z.string() }));
    if (code && kept && kept.lgCode !== code) {
      throw new CannotStart(`${this.home.root} holds ${kept.name} (${kept.lgCode}), and one platform serves one city: add --fresh to begin again with ${code}, or name another folder in TOMONI_HOME.`);
    }
    return chooseCity(code ?? kept?.lgCode ?? defaultLgCode, municipalities);
  }

  private async choosePorts(): Promise<(name: string) => number> {
    const chosen = await choosePorts(this.config.ports);
    for (const { note } of chosen.values()) if (note) this.display.note('yellow', note);
    return (name) => {
      const found = chosen.get(name);
      if (!found) throw new Error(`No port was chosen for ${name}`);
      return found.port;
    };
  }

  private async openStartPage(port: number, city: City): Promise<void> {
    const page = await serveStartPage({ port, city, look: () => this.look.now(), watched: (byAnybody) => this.look.watched(byAnybody) });
    this.supervisor.onStop(page.close);
  }

  private openFeed(brokers: string): void {
    const feed = new EventFeed(brokers, this.config.inherited);
    this.look.feed = feed;
    this.supervisor.onStop(() => feed.stop());
    feed.start();
  }

  private async run(app: App, around: Surroundings, done: DoneSteps): Promise<void> {
    const env = environmentOf(app, around);
    await this.once(app, 'migrate', env, done);
    await this.supervisor.keep(app.name, app.name, () => startApp(app, this.home, env));
  }

  /** Seeds know the city from a file: the municipality, and the demo groups whose officers can sign in. */
  private async seed(around: Surroundings, done: DoneSteps): Promise<void> {
    this.look.people = this.config.own.issuer ? [] : await demoPeople(around.issuer);
    writeJson(this.home.city, { ...around.city, groups: groupsOf(this.look.people) });
    for (const app of this.apps) await this.once(app, 'seed', environmentOf(app, around), done, this.home.city);
  }

  /** Left out when it was done before. In a database of the user's own somebody else may have undone it, so there it always runs. */
  private async once(app: App, step: 'migrate' | 'seed', env: NodeJS.ProcessEnv, done: DoneSteps, input?: string): Promise<void> {
    if (!has(app, step) || (!this.config.own.postgres && done.has(app, step, input))) return;
    await this.display.step(`${step} ${app.name}`, () => runStep(app, step, this.home, env, this.supervisor.signal));
    done.add(app, step, input);
  }
}

function groupsOf(people: readonly DemoPerson[]): DemoPerson['groups'] {
  return [...new Map(people.flatMap(({ groups }) => groups).map((group) => [group.id, group])).values()];
}
