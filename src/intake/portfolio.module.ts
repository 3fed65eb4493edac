import { Module } from '@nestjs/common';
import { CardController } from './card.controller.js';
import { DebtsController } from './debts.controller.js';
import { Desk } from './desk.js';
import { SealedAnswers } from './sealed-answers.js';
import { EventsController } from './events.controller.js';
import { Feed } from './feed.js';
import { OrganisationsController } from './organisations.controller.js';
import { PartiesController } from './parties.controller.js';
import { PersonController } from './person/person.controller.js';
import { RulesController } from './rules/rules.controller.js';
import { SignalsController } from './signals.controller.js';

/** The doors for what is known of organisations, persons and debts; they need no queue and no vendor. */
@Module({
  controllers: [
    OrganisationsController,
    PartiesController,
    CardController,
    PersonController,
    DebtsController,
    EventsController,
    SignalsController,
    RulesController,
  ],
  providers: [Desk, Feed, SealedAnswers],
  exports: [Desk, SealedAnswers],
})
export class PortfolioModule {}
