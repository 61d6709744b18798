import { moment } from '@tomoni/contracts';
import { AnyScope, Audit, IfMatch, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { mapLayers } from './alert-map.entity.js';
import { AlertMapService } from './alert-map.service.js';
import { AreasGeoJson, SheltersGeoJson } from './geo-json.js';

const staff = { kinds: ['staff'] as const };
const Layer = z.object({ layer: z.enum(mapLayers) });
const LayerView = z
  .object({ layer: z.enum(mapLayers), version: z.int(), changedAt: moment.nullable(), features: z.array(z.string()).describe('地域の番号、または避難所の名前 / codes of areas, or names of shelters') })
  .meta({ id: 'AlertMapLayer', description: '緊急情報の地図のもとになるデータ / what the map of an alert is drawn from', example: { layer: 'shelters', version: 1, changedAt: '2026-04-01T00:00:00.000Z', features: ['市民センター'] } });
const audited = { ids: (reply: unknown) => [(reply as { layer: string }).layer] };

@Controller('alert-map')
export class AlertMapController {
  constructor(private readonly map: AlertMapService) {}

  @Get(':layer')
  @AnyScope('settings:change', 'alerts:read')
  @Returns(LayerView)
  get(@Param({ schema: Layer }) { layer }: z.output<typeof Layer>) {
    return this.map.summary(layer);
  }

  /** GeoJSON (RFC 7946) in place of what was there; each feature has the `code` of an area of the city. Up to 1 MB. */
  @Put('areas')
  @Scopes('settings:change', staff)
  @Audit('alert-map', audited)
  @Returns(LayerView)
  areas(@Body({ schema: AreasGeoJson }) body: z.output<typeof AreasGeoJson>, @IfMatch() version: number) {
    return this.map.replaceAreas(body, version);
  }

  /** GeoJSON of points with `name` and `address`, or with the columns of the national list (指定緊急避難場所・指定避難所データ). */
  @Put('shelters')
  @Scopes('settings:change', staff)
  @Audit('alert-map', audited)
  @Returns(LayerView)
  shelters(@Body({ schema: SheltersGeoJson }) body: z.output<typeof SheltersGeoJson>, @IfMatch() version: number) {
    return this.map.replaceShelters(body, version);
  }
}
