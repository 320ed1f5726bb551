import type { Address, Buyer, Company, Order, OrderLine, Product, World } from '../../../sandbox/world/facts.ts';

const address: Address = {
  street: '1 Harbor Way',
  city: 'Austin',
  region: 'Texas',
  regionCode: 'TX',
  regionId: 57,
  postcode: '78701',
  countryId: 'US',
};

function product(id: number, sku: string, usd: number, stock: Product['stock'], enabled = true): Product {
  return {
    id,
    sku,
    name: `Part ${sku}`,
    category: 'Parts',
    enabled,
    price: { USD: usd, EUR: Math.round(usd * 0.9) },
    unitCost: { usmf: usd / 2, demf: usd / 2 },
    unit: 'ea',
    taxItemGroup: 'FULL',
    weight: 1.5,
    createdAt: '2025-01-02T03:04:05Z',
    updatedAt: '2026-01-02T03:04:05Z',
    stock,
  };
}

function company(id: number, name: string, group: number, adminBuyerId: number): Company {
  return {
    id,
    name,
    legalName: `${name} Inc.`,
    email: `office@company${id}.example`,
    taxNumber: `TAX-${id}`,
    phone: '5550100',
    status: 'approved',
    websiteId: 1,
    customerGroupId: group,
    representative: '000001',
    adminBuyerId,
    address,
    creditId: 100 + id,
    createdAt: '2025-01-01T00:00:00Z',
  };
}

function buyer(id: number, more: Partial<Buyer> = {}): Buyer {
  return {
    id,
    email: `buyer${id}@shop.example`,
    password: `Secret${id}!`,
    firstName: 'Given',
    lastName: `Family${id}`,
    phone: '5550199',
    jobTitle: 'Buyer',
    active: true,
    storeId: 1,
    websiteId: 1,
    customerGroupId: 1,
    address,
    addressId: 500 + id,
    createdAt: '2025-02-03T04:05:06Z',
    ...more,
  };
}

function line(orderId: number, item: Product, quantity: number): OrderLine {
  const price = item.price['USD'] ?? 0;
  return {
    itemId: orderId * 100 + item.id,
    productId: item.id,
    sku: item.sku,
    name: item.name,
    quantity,
    price,
    discount: 0,
    tax: 0,
    taxPercent: 0,
    rowTotal: price * quantity,
    shipped: 0,
    invoiced: 0,
    canceled: 0,
    returned: 0,
    backordered: 0,
    warehouse: '11',
    lotId: `L-${orderId}-${item.id}`,
  };
}

function order(id: number, buyerId: number, lines: OrderLine[], more: Partial<Order> = {}): Order {
  const subtotal = lines.reduce((sum, one) => sum + one.rowTotal, 0);
  return {
    id,
    number: String(id).padStart(9, '0'),
    storeId: 1,
    buyerId,
    quoteId: 9000 + id,
    legalEntity: 'usmf',
    currency: 'USD',
    placedAt: `2026-03-${String(id).padStart(2, '0')}T10:00:00Z`,
    updatedAt: `2026-03-${String(id).padStart(2, '0')}T11:00:00Z`,
    state: 'processing',
    paymentMethod: 'companycredit',
    shippingMethod: 'flatrate_flatrate',
    shippingDescription: 'Flat Rate - Fixed',
    shipTo: address,
    lines,
    subtotal,
    discount: 0,
    shipping: 500,
    tax: 0,
    total: subtotal + 500,
    warehouse: '11',
    shipments: [],
    invoices: [],
    ...more,
  };
}

/** A business small enough to know by heart: every number in the tests is written here. */
export function smallWorld(): World {
  const bolt = product(1, 'BOLT-1', 1050, { '11': { onHand: 40, reserved: 15, onOrder: 0 }, '12': { onHand: 5, reserved: 0, onOrder: 0 }, '21': { onHand: 7, reserved: 1, onOrder: 0 } });
  const nut = product(2, 'NUT/2 A', 200, { '11': { onHand: 0, reserved: 0, onOrder: 10 } });
  const gear = product(3, 'GEAR-3', 9900, { '11': { onHand: 3, reserved: 0, onOrder: 0 } });
  const retired = product(4, 'OLD-4', 100, {}, false);
  const member = { companyId: 7, customerGroupId: 4 };
  const first = order(1, 11, [line(1, bolt, 10), line(1, gear, 1)], {
    companyId: 7,
    accountNumber: 'US-007',
    salesOrderNumber: 'SO-0001',
    poNumber: 'PO 4711',
    state: 'complete',
  });
  first.invoices.push({
    commerceId: 301,
    commerceNumber: '000000301',
    number: 'INV-1',
    voucher: 'V-1',
    date: '2026-03-02T12:00:00Z',
    dueDate: '2026-04-01T12:00:00Z',
    currency: 'USD',
    lines: first.lines.map((one) => ({ itemId: one.itemId, sku: one.sku, name: one.name, quantity: one.quantity, price: one.price, amount: one.rowTotal, discount: 0, tax: 0, unitCost: 1 })),
    subtotal: first.subtotal,
    tax: 0,
    charges: 500,
    discount: 0,
    total: first.total,
    open: first.total,
  });
  first.shipments.push({
    id: 401,
    number: '000000401',
    packingSlip: 'PS-1',
    shippedAt: '2026-03-02T09:00:00Z',
    carrier: 'ups',
    carrierTitle: 'UPS Ground',
    trackingNumber: '1Z0001',
    trackingUrl: 'https://track.example/1Z0001',
    warehouse: '11',
    lines: first.lines.map((one) => ({ itemId: one.itemId, sku: one.sku, quantity: one.quantity })),
  });
  return {
    seed: 1,
    scale: 1,
    today: '2026-06-01T00:00:00Z',
    legalEntities: [
      { id: 'usmf', name: 'US', currency: 'USD', countryId: 'US' },
      { id: 'demf', name: 'DE', currency: 'EUR', countryId: 'DE' },
    ],
    websites: [
      { id: 1, code: 'us', name: 'United States', legalEntity: 'usmf', currency: 'USD', stockId: 2, groupId: 1 },
      { id: 2, code: 'eu', name: 'Europe', legalEntity: 'demf', currency: 'EUR', stockId: 3, groupId: 2 },
    ],
    storeViews: [
      { id: 1, code: 'us_en', name: 'US English', websiteId: 1, currency: 'USD', locale: 'en_US', timezone: 'America/Chicago' },
      { id: 2, code: 'de_de', name: 'Deutsch', websiteId: 2, currency: 'EUR', locale: 'de_DE', timezone: 'Europe/Berlin' },
    ],
    warehouses: [
      { code: '11', name: 'Austin', siteId: '1', legalEntity: 'usmf', sourceCode: '11', city: 'Austin', countryId: 'US', postcode: '78701' },
      { code: '12', name: 'Reno', siteId: '1', legalEntity: 'usmf', sourceCode: '12', city: 'Reno', countryId: 'US', postcode: '89501' },
      { code: '21', name: 'Hamburg', siteId: '2', legalEntity: 'demf', sourceCode: '21', city: 'Hamburg', countryId: 'DE', postcode: '20095' },
    ],
    workers: [
      { personnelNumber: '000001', name: 'Rita Rep', firstName: 'Rita', lastName: 'Rep', email: 'rita@vendor.example', aadObjectId: 'a', commerceUserId: 3, systemUserId: 's', role: 'representative' },
    ],
    paymentTerms: [],
    creditGroups: [],
    products: [bolt, nut, gear, retired],
    companies: [company(7, 'Northwind', 4, 10), company(8, 'Contoso', 5, 20)],
    accounts: [
      {
        legalEntity: 'usmf', number: 'US-007', partyNumber: 'P7', name: 'Northwind', partyType: 'Organization', companyId: 7, marked: true, taxNumber: 'TAX-7', email: 'office@company7.example', phone: '5550100', address, currency: 'USD', paymentTerms: 'Net30', representative: '000001', priceGroup: 'GOLD',
        creditLimit: 500000, creditLimitMandatory: true, unlimitedCredit: false, excludedFromCredit: false, accountStatus: '', onHold: 'No', holdReason: '', dataverseId: 'd', createdAt: '2025-01-01T00:00:00Z',
      },
    ],
    buyers: [
      buyer(10, { ...member, role: 'admin', structureId: 70 }),
      buyer(11, { ...member, role: 'seniorBuyer', structureId: 71, parentBuyerId: 10 }),
      buyer(12, { ...member, role: 'buyer', structureId: 72, parentBuyerId: 11 }),
      buyer(13, { ...member, role: 'viewer', structureId: 73, parentBuyerId: 10 }),
      buyer(20, { companyId: 8, customerGroupId: 5, role: 'admin', structureId: 80 }),
      buyer(30, { email: 'Solo@Shop.example' }),
      buyer(31, { active: false }),
    ],
    orders: [
      first,
      order(2, 12, [line(2, bolt, 2)], { companyId: 7, state: 'new' }),
      order(3, 12, [line(3, gear, 1)], { companyId: 7, state: 'canceled' }),
      order(4, 30, [line(4, bolt, 1)], { paymentMethod: 'checkmo' }),
      order(5, 20, [line(5, gear, 2)], { companyId: 8 }),
    ],
    phoneOrders: [],
    quotes: [
      {
        cartId: 601, maskedId: 'q'.repeat(32), name: 'Spring deal', buyerId: 12, companyId: 7, storeId: 1, currency: 'USD', status: 'submitted_by_admin', createdAt: '2026-05-01T08:00:00Z', updatedAt: '2026-05-02T08:00:00Z', expiresOn: '2026-06-30',
        lines: [{ itemId: 60101, productId: 1, sku: 'BOLT-1', name: 'Part BOLT-1', quantity: 100, listPrice: 1050, price: 1000 }],
        originalTotal: 105000, negotiatedTotal: 100000, discountPercent: 4.76, comment: 'Please',
      },
      {
        cartId: 602, maskedId: 'r'.repeat(32), name: 'Old deal', buyerId: 20, companyId: 8, storeId: 1, currency: 'USD', status: 'expired', createdAt: '2026-01-01T08:00:00Z', updatedAt: '2026-02-02T08:00:00Z', lines: [], originalTotal: 0, negotiatedTotal: 0, discountPercent: 0, comment: '',
      },
    ],
    carts: [
      {
        id: 701, maskedId: 'c'.repeat(32), buyerId: 12, storeId: 1, currency: 'USD', createdAt: '2026-05-30T08:00:00Z', updatedAt: '2026-05-31T08:00:00Z',
        lines: [{ itemId: 70101, productId: 3, sku: 'GEAR-3', name: 'Part GEAR-3', quantity: 2, price: 9900 }],
        subtotal: 19800, tax: 1634, shipping: 500, total: 21934,
      },
    ],
    returns: [
      {
        id: 801, number: '000000801', orderId: 1, orderNumber: '000000001', buyerId: 11, storeId: 1, requestedAt: '2026-04-01T08:00:00Z', status: 'processed_closed',
        lines: [{ id: 80101, itemId: 101, sku: 'BOLT-1', quantity: 2, reason: 'Wrong size', resolution: 'refund', condition: 'Unopened' }],
        legalEntity: 'usmf', accountNumber: 'US-007', creditNote: { number: 'CN-1', voucher: 'V-9', date: '2026-04-10T12:00:00Z', amount: -2100 },
      },
    ],
    cases: [],
    activities: [],
    priceAgreements: [
      { recordId: 1, legalEntity: 'usmf', sku: 'BOLT-1', priceGroup: 'GOLD', fromQuantity: 1, price: 950, currency: 'USD', unit: 'ea', from: '2025-01-01T00:00:00Z' },
      { recordId: 2, legalEntity: 'usmf', sku: 'BOLT-1', priceGroup: 'GOLD', fromQuantity: 50, price: 900, currency: 'USD', unit: 'ea', from: '2025-01-01T00:00:00Z' },
      { recordId: 3, legalEntity: 'usmf', sku: 'GEAR-3', accountNumber: 'US-007', fromQuantity: 1, price: 100, currency: 'USD', unit: 'ea', from: '2025-01-01T00:00:00Z' },
    ],
    exchangeRates: [{ from: 'EUR', to: 'USD', rate: 1.1, startDate: '2025-01-01' }],
    drifts: [],
  };
}
