import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Allowances } from './allowances.js';
import { AccessGuard } from './api-key.guard.js';
import { Doorkeeper } from './doorkeeper.js';

/** Puts the guard in front of every route of the application. */
@Global()
@Module({
  providers: [Allowances, Doorkeeper, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Doorkeeper],
})
export class AccessModule {}
