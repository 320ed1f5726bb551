import type { World } from '../../../sandbox/world/facts.ts';
import { accountIdOf, type Right, type Sight } from './cast.ts';

/** What in the world a key belongs to, to judge what has no owner in its own fields. */
export interface Owners {
  /** Account of each invoice and credit note. */
  invoice: Map<string, string>;
  /** Account and Commerce order of each sales order. */
  salesOrder: Map<string, { account: string; order?: string }>;
  /** Commerce return of each return order. */
  returnOrder: Map<string, string>;
  case: Map<string, string>;
}

export function ownersIn(world: World): Owners {
  const owners: Owners = { invoice: new Map(), salesOrder: new Map(), returnOrder: new Map(), case: new Map() };
  for (const { legalEntity, accountNumber = '', number, salesOrderNumber, invoices } of world.orders) {
    const account = accountIdOf({ legalEntity, number: accountNumber });
    for (const invoice of invoices) owners.invoice.set(`${legalEntity}:${invoice.number}`, account);
    if (salesOrderNumber) owners.salesOrder.set(`${legalEntity}:${salesOrderNumber}`, { account, order: number });
  }
  for (const { legalEntity, accountNumber, salesOrderNumber, invoice } of world.phoneOrders) {
    const account = accountIdOf({ legalEntity, number: accountNumber });
    if (invoice) owners.invoice.set(`${legalEntity}:${invoice.number}`, account);
    owners.salesOrder.set(`${legalEntity}:${salesOrderNumber}`, { account });
  }
  for (const { legalEntity, accountNumber = '', number, returnOrderNumber, creditNote } of world.returns) {
    const account = accountIdOf({ legalEntity, number: accountNumber });
    if (creditNote) owners.invoice.set(`${legalEntity}:${creditNote.number}`, account);
    if (returnOrderNumber) owners.returnOrder.set(`${legalEntity}:${returnOrderNumber}`, number);
  }
  for (const { id, legalEntity, accountNumber } of world.cases)
    owners.case.set(id, accountIdOf({ legalEntity, number: accountNumber }));
  return owners;
}

type Data = Record<string, unknown>;

/** Of a link both ends are told. */
function seesLink(sight: Sight, { kind, commerceId, dynamicsId }: Data): boolean {
  switch (kind) {
    case 'COMPANY':
    case 'CUSTOMER':
      return sight.account.has(String(dynamicsId));
    case 'ORDER':
      return sight.order.has(String(commerceId));
    case 'QUOTE':
      return sight.quote.has(String(commerceId));
    case 'RETURN':
      return sight.return.has(String(commerceId));
    default:
      return true;
  }
}

/** Rights that a field needs besides the row's; null is always allowed there. */
const GUARDED: Record<string, Right> = {
  'Account.credit': 'credit',
  'Account.invoices': 'credit',
  'Order.invoices': 'credit',
  'ReturnOrder.creditNotes': 'credit',
  'CheckoutReason.limit': 'credit',
  'Account.cases': 'cases',
  'ReturnOrder.case': 'cases',
  'Account.activities': 'activities',
  'Company.administrator': 'users',
  'Company.users': 'users',
  'Company.roles': 'users',
  'Salable.quantity': 'stock',
  'Product.stock': 'stock',
  'Product.agreementPrice': 'stock',
};

/** Every place of an answer at which its caller was told something that is not his to know. */
export function leaksIn(answer: unknown, sight: Sight, owners: Owners): { leaks: string[]; seen: number } {
  const leaks: string[] = [];
  let seen = 0;

  function judge(data: Data, path: string): void {
    const type = String(data.__typename);
    const key = String(type === 'Order' || type === 'Return' ? data.number : data.id);
    const reason = refusalOf(type, key, data);
    if (reason !== undefined) leaks.push(`${path}: ${type} ${key} ${reason}`);
    for (const [field, right] of Object.entries(GUARDED)) {
      const [owner, name = ''] = field.split('.');
      if (owner === type && !sight.may.has(right) && data[name] !== null && data[name] !== undefined)
        leaks.push(`${path}.${name}: needs ${right}`);
    }
    if (type === 'Product' && data.cost) leaks.push(`${path}.cost`);
    if (type === 'Account' && data.salesOrders && !sight.wholeTrade.has(key))
      leaks.push(`${path}.salesOrders of ${key}`);
  }

  function refusalOf(type: string, key: string, data: Data): string | undefined {
    const not = (isAllowed: boolean) => (isAllowed ? undefined : 'is not his');
    switch (type) {
      case 'Account':
        return not(sight.may.has('account') && sight.account.has(key));
      case 'Company':
        return not(sight.may.has('company') && sight.company.has(key));
      case 'Customer':
        return not(sight.may.has('profile') && sight.customer.has(key));
      case 'Order':
        return not(sight.may.has('trade') && sight.order.has(key));
      case 'Quote':
        return not(sight.may.has('trade') && sight.quote.has(key));
      case 'Return':
        return not(sight.may.has('trade') && sight.return.has(key));
      case 'Invoice': {
        const account = owners.invoice.get(`${data.legalEntity}:${data.number}`);
        return account === undefined ? 'is nobody’s' : not(sight.may.has('credit') && sight.account.has(account));
      }
      case 'SalesOrder': {
        const of = owners.salesOrder.get(key);
        if (of === undefined) return 'is nobody’s';
        const byOrder = of.order !== undefined && sight.order.has(of.order) && sight.account.has(of.account);
        return not(sight.may.has('trade') && (byOrder || sight.wholeTrade.has(of.account)));
      }
      case 'ReturnOrder': {
        const number = owners.returnOrder.get(`${data.legalEntity}:${data.number}`);
        return not(number !== undefined && sight.return.has(number));
      }
      case 'Case':
        return not(sight.may.has('cases') && sight.account.has(owners.case.get(key) ?? ''));
      case 'Activity':
        return not(sight.may.has('activities'));
      case 'Link':
        return not(sight.may.has('links') && seesLink(sight, data));
      default:
        return undefined;
    }
  }

  function walk(value: unknown, path: string): void {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, `${path}[${index}]`);
    else if (typeof value === 'object' && value !== null) {
      const data = value as Data;
      if (data.__typename !== undefined) {
        seen += 1;
        judge(data, path);
      }
      for (const [name, inner] of Object.entries(data)) walk(inner, path === '' ? name : `${path}.${name}`);
    }
  }

  walk(answer, '');
  return { leaks, seen };
}
