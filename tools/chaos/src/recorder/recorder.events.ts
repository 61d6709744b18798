import { alertIssued, alertLifted, alertUpdated, grantApplicationCorrectionRequested, grantApplicationDrafted, grantApplicationProgressed, grantApplicationSubmitted, grantApplicationWithdrawn } from '@tomoni/contracts';
import { OnEvent, type EventOf, type IncomingEvent } from '@tomoni/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { setTimeout as sleep } from 'node:timers/promises';
import { EntityManager } from 'typeorm';
import { behaviourMs, type Behaviour } from './behaviour.js';

/** Nothing but these handlers writes it, so the log can make it anew. */
const record = { name: 'record', tables: ['effect'] };

/**
 * A consumer whose effect is a line in a log: the platform's own transport, its own inbox, and nothing to hide behind.
 * Its behaviour can be made bad while it runs.
 */
@Controller()
export class RecorderEvents {
  /** The event of a key that is held back until the next one has been recorded. */
  private held?: IncomingEvent;
  private told: { name: Behaviour; of_hundred: number; until: number } = { name: 'good', of_hundred: 0, until: 0 };

  @OnEvent(grantApplicationDrafted, { into: record })
  onDrafted(@Payload() event: EventOf<typeof grantApplicationDrafted>, @Ctx() tx: EntityManager): Promise<void> {
    return this.record(event, tx);
  }
  @OnEvent(grantApplicationSubmitted, { into: record })
  onSubmitted(@Payload() event: EventOf<typeof grantApplicationSubmitted>, @Ctx() tx: EntityManager): Promise<void> {
    return this.record(event, tx);
  }
  @OnEvent(grantApplicationWithdrawn, { into: record })
  onWithdrawn(@Payload() event: EventOf<typeof grantApplicationWithdrawn>, @Ctx() tx: EntityManager): Promise<void> {
    return this.record(event, tx);
  }
  @OnEvent(grantApplicationCorrectionRequested, { into: record })
  onCorrectionRequested(@Payload() event: EventOf<typeof grantApplicationCorrectionRequested>, @Ctx() tx: EntityManager): Promise<void> {
    return this.record(event, tx);
  }
  @OnEvent(grantApplicationProgressed, { into: record })
  onProgressed(@Payload() event: EventOf<typeof grantApplicationProgressed>, @Ctx() tx: EntityManager): Promise<void> {
    return this.record(event, tx);
  }

  @OnEvent(alertIssued, { into: record })
  onAlertIssued(@Payload() event: EventOf<typeof alertIssued>, @Ctx() tx: EntityManager): Promise<void> {
    return this.record(event, tx);
  }
  @OnEvent(alertUpdated, { into: record })
  onAlertUpdated(@Payload() event: EventOf<typeof alertUpdated>, @Ctx() tx: EntityManager): Promise<void> {
    return this.record(event, tx);
  }
  @OnEvent(alertLifted, { into: record })
  onAlertLifted(@Payload() event: EventOf<typeof alertLifted>, @Ctx() tx: EntityManager): Promise<void> {
    return this.record(event, tx);
  }

  private async record(event: IncomingEvent, tx: EntityManager): Promise<void> {
    switch (await this.behaviourFor(event, tx)) {
      case 'poison':
        throw new Error('This event is poison');
      case 'hang':
        await new Promise(() => undefined);
        return;
      case 'slow':
        await sleep(1_000);
        break;
      case 'drop':
        return;
      case 'swap':
        this.held ??= event;
        if (this.held === event) return;
        break;
      case 'double':
        await insert(event, tx);
        break;
      case 'good':
        break;
    }
    await insert(event, tx);
    const { held } = this;
    if (held?.key !== event.key) return;
    this.held = undefined;
    await insert(held, tx);
  }

  private async behaviourFor(event: IncomingEvent, tx: EntityManager): Promise<Behaviour> {
    if (this.told.until < Date.now()) {
      const [row] = await tx.query<{ name: Behaviour; of_hundred: number }[]>('SELECT name, of_hundred FROM behaviour');
      if (row) this.told = { ...row, until: Date.now() + behaviourMs };
    }
    return isChosen(event, this.told.of_hundred) ? this.told.name : 'good';
  }
}

/** The same events at every delivery. The last bits of a UUIDv7 are random. */
const isChosen = ({ id }: IncomingEvent, ofHundred: number): boolean => Number.parseInt(id.slice(-6), 16) % 100 < ofHundred;

const insert = (event: IncomingEvent, tx: EntityManager): Promise<unknown> =>
  tx.query('INSERT INTO effect (event_id, key, version) VALUES ($1, $2, $3)', [event.id, event.key, event.aggregateVersion]);
