import { Module } from '@nestjs/common';
import { AlicloudController } from './alicloud.controller.js';
import { BatchesController } from './batches.controller.js';
import { CallsController } from './calls.controller.js';
import { ContactsController } from './contacts.controller.js';
import { DryRun } from './contacts.dry-run.js';
import { DeclarationsController } from './declarations.controller.js';
import { DeadLettersController } from './dead-letters.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { ErasuresController } from './erasures.controller.js';
import { CheckpointController } from './evidence/checkpoint.controller.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { Exporter } from './exports/exporter.js';
import { ExportsController } from './exports/exports.controller.js';
import { FiguresController } from './figures/figures.controller.js';
import { QueueFiguresController } from './figures/queue-figures.controller.js';
import { FirstStepsController } from './first-steps/first-steps.controller.js';
import { HealthController } from './health.controller.js';
import { InboundController } from './inbound.controller.js';
import { InboundDoor } from './inbound.door.js';
import { InboundSourcesController } from './inbound-sources.controller.js';
import { Importer } from './imports/importer.js';
import { ImportsController } from './imports/imports.controller.js';
import { LanguageController } from './language.controller.js';
import { LegalHoldsController } from './legal-holds.controller.js';
import { MessagePageController } from './message-page.controller.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsReader } from './metrics.reader.js';
import { OptOutController } from './opt-out.controller.js';
import { PausesController } from './pauses.controller.js';
import { PoliciesController } from './policies.controller.js';
import { LogModule } from './log/log.module.js';
import { PortfolioModule } from './portfolio.module.js';
import { ProblemsController } from './problems.controller.js';
import { RefusedCallbacks } from './refused-callbacks.js';
import { ReviewsController } from './reviews.controller.js';
import { CredentialController } from './session/credential.controller.js';
import { SessionController } from './session/session.controller.js';
import { SessionDoor } from './session/session.door.js';
import { SimulationsController } from './simulations.controller.js';
import { TemplateDraftViewsController } from './template-draft-views.controller.js';
import { TemplateDraftsController } from './template-drafts.controller.js';
import { TemplatePreviewsController } from './template-previews.controller.js';
import { TemplateVersionsController } from './template-versions.controller.js';
import { OwnAddressesController } from './own-addresses.controller.js';
import { TestSender } from './test-sender.js';
import { TestSendsController } from './test-sends.controller.js';
import { TemplatesController } from './templates.controller.js';
import { TwilioController } from './twilio.controller.js';
import { UnmatchedController } from './unmatched/unmatched.controller.js';
import { UnknownOutcomesController } from './unknown.controller.js';
import { UsersController } from './users.controller.js';
import { VendorCallbacksController } from './vendor-callbacks.controller.js';
import { VendorReceiptsController } from './vendor-receipts.controller.js';
import { VendorSecrets } from './vendor-secrets.js';
import { VendorsController } from './vendors.controller.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhooksController } from './webhooks.controller.js';
import { WorkController } from './work.controller.js';

/** The doors of the API. */
@Module({
  imports: [PortfolioModule, LogModule],
  controllers: [
    // The router tries routes in this order; what vendors report comes by the thousand a second.
    TwilioController,
    VendorReceiptsController,
    AlicloudController,
    InboundController,
    ContactsController,
    BatchesController,
    ReviewsController,
    CallsController,
    DeadLettersController,
    UnknownOutcomesController,
    DecisionsController,
    LanguageController,
    OptOutController,
    MessagePageController,
    TemplatesController,
    TemplateDraftsController,
    TemplateDraftViewsController,
    TemplateVersionsController,
    TemplatePreviewsController,
    OwnAddressesController,
    TestSendsController,
    PausesController,
    PoliciesController,
    DeclarationsController,
    InboundSourcesController,
    UnmatchedController,
    SimulationsController,
    ImportsController,
    ErasuresController,
    LegalHoldsController,
    EvidenceController,
    CheckpointController,
    ExportsController,
    UsersController,
    SessionController,
    CredentialController,
    VendorsController,
    VendorCallbacksController,
    WebhooksController,
    WebhookDeliveriesController,
    WorkController,
    FiguresController,
    QueueFiguresController,
    FirstStepsController,
    HealthController,
    MetricsController,
    ProblemsController,
  ],
  providers: [
    SessionDoor,
    TestSender,
    DryRun,
    Importer,
    Exporter,
    RefusedCallbacks,
    VendorSecrets,
    InboundDoor,
    MetricsReader,
  ],
})
export class IntakeModule {}
