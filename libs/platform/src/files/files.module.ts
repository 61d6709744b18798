import { Module, type DynamicModule } from '@nestjs/common';
import { Files } from './files.service.js';

/** Imported by an app that keeps files; provides `Files`, `ObjectStore`, `ScanPort`. */
@Module({})
export class FilesModule {
  static forRoot(config: { readonly OBJECT_STORE_URL: string; readonly CLAMD_URL?: string }): DynamicModule {
    void config;
    return { module: FilesModule, global: true, providers: [Files], exports: [Files] };
  }
}
