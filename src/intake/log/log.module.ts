import { Module } from '@nestjs/common';
import { PortfolioModule } from '../portfolio.module.js';
import { FindController } from './find.controller.js';

/** The contact log: finding a contact, its story, and everything that one person saw of us. */
@Module({
  imports: [PortfolioModule],
  controllers: [FindController],
})
export class LogModule {}
