/** All admin routes. Each asks for its own scope; there is no route without one. */
import type { Hono } from 'hono';
import type { AppEnv } from '../context.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditRoutes } from './audit.ts';
import { consentRoutes } from './consents.ts';
import { contactExportRoutes } from './contact-export.ts';
import { contactRoutes } from './contacts.ts';
import { conversationRoutes } from './conversations.ts';
import { deliveryRoutes } from './deliveries.ts';
import { destinationJobRoutes } from './destination-jobs.ts';
import { destinationRoutes } from './destinations.ts';
import { destinationsHealthRoutes } from './destinations-health.ts';
import { disclosureRoutes } from './disclosures.ts';
import { eligibilityRoutes } from './eligibility.ts';
import { erasureRoutes } from './erasures.ts';
import { evidenceRoutes } from './evidence.ts';
import { landingPageRoutes } from './landing-pages.ts';
import { ledgerRoutes } from './ledgers.ts';
import { linkedContactRoutes } from './linked-contacts.ts';
import { programmeRoutes } from './programmes.ts';
import { rotationRoutes } from './rotation.ts';
import { widgetRoutes } from './widgets.ts';
import { workspaceRoutes } from './workspaces.ts';

export function adminRoutes(app: Hono<AppEnv>): void {
  workspaceRoutes(app);
  ledgerRoutes(app);
  rotationRoutes(app);
  programmeRoutes(app);
  widgetRoutes(app);
  evidenceRoutes(app);
  disclosureRoutes(app);
  landingPageRoutes(app);
  destinationRoutes(app);
  destinationJobRoutes(app);
  destinationsHealthRoutes(app);
  deliveryRoutes(app);
  apiKeyRoutes(app);
  contactRoutes(app);
  linkedContactRoutes(app);
  contactExportRoutes(app);
  erasureRoutes(app);
  consentRoutes(app);
  conversationRoutes(app);
  eligibilityRoutes(app);
  auditRoutes(app);
}
