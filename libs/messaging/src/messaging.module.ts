import { Module, type DynamicModule } from '@nestjs/common';
import { Messaging, type MessagingOptions } from './messaging.js';

@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [{ provide: Messaging, useFactory: () => new Messaging(options) }],
      exports: [Messaging],
    };
  }
}
