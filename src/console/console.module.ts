/** A window for people: the pages, and the JSON that only they need. */
import { Module } from '@nestjs/common';
import { PagesController } from './pages.controller.js';

@Module({ controllers: [PagesController] })
export class ConsoleModule {}
