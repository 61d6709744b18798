import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `[longitude, latitude]` in degrees. */
export type Position = readonly [number, number];
export type Ring = readonly Position[];
/** Where one of the city's areas lies: its form, or only a point in it. */
export interface MapArea {
  readonly code: string;
  /** Polygons of rings, the outer one first. */
  readonly polygons: readonly (readonly Ring[])[];
  readonly point: Position | null;
}
export interface Shelter {
  readonly name: string;
  readonly address: string | null;
  readonly point: Position;
  /** For what it is meant, by the names of the national list; empty where that is not said. */
  readonly hazards: readonly string[];
}
export const mapLayers = ['areas', 'shelters'] as const;
export type MapLayer = (typeof mapLayers)[number];

/** What a map of the city is drawn from; read again whenever it changes. */
@Entity()
export class AlertMap {
  @PrimaryColumn('text') layer: MapLayer;
  @Column('jsonb') features: readonly MapArea[] | readonly Shelter[];
  @Column('int') version: number;
  @Column('timestamptz') changedAt: Date;
}
