import type { Principal } from '../../../platform/principal.ts';
import type { Viewer, ViewerKind } from '../generated/types.ts';

export type CallerModel = Omit<Viewer, 'customer'>;

const kinds: Readonly<Record<Principal['kind'], ViewerKind>> = {
  anonymous: 'ANONYMOUS',
  shopper: 'SHOPPER',
  companyUser: 'COMPANY_USER',
  salesRepresentative: 'SALES_REPRESENTATIVE',
  finance: 'FINANCE',
  service: 'SERVICE',
  operator: 'OPERATOR',
  bi: 'BI',
};

export const toCaller = ({ kind, store }: Principal): CallerModel => ({
  kind: kinds[kind],
  storeView: store.view,
  legalEntity: store.legalEntity,
});
