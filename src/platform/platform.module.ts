import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { Database } from './database.js';
import { Draining } from './draining.js';
import type { Installation } from './installation.js';
import { Keys } from './keys.js';

/** The settings of this process. A class, because Nest finds providers by class. */
export class Settings {
  constructor(
    readonly config: Config,
    readonly evidenceOrigin: string,
  ) {}

  /** Where people open the console; behind https their cookies are for https alone. */
  get console(): {
    readonly url: string | undefined;
    readonly isSecure: boolean;
    readonly origin: string | undefined;
  } {
    const { consoleUrl: url } = this.config;
    if (url === undefined) return { url, isSecure: false, origin: undefined };
    const { protocol, origin } = new URL(url);
    return { url, isSecure: protocol === 'https:', origin };
  }
}

/** What every part stands on: settings, clock, database, keys. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static for(config: Config, installation: Installation): DynamicModule {
    const { database, keys, clock, evidenceOrigin } = installation;
    const providers = [
      { provide: Settings, useValue: new Settings(config, evidenceOrigin) },
      { provide: Clock, useValue: clock },
      { provide: Database, useValue: database },
      { provide: Keys, useValue: keys },
      { provide: Draining, useValue: new Draining() },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }

  // After the workers, which Nest stops in onModuleDestroy and beforeApplicationShutdown.
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
