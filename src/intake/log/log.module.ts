import { Module } from '@nestjs/common';
import { PortfolioModule } from '../portfolio.module.js';
import { FindController } from './find.controller.js';
import { StoryController } from './story.controller.js';
import { TablesController } from './tables.controller.js';

/** The contact log: finding a contact, its story, and everything that one person saw of us. */
@Module({
  imports: [PortfolioModule],
  controllers: [FindController, StoryController, TablesController],
})
export class LogModule {}
