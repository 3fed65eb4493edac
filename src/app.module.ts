/** The map: the modules, in ladder order. */
import { Module, type DynamicModule } from '@nestjs/common';
import { ConsoleModule } from './console/console.module.js';
import { SampleModule } from './demo/portfolio/sample.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { FeedModule } from './feed/feed.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { AccessModule } from './platform/access/access.module.js';
import type { Config } from './platform/config.js';
import type { Installation } from './platform/installation.js';
import { PlatformModule } from './platform/platform.module.js';
import { PosterModule } from './platform/poster.js';
import { SimulationModule } from './policies/simulation.module.js';

@Module({})
export class AppModule {
  static for(config: Config, installation: Installation, queue: DynamicModule): DynamicModule {
    const works = config.role !== 'api';
    return {
      module: AppModule,
      imports: [
        PlatformModule.for(config, installation),
        PosterModule,
        AccessModule,
        EvidenceModule,
        queue,
        DispatchModule.for({ works }),
        SimulationModule.for({ works }),
        FeedModule.for({ works }),
        IntakeModule,
        ConsoleModule,
        SampleModule,
      ],
    };
  }
}
