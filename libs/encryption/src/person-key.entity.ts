import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The key of one person in one service's schema, wrapped by the master key; shredding leaves the row as a tombstone. */
@Entity('person_key')
@Check('person_key_shredded', `(wrapped_key IS NULL) = (shredded_at IS NOT NULL)`)
export class PersonKey {
  @PrimaryColumn({ name: 'person_ref', type: 'text' }) personRef: string;
  @Column({ name: 'wrapped_key', type: 'bytea', nullable: true }) wrappedKey: Buffer | null;
  @Column({ name: 'kms_key_id', type: 'text', nullable: true }) kmsKeyId: string | null;
  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' }) createdAt: Date;
  @Column({ name: 'shredded_at', type: 'timestamptz', nullable: true }) shreddedAt: Date | null;
}
