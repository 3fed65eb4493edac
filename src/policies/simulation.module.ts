import { Module, type DynamicModule } from '@nestjs/common';
import { Simulator } from './simulator.js';

@Module({})
export class SimulationModule {
  /** @param works whether this process works on simulations, or only takes them */
  static for({ works }: { works: boolean }): DynamicModule {
    return { module: SimulationModule, providers: works ? [Simulator] : [] };
  }
}
