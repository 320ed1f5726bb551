import type { Activity, Buyer, Case, Quote, World } from '../../../sandbox/world/facts.ts';
import { smallWorld } from '../finance/smallWorld.ts';

export const guid = (last: number) => `5f0c7d6e-0000-4000-a000-${String(last).padStart(12, '0')}`;

export const ACCOUNT = { us1: guid(1), us2: guid(2), de1: guid(3) };
export const USER = { ann: guid(101), bob: guid(102) };
export const QUOTE = { draft: guid(201), active: guid(202) };
export const CASE = { open: guid(301), solved: guid(302) };
export const TASK = guid(401);

const worker = smallWorld.workers[0] as World['workers'][number];
const account = smallWorld.accounts[0] as World['accounts'][number];

const buyer: Buyer = {
  id: 1,
  email: 'buyer@example.com',
  password: 'Secret-1',
  firstName: 'Eve',
  lastName: "O'Hara",
  phone: '+1 555 0101',
  companyId: 7,
  jobTitle: 'Buyer',
  active: true,
  role: 'admin',
  structureId: 1,
  storeId: 1,
  websiteId: 1,
  customerGroupId: 1,
  address: account.address,
  addressId: 1,
  createdAt: '2024-02-05T09:00:00.000Z',
};

function quote(cartId: number, some: Partial<Quote>): Quote {
  return {
    cartId,
    maskedId: `mask-${cartId}`,
    name: `Quote ${cartId}`,
    buyerId: 1,
    companyId: 7,
    storeId: 1,
    currency: 'USD',
    status: 'processing_by_admin',
    createdAt: '2026-01-05T09:00:00.000Z',
    updatedAt: '2026-01-06T09:00:00.000Z',
    expiresOn: '2026-03-01T00:00:00.000Z',
    lines: [
      { itemId: 1, productId: 1, sku: 'SKU-1', name: 'Product 1', quantity: 10, listPrice: 10_00, price: 9_00 },
      { itemId: 2, productId: 2, sku: 'SKU-2', name: 'Product 2', quantity: 1, listPrice: 20_00, price: 18_00 },
    ],
    originalTotal: 120_00,
    negotiatedTotal: 108_00,
    discountPercent: 10,
    comment: 'a better price, please',
    ...some,
  };
}

function serviceCase(id: string, ticketNumber: string, some: Partial<Case> = {}): Case {
  return {
    id,
    ticketNumber,
    title: `Case ${ticketNumber}`,
    description: 'Broken on arrival',
    legalEntity: 'usmf',
    accountNumber: 'US-001',
    origin: 3,
    type: 2,
    priority: 2,
    state: 0,
    status: 1,
    owner: '000100',
    createdAt: '2026-01-20T09:00:00.000Z',
    modifiedAt: '2026-01-21T09:00:00.000Z',
    ...some,
  };
}

function activity(id: string, kind: Activity['kind'], some: Partial<Activity> = {}): Activity {
  return {
    id,
    kind,
    subject: `${kind} about the contract`,
    description: 'Talk',
    legalEntity: 'usmf',
    accountNumber: 'US-001',
    owner: '000100',
    scheduledEnd: '2026-02-03T15:00:00.000Z',
    createdAt: '2026-01-15T09:00:00.000Z',
    state: 0,
    status: kind === 'task' ? 2 : 1,
    ...some,
  };
}

/** The finance world with two representatives, a buyer, two quotes, two cases and three activities. */
export const dataverseWorld: World = {
  ...smallWorld,
  websites: [
    { id: 1, code: 'us', name: 'US', legalEntity: 'usmf', currency: 'USD', stockId: 1, groupId: 1 },
    { id: 2, code: 'eu', name: 'EU', legalEntity: 'demf', currency: 'EUR', stockId: 2, groupId: 2 },
  ],
  workers: [
    { ...worker, systemUserId: USER.ann, aadObjectId: guid(111) },
    {
      ...worker,
      personnelNumber: '000101',
      name: 'Bob Ray',
      firstName: 'Bob',
      lastName: 'Ray',
      email: 'bob@example.com',
      systemUserId: USER.bob,
      aadObjectId: guid(112),
    },
  ],
  companies: [
    {
      id: 7,
      name: "O'Neil",
      legalName: "O'Neil Inc.",
      email: 'office@example.com',
      taxNumber: 'T-1',
      phone: '+1 555 0100',
      status: 'approved',
      websiteId: 1,
      customerGroupId: 1,
      representative: '000100',
      adminBuyerId: 1,
      address: account.address,
      creditId: 1,
      createdAt: '2024-01-05T09:00:00.000Z',
    },
  ],
  accounts: smallWorld.accounts.map((one, index) => ({ ...one, dataverseId: guid(index + 1) })),
  buyers: [buyer],
  quotes: [
    quote(51, {
      dataverse: {
        quoteId: QUOTE.draft,
        quoteNumber: 'QUO-01000-A1',
        revision: 0,
        owner: '000100',
        stateCode: 0,
        statusCode: 1,
      },
    }),
    quote(52, {
      negotiatedTotal: 100_00,
      discountPercent: 0,
      dataverse: {
        quoteId: QUOTE.active,
        quoteNumber: 'QUO-01000-A2',
        revision: 1,
        owner: USER.bob,
        stateCode: 1,
        statusCode: 3,
      },
    }),
    quote(53, { status: 'created' }),
  ],
  cases: [
    serviceCase(CASE.open, 'CAS-01000-B1', { returnNumber: '000000005' }),
    serviceCase(CASE.solved, 'CAS-01000-B2', { state: 1, status: 5 }),
  ],
  activities: [
    activity(TASK, 'task'),
    activity(guid(402), 'phonecall', { state: 1, status: 2, accountNumber: 'US-002' }),
    activity(guid(403), 'appointment'),
  ],
};
