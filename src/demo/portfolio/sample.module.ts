/** Offers the sample portfolio to the doors below; its tables are read only when somebody wants it. */
import { Global, Module } from '@nestjs/common';
import { SampleSource, type SamplePortfolio } from '../../intake/first-steps/sample.js';

const source: SampleSource = {
  async at(now: Date): Promise<SamplePortfolio> {
    const [{ loadPortfolio }, { resolve }] = await Promise.all([
      import('./load.js'),
      import('./resolve.js'),
    ]);
    return resolve(loadPortfolio(), now);
  },
};

@Global()
@Module({
  providers: [{ provide: SampleSource, useValue: source }],
  exports: [SampleSource],
})
export class SampleModule {}
