import { Controller, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload } from '@nestjs/microservices';
import { DataSource, type EntityManager } from 'typeorm';
import type { IncomingEvent } from '../envelope.js';
import { connectInbox } from '../inbox/inbox.server.js';
import { OnEvent, type EventOf } from '../inbox/on-event.decorator.js';
import type { KafkaPort } from '../kafka/port.js';
import { Messaging, type MessagingOptions } from '../messaging.js';
import { caseDecided, caseMoved, caseOpened } from './contracts.js';

/** Runs before the effect of every event; what it throws is what the handler throws. */
export type Behaviour = (event: IncomingEvent<{ caseId: string; step: number }>, tx: EntityManager) => Promise<void> | void;

export const effectTable = 'CREATE TABLE effect (seq bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL, case_id text NOT NULL, step integer NOT NULL)';

const cases = { name: 'cases', tables: ['effect'] };

/** A service that notes each event of three types in `effect`, with an HTTP-less Nest app around it. */
export async function startService(db: DataSource, options: MessagingOptions, kafka?: KafkaPort, behave: Behaviour = () => undefined, more: readonly Type[] = []) {
  @Controller()
  class SpecEvents {
    @OnEvent(caseOpened, { keepsToItsKey: true, into: cases })
    onOpened(@Payload() event: EventOf<typeof caseOpened>, @Ctx() tx: EntityManager): Promise<void> {
      return this.note(event, tx);
    }
    @OnEvent(caseMoved, { into: cases })
    onMoved(@Payload() event: EventOf<typeof caseMoved>, @Ctx() tx: EntityManager): Promise<void> {
      return this.note(event, tx);
    }
    @OnEvent(caseDecided, { into: cases })
    onDecided(@Payload() event: EventOf<typeof caseDecided>, @Ctx() tx: EntityManager): Promise<void> {
      return this.note(event, tx);
    }
    private async note(event: IncomingEvent<{ caseId: string; step: number }>, tx: EntityManager): Promise<void> {
      await behave(event, tx);
      await tx.query('INSERT INTO effect (event_id, case_id, step) VALUES ($1, $2, $3)', [event.id, event.payload.caseId, event.payload.step]);
    }
  }
  const messaging = new Messaging(options, kafka);
  @Module({ controllers: [SpecEvents, ...more], providers: [{ provide: DataSource, useValue: db }, { provide: Messaging, useValue: messaging }] })
  class SpecModule {}
  const app = await NestFactory.create(SpecModule, { logger: false });
  const inbox = connectInbox(app);
  await app.startAllMicroservices();
  await app.init();
  return { app, inbox, messaging, stop: () => app.close() };
}

/** By outcome, from the service's metrics. */
export function outcomes({ messaging }: { messaging: Messaging }): Record<string, number> {
  const samples = messaging.metrics.all().find(({ name }) => name === 'tomoni_inbox_events_total')?.samples() ?? [];
  return Object.fromEntries(samples.map(({ labels, value }): [string, number] => [labels['outcome'] ?? '', value]));
}
