import type { Account, Invoice, Order, World } from '../../../sandbox/world/facts.ts';
import { dataverseWorld, guid } from '../../sandbox/dataverse/dataverseWorld.ts';

/** How many accounts and orders there are besides those of the small world: more than fit into one filter. */
export const MANY = 100;

const account = dataverseWorld.accounts[0] as Account;
const order = dataverseWorld.orders[0] as Order;
const invoice = order.invoices[0] as Invoice;
const [line] = order.lines;

const numbered = (prefix: string, at: number) => `${prefix}${String(at).padStart(3, '0')}`;

export const accountNumber = (at: number) => numbered('MA-', at);
export const salesOrderNumber = (at: number) => numbered('SO-9', at);

/** The third order of each four is in the other legal entity. */
export const legalEntityOf = (at: number) => (at % 4 === 3 ? 'demf' : 'usmf');

/** One day after the other, the first the oldest. */
const dayOf = (at: number) => new Date(Date.UTC(2025, 0, 1 + at, 10)).toISOString();

function accountAt(at: number): Account {
  const { creditGroupId: _, temporaryLimit: __, ...plain } = account;
  return {
    ...plain,
    number: accountNumber(at),
    legalEntity: legalEntityOf(at),
    name: `Many ${at}`,
    companyId: 1000 + at,
    dataverseId: guid(1000 + at),
  };
}

const currencyOf = (at: number) => (legalEntityOf(at) === 'demf' ? 'EUR' : 'USD');

function orderAt(at: number): Order {
  const shipment = order.shipments.map((one) => ({ ...one, packingSlip: numbered('PS-9', at) }));
  return {
    ...order,
    id: 1000 + at,
    number: String(9000 + at),
    legalEntity: legalEntityOf(at),
    accountNumber: accountNumber(at),
    salesOrderNumber: salesOrderNumber(at),
    currency: currencyOf(at),
    placedAt: dayOf(at),
    lines: line === undefined ? [] : [{ ...line, itemId: 5000 + at, lotId: numbered('LOT-9', at) }],
    shipments: shipment,
    invoices: [
      {
        ...invoice,
        number: numbered('CIV-9', at),
        voucher: numbered('V-9', at),
        date: dayOf(at),
        currency: currencyOf(at),
      },
    ],
  };
}

const all = Array.from({ length: MANY }, (_, at) => at);

/** The small world, and a hundred accounts with an order each. */
export const clientWorld: World = {
  ...dataverseWorld,
  accounts: [...dataverseWorld.accounts, ...all.map(accountAt)],
  orders: [...dataverseWorld.orders, ...all.map(orderAt)],
};
