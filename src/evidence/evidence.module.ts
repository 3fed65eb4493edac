import { Global, Module } from '@nestjs/common';
import { Keys } from '../platform/keys.js';
import { Settings } from '../platform/platform.module.js';
import { EvidenceLog } from './record.js';

@Global()
@Module({
  providers: [
    {
      provide: EvidenceLog,
      inject: [Keys, Settings],
      useFactory: (keys: Keys, { evidenceOrigin }: Settings) =>
        new EvidenceLog(keys, evidenceOrigin),
    },
  ],
  exports: [EvidenceLog],
})
export class EvidenceModule {}
