import { Clock, page, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PublishedAlertsService, type PublishedAlert } from '../alerts/published-alerts.service.js';
import { theTelegram } from '../alerts/alert.procedure.js';
import { config, lAlertSender } from '../config.js';
import { documentIdOf } from '../l-alert.js';
import { folderOf, publicAddress } from './alert-publisher.js';
import { lAlertDocument } from './l-alert-document.js';
import { LAlertConnector } from './l-alert-connector.js';
import { LAlertPost, type postStatuses } from './l-alert-post.entity.js';

const firstWaitMs = 5_000;
const longestWaitMs = 300_000;
/** What was told before the connector was there is no news any more. */
const newsHours = 24;

@Injectable()
export class LAlertPostsService {
  constructor(private readonly db: DataSource, private readonly clock: Clock, private readonly alerts: PublishedAlertsService, private readonly connector: LAlertConnector) {}

  /**
   * Makes a revision of what the city has told since, and posts what waits, each document in the order of its revisions: what
   * fails holds back its own document only, and is tried until it is posted. One process of a city at a time.
   */
  round(): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [lock] = await tx.query<{ held: boolean }[]>(`SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || ':l-alert', 0)) AS held`);
      if (!lock?.held) return;
      await this.collect(tx);
      for (let due = await this.due(tx); due.length > 0; due = await this.due(tx)) for (const post of due) await this.post(tx, post);
    });
  }

  /** The newest first. */
  list({ status, ...request }: { status?: (typeof postStatuses)[number]; cursor?: string; limit: number }): Promise<Page<LAlertPost>> {
    const query = this.db.getRepository(LAlertPost).createQueryBuilder('post');
    if (status) query.andWhere('post.status = :status', { status });
    return page(query, request, { by: ['createdAt', 'versionId'], direction: 'DESC' });
  }

  /** The agency gives its own telegrams to the Lアラート itself. An end of which nobody there heard the beginning is no document. */
  private async collect(tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    const told = await tx.query<{ id: string; alertId: string; action: string }[]>(
      `SELECT v.id, v.alert_id AS "alertId", v.action FROM alert_version v JOIN alert a ON a.id = v.alert_id
       WHERE v.told_at > $1 AND a.drafted_by <> $2 AND NOT EXISTS (SELECT FROM l_alert_post p WHERE p.version_id = v.id) ORDER BY v.told_at, v.id`,
      [new Date(now.getTime() - newsHours * 3_600_000), theTelegram.sub]);
    for (const { id, alertId, action } of told) {
      await tx.query(
        `WITH RECURSIVE line AS (
           SELECT id, supersedes, kind, 0 AS depth FROM alert WHERE id = $2
           UNION ALL
           SELECT before.id, before.supersedes, before.kind, depth + 1 FROM line JOIN alert before ON before.id = line.supersedes
           WHERE before.drafted_by <> $4 AND (before.kind = 'evacuation') = (line.kind = 'evacuation')),
         document AS (SELECT id FROM line ORDER BY depth DESC LIMIT 1),
         last AS (SELECT coalesce(max(revision), 0) AS revision FROM l_alert_post WHERE document_id = (SELECT id FROM document))
         INSERT INTO l_alert_post (version_id, alert_id, document_id, revision, next_attempt_at, created_at)
         SELECT $1, $2, (SELECT id FROM document), revision + 1, $3, $3 FROM last WHERE revision > 0 OR $5`,
        [id, alertId, now, theTelegram.sub, action !== 'lift' && action !== 'cancel']);
    }
  }

  /** Of each document the first that waits, where its turn has come. */
  private due(tx: EntityManager): Promise<LAlertPost[]> {
    return tx.query<LAlertPost[]>(
      `SELECT * FROM (SELECT DISTINCT ON (document_id) version_id AS "versionId", document_id AS "documentId", revision, attempts, next_attempt_at AS "nextAttemptAt", created_at AS "createdAt"
         FROM l_alert_post WHERE status = 'waiting' ORDER BY document_id, revision) AS first WHERE "nextAttemptAt" <= $1 ORDER BY "createdAt", "versionId"`, [this.clock.now()]);
  }

  private async post(tx: EntityManager, post: LAlertPost): Promise<void> {
    const now = this.clock.now();
    const change: Partial<LAlertPost> = { attempts: post.attempts + 1 };
    try {
      const { name, document } = await this.document(tx, post);
      await this.connector.post(name, document);
      Object.assign(change, { status: 'posted', postedAt: now, problem: null });
    } catch (error) {
      const wait = Math.min(firstWaitMs * 2 ** Math.min(post.attempts, 10), longestWaitMs);
      Object.assign(change, { problem: (error instanceof Error ? error.message : String(error)).slice(0, 500), nextAttemptAt: new Date(now.getTime() + wait) });
    }
    await tx.update(LAlertPost, post.versionId, change);
  }

  private async document(tx: EntityManager, { versionId, documentId, revision }: LAlertPost): Promise<{ name: string; document: string }> {
    const alert: PublishedAlert | undefined = (await this.alerts.findByVersion(versionId)) ?? (await this.alerts.findByVersion(versionId, { drills: true }));
    const version = alert?.versions.find(({ id }) => id === versionId);
    if (!alert || !version) throw new Error('The alert of this revision is gone');
    const [first] = await tx.query<{ toldAt: Date }[]>(
      'SELECT v.told_at AS "toldAt" FROM l_alert_post p JOIN alert_version v ON v.id = p.version_id WHERE p.document_id = $1 ORDER BY p.revision LIMIT 1', [documentId]);
    const document = lAlertDocument(alert, version, {
      sender: lAlertSender, city: config.CITY_NAME, lgCode: config.TENANT, unit: config.L_ALERT_OFFICE, documentId, revision, firstToldAt: first?.toldAt ?? version.toldAt,
      page: `${publicAddress}${folderOf(alert.drill !== 'normal')}public/${alert.id}.html`,
    });
    const moment = version.toldAt.toISOString().replace(/[-:.]/g, '');
    return { name: `${moment}_${documentIdOf(lAlertSender, documentId)}_${revision}.xml`, document };
  }
}
