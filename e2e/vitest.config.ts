import { BaseSequencer } from 'vitest/node';
import { defineConfig } from 'vitest/config';

const last = 'personal-data.e2e.spec.ts';

/** Nothing runs beside a spec that stops a server, and the search for personal data looks at what all others left behind. */
class InOrder extends BaseSequencer {
  override sort(files: Parameters<BaseSequencer['sort']>[0]): ReturnType<BaseSequencer['sort']> {
    const place = (name: string) => `${name.endsWith(last) ? 1 : 0} ${name}`;
    return Promise.resolve(files.toSorted((one, other) => place(one.moduleId).localeCompare(place(other.moduleId))));
  }
}

// One platform, started from the compiled apps, for all specs.
export default defineConfig({
  ssr: { resolve: { conditions: ['@tomoni/source'] } },
  test: {
    include: ['src/**/*.e2e.spec.ts'],
    globalSetup: 'src/spec/platform.global-setup.ts',
    fileParallelism: false,
    sequence: { sequencer: InOrder },
    // A limit finds what hangs, it measures nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
