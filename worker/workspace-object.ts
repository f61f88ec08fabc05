/** The Workspace Durable Object: one merchant's configuration, keys and audit. Composes `workspace/`; holds no rules and no person's data. */
import { DurableObject } from 'cloudflare:workers';
import { ASKABLE } from './channels/registry.ts';
import { type Bindings, parseEnv } from './env.ts';
import { carriersOf } from './messaging/registry.ts';
import { clock } from './platform/clock.ts';
import { log } from './platform/log.ts';
import { migrate } from './platform/migrations.ts';
import { network } from './platform/network.ts';
import { randomBytes } from './platform/random.ts';
import { DISCLOSURE_POLICY } from './policy/asked-elements.ts';
import * as keys from './workspace/api-keys.ts';
import * as audit from './workspace/audit.ts';
import * as accounts from './workspace/channel-accounts.ts';
import * as destinations from './workspace/destinations.ts';
import * as disclosures from './workspace/disclosures.ts';
import * as erasures from './workspace/erasures.ts';
import * as pictures from './workspace/evidence-pictures.ts';
import * as formCounts from './workspace/form-counts.ts';
import { inboundAccount } from './workspace/inbound-account.ts';
import * as inboundCounts from './workspace/inbound-counts.ts';
import * as keywords from './workspace/keywords.ts';
import * as landing from './workspace/landing-pages.ts';
import * as heads from './workspace/ledger-heads.ts';
import * as notices from './workspace/notices.ts';
import * as offers from './workspace/offer-codes.ts';
import * as programmes from './workspace/programmes.ts';
import * as publication from './workspace/publish.ts';
import { publishedProgramme } from './workspace/published-programme.ts';
import * as rotation from './workspace/rotation.ts';
import { MIGRATIONS } from './workspace/schema.ts';
import * as splits from './workspace/splits.ts';
import type { WorkspaceStore } from './workspace/store.ts';
import * as versions from './workspace/widget-versions.ts';
import * as widgets from './workspace/widgets.ts';
import type { NewWorkspace, WorkspaceApi } from './workspace/workspace-api.ts';
import * as life from './workspace/workspace-life.ts';
import * as record from './workspace/workspace-record.ts';

type Api = WorkspaceApi;
type Given<M extends keyof Api> = Parameters<Api[M]>;

export class Workspace extends DurableObject<Bindings> implements WorkspaceApi {
  readonly #store: WorkspaceStore;

  constructor(ctx: DurableObjectState, bindings: Bindings) {
    super(ctx, bindings);
    const env = parseEnv(bindings);
    migrate(ctx.storage, MIGRATIONS);
    this.#store = {
      sql: ctx.storage.sql,
      transact: (work) => ctx.storage.transactionSync(work),
      now: clock(env.clockOffsetMs).now,
      random: randomBytes,
      master: env.master,
      outbound: { demo: env.demo, ownHost: new URL(env.publicUrl).host },
      network,
      askable: ASKABLE,
      carriers: carriersOf(env, network),
    };
    // Nothing but the secrets concerned is unreadable: the rest of the workspace goes on.
    for (const version of rotation.missingVersions(this.#store)) log('error', 'master_key_version_missing', { version });
  }

  async create(input: NewWorkspace) {
    return life.createWorkspace(this.#store, input);
  }
  async view() {
    const workspace = record.readWorkspace(this.#store);
    return workspace && record.viewWorkspace(workspace, heads.recoveringPartitions(this.#store));
  }
  async setSuspended(suspended: boolean) {
    return life.setSuspended(this.#store, suspended);
  }

  async authenticate(...[keyId, secretHash]: Given<'authenticate'>) {
    return keys.authenticate(this.#store, keyId, secretHash);
  }
  async createApiKey(...[actor, input]: Given<'createApiKey'>) {
    return keys.createApiKey(this.#store, actor, input);
  }
  async listApiKeys() {
    return keys.listApiKeys(this.#store);
  }
  async revokeApiKey(...[actor, id]: Given<'revokeApiKey'>) {
    return keys.revokeApiKey(this.#store, actor, id);
  }

  async putProgramme(...[actor, id, input]: Given<'putProgramme'>) {
    return programmes.putProgramme(this.#store, actor, id, input);
  }
  async listProgrammes() {
    return programmes.listProgrammes(this.#store);
  }

  async createWidget(...[actor, key, draft]: Given<'createWidget'>) {
    return widgets.createWidget(this.#store, actor, key, draft);
  }
  async putDraft(...[actor, id, draft]: Given<'putDraft'>) {
    return widgets.putDraft(this.#store, actor, id, draft);
  }
  async listWidgets() {
    return widgets.listWidgets(this.#store);
  }
  publish(...[actor, id]: Given<'publish'>) {
    return publication.publish(this.#store, actor, id, DISCLOSURE_POLICY);
  }
  async listVersions(id: string) {
    return versions.listVersions(this.#store, id);
  }
  async published(...[id, version]: Given<'published'>) {
    return publication.published(this.#store, id, version);
  }
  async publishedProgramme(programme: string) {
    return publishedProgramme(this.#store, programme);
  }
  async putPicture(...[actor, widgetId, input]: Given<'putPicture'>) {
    return pictures.putPicture(this.#store, actor, widgetId, input);
  }
  async newestPicture(widgetId: string) {
    return pictures.newestPicture(this.#store, widgetId);
  }
  async pictureBytes(hash: string) {
    return pictures.pictureBytes(this.#store, hash);
  }

  async registerDisclosure(...[actor, input]: Given<'registerDisclosure'>) {
    return disclosures.registerDisclosure(this.#store, actor, input);
  }
  async disclosure(hash: string) {
    return disclosures.readDisclosure(this.#store, hash);
  }
  async listDisclosures() {
    return disclosures.listDisclosures(this.#store);
  }

  async putLandingPage(...[actor, slug, input]: Given<'putLandingPage'>) {
    return landing.putLandingPage(this.#store, actor, slug, input);
  }
  async deleteLandingPage(...[actor, slug]: Given<'deleteLandingPage'>) {
    return landing.deleteLandingPage(this.#store, actor, slug);
  }
  async landingPages() {
    return landing.listLandingPages(this.#store);
  }

  async putKeyword(...[actor, id, input]: Given<'putKeyword'>) {
    return keywords.putKeyword(this.#store, actor, id, input);
  }
  async deleteKeyword(...[actor, id]: Given<'deleteKeyword'>) {
    return keywords.deleteKeyword(this.#store, actor, id);
  }
  async keywords() {
    return keywords.listKeywords(this.#store);
  }

  async createDestination(...[actor, input]: Given<'createDestination'>) {
    return destinations.createDestination(this.#store, actor, input);
  }
  async updateDestination(...[actor, id, input]: Given<'updateDestination'>) {
    return destinations.updateDestination(this.#store, actor, id, input);
  }
  async setDestinationStatus(...[actor, id, status, reason]: Given<'setDestinationStatus'>) {
    return destinations.setDestinationStatus(this.#store, actor, id, status, reason);
  }
  async setOptOuts(...[actor, id, optOuts]: Given<'setOptOuts'>) {
    return destinations.setOptOuts(this.#store, actor, id, optOuts);
  }
  async listDestinations() {
    return destinations.listDestinations(this.#store);
  }
  async destinationForCourier(id: string) {
    return destinations.destinationForCourier(this.#store, id);
  }
  async noteLate(...[id, sinceMs]: Given<'noteLate'>) {
    notices.noteNotice(this.#store, id, 'late', sinceMs, null);
  }
  async notices(...[id, after, limit]: Given<'notices'>) {
    return notices.noticesAfter(this.#store, id, after, limit);
  }
  async courierIds() {
    return destinations.courierIds(this.#store);
  }

  async createChannelAccount(...[actor, input]: Given<'createChannelAccount'>) {
    return accounts.createChannelAccount(this.#store, actor, input);
  }
  async updateChannelAccount(...[actor, id, input]: Given<'updateChannelAccount'>) {
    return accounts.updateChannelAccount(this.#store, actor, id, input);
  }
  async deleteChannelAccount(...[actor, id]: Given<'deleteChannelAccount'>) {
    return accounts.deleteChannelAccount(this.#store, actor, id);
  }
  async listChannelAccounts() {
    return accounts.listChannelAccounts(this.#store);
  }
  async channelAccount(id: string) {
    return accounts.channelAccount(this.#store, id);
  }
  async channelAccounts() {
    return accounts.channelAccounts(this.#store);
  }

  async inboundAccount(id: string) {
    return inboundAccount(this.#store, id);
  }
  async countInbound(...[counts]: Given<'countInbound'>) {
    inboundCounts.countInbound(this.#store, counts);
  }
  async inboundCounts(account: string) {
    return inboundCounts.countsOf(this.#store, account);
  }
  async countForms(...[counts]: Given<'countForms'>) {
    formCounts.countForms(this.#store, counts);
  }
  async split(...[widget]: Given<'split'>) {
    return splits.readSplit(this.#store, widget);
  }
  async putSplit(...[actor, widget, versions]: Given<'putSplit'>) {
    return splits.putSplit(this.#store, actor, widget, versions);
  }
  async endSplit(...[actor, widget]: Given<'endSplit'>) {
    return splits.endSplit(this.#store, actor, widget);
  }
  async offerPool(widget: string) {
    return offers.readOfferPool(this.#store, widget);
  }
  async addOfferCodes(...[actor, widget, codes]: Given<'addOfferCodes'>) {
    return offers.addOfferCodes(this.#store, actor, widget, codes);
  }
  async removeOfferCodes(...[actor, widget]: Given<'removeOfferCodes'>) {
    return offers.removeOfferCodes(this.#store, actor, widget);
  }
  async takeOfferCode(...[widget, by]: Given<'takeOfferCode'>) {
    return offers.takeOfferCode(this.#store, widget, by);
  }
  async formCounts(...[asked]: Given<'formCounts'>) {
    return formCounts.formCounts(this.#store, asked);
  }

  async journalErasure(...[entry]: Given<'journalErasure'>) {
    erasures.journalErasure(this.#store, entry);
  }
  async erasedIn(partition: number) {
    return erasures.erasedIn(this.#store, partition);
  }
  async erasure(...[partition, no]: Given<'erasure'>) {
    return erasures.readErasure(this.#store, partition, no);
  }
  async erasures(...[before, limit]: Given<'erasures'>) {
    return erasures.listErasures(this.#store, before, limit);
  }

  async audit(...[before, limit]: Given<'audit'>) {
    return audit.listAudit(this.#store, before, limit);
  }
  async noteAudit(...[actor, action, target, detail]: Given<'noteAudit'>) {
    audit.noteAudit(this.#store, actor, action, target, detail);
  }

  async ledgerHead(partition: number) {
    return heads.ledgerHead(this.#store, partition);
  }
  async reportHead(...[partition, report]: Given<'reportHead'>) {
    return heads.reportHead(this.#store, partition, report);
  }
  async nextGeneration(...[partition, atLeast]: Given<'nextGeneration'>) {
    return heads.nextGeneration(this.#store, partition, atLeast);
  }
  async rotateSecrets() {
    return rotation.rotateSecrets(this.#store);
  }
  async secretsProgress() {
    return rotation.secretsProgress(this.#store);
  }
  async ledgerStandings() {
    return heads.ledgerStandings(this.#store);
  }
}
