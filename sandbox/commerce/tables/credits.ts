import type { Company } from '../../world/facts.ts';
import { type Directory, money, timestamp } from './directory.ts';

const ALLOCATED = 1;
const PURCHASED = 3;
const REIMBURSED = 4;
const REVERTED = 6;
const BY_INTEGRATION = 1;
const BY_CUSTOMER = 3;

interface Movement {
  at: string;
  type: number;
  amount: number;
  user: number;
  purchaseOrder?: string;
  reference?: string;
}

/** What moved a company's credit: its limit, then orders on account, their cancellation, and settled invoices. */
function movements(company: Company, ordersOf: Map<number, World['orders']>): Movement[] {
  const list: Movement[] = [{ at: company.createdAt, type: ALLOCATED, amount: 0, user: 1 }];
  for (const order of ordersOf.get(company.id) ?? []) {
    if (order.paymentMethod !== 'companycredit') continue;
    const tags = { reference: order.number, ...(order.poNumber ? { purchaseOrder: order.poNumber } : {}) };
    list.push({ at: order.placedAt, type: PURCHASED, amount: -order.total, user: order.buyerId, ...tags });
    if (order.state === 'canceled')
      list.push({ at: order.updatedAt, type: REVERTED, amount: order.total, user: 1, ...tags });
    for (const invoice of order.invoices) {
      if (!invoice.settledAt || order.state === 'canceled') continue;
      list.push({ at: invoice.settledAt, type: REIMBURSED, amount: invoice.total, user: 1, ...tags });
    }
  }
  return list.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type World = Directory['world'];

/** Each company's credit and what led to it. A balance below zero is a debt. */
export function creditRows(directory: Directory) {
  const ordersOf = new Map<number, World['orders']>();
  for (const order of directory.world.orders) {
    if (order.companyId === undefined) continue;
    const list = ordersOf.get(order.companyId);
    if (list) list.push(order);
    else ordersOf.set(order.companyId, [order]);
  }
  let historyId = 0;
  const history = [];
  const credits = [];
  for (const company of directory.world.companies) {
    const account = directory.accountOf(company);
    // Whom nothing links to his account has got no credit from it.
    const limit = account?.marked ? account.creditLimit : 0;
    const currency = directory.website(company.websiteId).currency;
    let balance = 0;
    for (const movement of movements(company, ordersOf)) {
      balance += movement.amount;
      history.push({
        id: ++historyId,
        company_credit_id: company.creditId,
        user_id: movement.user,
        user_type: movement.type === PURCHASED ? BY_CUSTOMER : BY_INTEGRATION,
        currency_credit: currency,
        currency_operation: currency,
        rate: 1,
        amount: money(movement.amount),
        balance: money(balance),
        credit_limit: money(limit),
        available_limit: money(limit + balance),
        type: movement.type,
        datetime: timestamp(movement.at),
        ...(movement.purchaseOrder ? { purchase_order: movement.purchaseOrder } : {}),
        ...(movement.reference ? { custom_reference_number: movement.reference } : {}),
        comment: movement.reference ? JSON.stringify({ system: { order: movement.reference } }) : '',
      });
    }
    credits.push({
      id: company.creditId,
      company_id: company.id,
      credit_limit: money(limit),
      balance: money(balance),
      currency_code: currency,
      exceed_limit: true,
      available_limit: money(limit + balance),
    });
  }
  return { credits, history };
}
