import type { Direction } from '@tomoni/backing-services';

/** The server has said that a transaction is committed, and nobody has heard it yet. */
export const saysCommitted = (direction: Direction, chunk: Buffer): boolean => direction === 'down' && chunk.includes('COMMIT\0');

/** A request of Kafka's protocol that carries records: its key, after four bytes of length, is 0. */
export const isProduce = (direction: Direction, chunk: Buffer): boolean => direction === 'up' && chunk.length > 100 && chunk.readInt16BE(4) === 0;
