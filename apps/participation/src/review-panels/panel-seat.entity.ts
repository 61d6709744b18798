import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A reviewer's seat on the panel of one programme. */
@Entity('panel_seat')
@ForeignKey('GrantProgram', ['programId'], ['id'], { name: 'panel_seat_program' })
@ForeignKey('Reviewer', ['reviewerId'], ['id'], { name: 'panel_seat_reviewer' })
export class PanelSeat {
  @PrimaryColumn('uuid') programId: string;
  @PrimaryColumn('uuid') reviewerId: string;
  @Column('timestamptz') seatedAt: Date;
}
