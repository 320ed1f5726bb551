import type { Quote, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { guidOf } from '../guid.ts';
import { totalsOf } from '../quoteTotals.ts';
import type { Values } from '../table.ts';
import { contactId } from './accounts.ts';
import { amountOf, currencyId, momentOf, owned, userId } from './values.ts';

/** Negotiations that Dataverse knows of, with their lines. */
export function seedQuotes(world: World, database: Database): void {
  const buyers = new Set(world.buyers.map(({ id }) => id));
  for (const quote of world.quotes) {
    if (quote.dataverse !== undefined) seedQuote(quote, quote.dataverse, buyers, world, database);
  }
}

function seedQuote(
  quote: Quote,
  known: NonNullable<Quote['dataverse']>,
  buyers: ReadonlySet<number>,
  world: World,
  database: Database,
): void {
  const owner = userId(world, known.owner);
  const { values, targets } = owned(owner, quote.createdAt, quote.updatedAt);
  const currency = currencyId(quote.currency);
  const customer = customerOf(quote, world);
  const discount = discountOf(quote);
  const lines = quote.lines.map((line, index) => ({
    id: guidOf('quotedetail', quote.cartId, line.itemId),
    values: {
      ...values,
      _quoteid_value: known.quoteId,
      _transactioncurrencyid_value: currency,
      isproductoverridden: true,
      ispriceoverridden: true,
      productdescription: line.sku,
      productname: line.sku,
      quotedetailname: line.sku,
      description: line.name,
      quantity: line.quantity,
      priceperunit: amountOf(line.listPrice),
      manualdiscountamount: discount.perLine ? amountOf((line.listPrice - line.price) * line.quantity) : 0,
      baseamount: amountOf(line.listPrice * line.quantity),
      extendedamount: amountOf((discount.perLine ? line.price : line.listPrice) * line.quantity),
      tax: 0,
      lineitemnumber: index + 1,
      sequencenumber: index + 1,
      quotestatecode: 0,
    } satisfies Values,
  }));
  const header: Values = {
    ...values,
    quotenumber: known.quoteNumber,
    revisionnumber: known.revision,
    name: quote.name,
    fg_commercereference: `ACQ-${quote.cartId}`,
    _customerid_value: customer.id,
    _transactioncurrencyid_value: currency,
    _pricelevelid_value: guidOf('pricelevel', quote.currency),
    effectivefrom: momentOf(quote.createdAt),
    effectiveto: quote.expiresOn === undefined ? null : momentOf(quote.expiresOn),
    expireson: quote.expiresOn === undefined ? null : momentOf(quote.expiresOn),
    discountpercentage: discount.percentage,
    discountamount: discount.amount,
    freightamount: 0,
    statecode: known.stateCode,
    statuscode: known.statusCode,
    closedon: known.stateCode < 2 ? null : momentOf(quote.updatedAt),
    description: quote.comment.slice(0, 2000),
  };
  const totals = totalsOf(
    header,
    lines.map((line) => line.values),
  );
  database.seed('quote', known.quoteId, { ...header, ...totals }, { ...targets, customerid: customer.table });
  for (const line of lines) database.seed('quotedetail', line.id, line.values, targets);

  function customerOf({ companyId, buyerId, currency: code }: Quote, { accounts, legalEntities }: World) {
    const own = accounts.filter((account) => account.companyId === companyId || account.buyerId === buyerId);
    const entity = legalEntities.find((one) => one.currency === code)?.id;
    const account = own.find(({ legalEntity }) => legalEntity === entity) ?? own[0];
    if (account !== undefined) return { id: account.dataverseId, table: 'account' };
    return { id: buyers.has(buyerId) ? contactId(buyerId) : null, table: 'contact' };
  }
}

/** A negotiated discount stands on the lines where their prices have it, else on the whole. */
function discountOf({ lines, negotiatedTotal, discountPercent }: Quote) {
  const list = lines.reduce((sum, line) => sum + line.listPrice * line.quantity, 0);
  const priced = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const isOnLines = priced !== list;
  const isPercentage = !isOnLines && list - Math.round((list * discountPercent) / 100) === negotiatedTotal;
  if (isPercentage) return { perLine: false, percentage: discountPercent, amount: 0 };
  return { perLine: isOnLines, percentage: null, amount: amountOf(Math.max(priced - negotiatedTotal, 0)) };
}
