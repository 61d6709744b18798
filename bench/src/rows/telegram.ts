import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { notificationDatabase, notificationMain } from '../notification.js';
import { budget, percentile } from '../row.js';
import { besideServers, tenant, withClient, type Servers } from '../servers.js';

const telegrams = 200;

export const telegramToAlert = budget('telegram-to-alert-p95-ms', 'ms', 300,
  `from a telegram’s name in the folder until its alert, issued by itself, is committed; 95th percentile of ${telegrams} events, one after the other at moments of their own`,
  async function* (runs) {
    const work = async function* (servers: Servers) {
      const { adminUrl, env, folder } = await notificationDatabase(servers);
      const inbox = join(folder, 'telegrams');
      await mkdir(inbox);
      await withClient(adminUrl, (client) => client.query(`INSERT INTO notification.area (code, name, position) VALUES ($1, '{"ja":"見本町","en":"Sample Town"}', 0)`, [tenant]));
      await servers.program('telegrams', notificationMain, { ...env, TOMONI_ROLES: 'consumer,relay', TELEGRAM_FOLDER: inbox });
      let event = 0;
      for (let run = 0; run < runs; run += 1) {
        const seen = [];
        for (let count = 0; count < telegrams; count += 1) seen.push(await untilAlert(adminUrl, inbox, (event += 1)));
        // The first ones compile the code.
        const ours = percentile(seen.slice(run === 0 ? 20 : 0), 95);
        yield { ours, peer: ours };
      }
    };
    for await (const { ours } of besideServers(work)) yield ours;
  });

/** @returns milliseconds */
async function untilAlert(url: string, inbox: string, event: number): Promise<number> {
  const name = `${String(event).padStart(6, '0')}.xml`;
  await writeFile(join(inbox, `.${name}`), rainWarning(event));
  // Wherever the service is in its round of looking.
  await sleep(Math.random() * 250);
  return withClient(url, async (client) => {
    const began = performance.now();
    await rename(join(inbox, `.${name}`), join(inbox, name));
    for (;;) {
      const { rows: [row] } = await client.query<{ alerts: number }>(`SELECT count(*)::int AS alerts FROM notification.alert WHERE status = 'issued'`);
      if ((row?.alerts ?? 0) >= event) return performance.now() - began;
      if (performance.now() - began > 30_000) throw new Error(`Of ${event} telegrams ${row?.alerts} became an alert`);
      await sleep(1);
    }
  });
}

/** One event of its own each time, reported now. */
function rainWarning(event: number): string {
  const now = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 19) + '+09:00';
  const area = `<Area><Name>見本町</Name><Code>${tenant.slice(0, 5)}00</Code></Area>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Report xmlns="http://xml.kishou.go.jp/jmaxml1/"><Control><Title>気象警報・注意報（Ｒ０６）（大雨）</Title><DateTime>${now}</DateTime><Status>通常</Status><EditorialOffice>見本地方気象台</EditorialOffice><PublishingOffice>見本地方気象台</PublishingOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><Title>見本県大雨警報</Title><ReportDateTime>${now}</ReportDateTime><TargetDateTime>${now}</TargetDateTime><EventID>20261126${String(event).padStart(6, '0')}</EventID><InfoType>発表</InfoType><Serial>1</Serial><InfoKind>気象警報・注意報</InfoKind><InfoKindVersion>1.0_0</InfoKindVersion>
<Headline><Text>大雨に警戒してください。</Text><Information type="気象警報・注意報（市町村等）"><Item><Kind><Name>レベル３大雨警報</Name><Code>03</Code><Condition>発表</Condition></Kind><Areas codeType="気象・地震・火山情報／市町村等">${area}</Areas></Item></Information></Headline></Head></Report>`;
}
