import DataLoader from 'dataloader';
import type { DynamicsResources } from '../client/index.ts';
import type { DynamicsViewer } from '../generated/types.ts';
import { type CaseModel, toCase } from '../mapping/case.ts';
import { type NegotiationModel, toNegotiation } from '../mapping/negotiation.ts';
import { toViewer } from '../mapping/person.ts';
import type { Reach } from '../reach.ts';
import { byKey, itself } from './byKey.ts';

/** What the sales and service teams keep in Dataverse. */
export interface ServiceLoaders {
  negotiationById: DataLoader<string, NegotiationModel | null, string>;
  caseById: DataLoader<string, CaseModel | null, string>;
  /** By our marker. */
  caseByReference: DataLoader<string, CaseModel | null, string>;
  /** By the object id Entra gives a person. Checked by its policy alone: it is the gateway that asks. */
  viewerByObjectId: DataLoader<string, DynamicsViewer | null, string>;
}

export function createServiceLoaders(dynamics: DynamicsResources, reach: Reach): ServiceLoaders {
  const { quotes, incidents, workers, customers } = dynamics;
  const seen = <Model extends { accountId: string | null }>(models: readonly Model[]): Model[] =>
    models.filter(({ accountId }) => reach.seesAccount(accountId));

  /** His number first, since customers name who looks after them by it. */
  async function viewer(objectId: string): Promise<DynamicsViewer | null> {
    const worker = await workers.byObjectId(objectId);
    return worker === undefined ? null : toViewer(worker, await customers.byRepresentative(worker.PersonnelNumber));
  }

  return {
    negotiationById: byKey(
      async (ids) => {
        const found = seen((await quotes.byIds(ids)).map(toNegotiation));
        return reach.isStaff ? found : found.map(withoutDraft);
      },
      ({ id }) => id,
      itself,
    ),
    caseById: byKey(
      async (ids) => seen((await incidents.byIds(ids)).map(toCase)),
      ({ id }) => id,
      itself,
    ),
    caseByReference: byKey(
      async (references) => seen((await incidents.byReferences(references)).map(toCase)),
      ({ reference }) => reference ?? '',
      itself,
    ),
    viewerByObjectId: new DataLoader((ids) => Promise.all(ids.map(viewer))),
  };
}

/** What a seller still works on is no offer yet: a buyer sees that there is something, and not how much. */
function withoutDraft(negotiation: NegotiationModel): NegotiationModel {
  return negotiation.status === 'DRAFT' ? { ...negotiation, total: null, expiresAt: null } : negotiation;
}
