import { Clock, expectVersion, InvalidInput, Transactions } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Area } from '../topics/topic.entity.js';
import { AlertMap, type MapArea, type MapLayer, type Shelter } from './alert-map.entity.js';
import { readAreas, readShelters, type AreasGeoJson, type FeatureMistake, type SheltersGeoJson } from './geo-json.js';

export interface CityMap { readonly areas: readonly MapArea[]; readonly shelters: readonly Shelter[] }
export interface LayerSummary { readonly layer: MapLayer; readonly version: number; readonly changedAt: Date | null; readonly features: readonly string[] }

/** Where the city's areas and shelters are. */
@Injectable()
export class AlertMapService {
  private known?: { readonly revision: string; readonly map: CityMap };

  constructor(private readonly db: DataSource, private readonly transactions: Transactions, private readonly clock: Clock) {}

  /** Changes whenever `current()` answers differently. */
  async revision(): Promise<string> {
    const rows = await this.db.query<{ layer: string; version: number }[]>('SELECT layer, version FROM alert_map ORDER BY layer');
    return rows.map(({ layer, version }) => `${layer}${version}`).join(' ');
  }

  async current(): Promise<CityMap> {
    const revision = await this.revision();
    if (this.known?.revision !== revision) {
      const layers = await this.db.manager.find(AlertMap);
      const of = (layer: MapLayer) => layers.find((one) => one.layer === layer)?.features ?? [];
      this.known = { revision, map: { areas: of('areas') as MapArea[], shelters: of('shelters') as Shelter[] } };
    }
    return this.known.map;
  }

  async summary(layer: MapLayer): Promise<LayerSummary> {
    return summaryOf(layer, await this.db.manager.findOneBy(AlertMap, { layer }));
  }

  /** @throws InvalidInput with every area that the city does not have */
  replaceAreas(input: z.output<typeof AreasGeoJson>, version: number): Promise<LayerSummary> {
    return this.transactions.run(async (tx) => {
      const known = new Set((await tx.find(Area)).map(({ code }) => code));
      const { items, mistakes } = readAreas(input, known);
      return this.replace(tx, 'areas', items, mistakes, version);
    });
  }

  replaceShelters(input: z.output<typeof SheltersGeoJson>, version: number): Promise<LayerSummary> {
    return this.transactions.run(async (tx) => {
      const { items, mistakes } = readShelters(input);
      return this.replace(tx, 'shelters', items, mistakes, version);
    });
  }

  private async replace(tx: EntityManager, layer: MapLayer, features: readonly MapArea[] | readonly Shelter[], mistakes: readonly FeatureMistake[], version: number): Promise<LayerSummary> {
    if (mistakes.length > 0) {
      throw new InvalidInput(mistakes.slice(0, 50).map(({ feature, property, ja, en }) => ({
        in: 'body', pointer: `#/features/${feature}/properties/${encodeURIComponent(property)}`, code: 'not-for-a-map', detail: { ja, en },
      })));
    }
    // Whoever is first to draw it finds version 0.
    await tx.query(`INSERT INTO alert_map (layer, features, version, changed_at) VALUES ($1, '[]', 0, $2) ON CONFLICT DO NOTHING`, [layer, this.clock.now()]);
    const row = await tx.findOneOrFail(AlertMap, { where: { layer }, lock: { mode: 'pessimistic_write' } });
    expectVersion(row, version);
    const changed = Object.assign(row, { features, version: row.version + 1, changedAt: this.clock.now() });
    await tx.query('UPDATE alert_map SET features = $2, version = $3, changed_at = $4 WHERE layer = $1', [layer, JSON.stringify(features), changed.version, changed.changedAt]);
    return summaryOf(layer, changed);
  }
}

function summaryOf(layer: MapLayer, row: AlertMap | null): LayerSummary {
  return { layer, version: row?.version ?? 0, changedAt: row?.changedAt ?? null, features: (row?.features ?? []).map((feature) => ('name' in feature ? feature.name : feature.code)) };
}
