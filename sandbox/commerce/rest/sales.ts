import type { Call } from '../call.ts';
import { noSuchDocument } from '../refusal.ts';
import { page, type Route } from '../routes.ts';
import type { Row, Table } from '../table.ts';

const ORDERS = 'Magento_Sales::actions_view';
const INVOICES = 'Magento_Sales::sales_invoice';
const SHIPMENTS = 'Magento_Sales::shipment';
const CREDITMEMOS = 'Magento_Sales::sales_creditmemo';
/** Not public; named after the module. */
const RETURNS = 'Magento_Rma::magento_rma';

function one<R extends Row>(table: (call: Call) => Table<R>, key = 'entity_id') {
  return (call: Call) => {
    const row = table(call).get(key, call.id('id'));
    if (!row) throw noSuchDocument();
    return row;
  };
}

const order = one((call) => call.tables.orders);

export const salesRoutes: Route[] = [
  { method: 'GET', path: '/orders', resource: ORDERS, answer: (call) => page(call.tables.orders, call.criteria()) },
  { method: 'GET', path: '/orders/:id', resource: ORDERS, answer: order },
  { method: 'GET', path: '/orders/:id/statuses', resource: ORDERS, answer: (call) => order(call).status },
  {
    method: 'GET',
    path: '/orders/:id/comments',
    resource: ORDERS,
    answer: (call) => {
      const items = order(call).status_histories;
      return { items, search_criteria: { filter_groups: [] }, total_count: items.length };
    },
  },
  {
    method: 'GET',
    path: '/orders/items',
    resource: ORDERS,
    answer: (call) => page(call.tables.orderItems, call.criteria()),
  },
  {
    method: 'GET',
    path: '/orders/items/:id',
    resource: ORDERS,
    answer: one((call) => call.tables.orderItems, 'item_id'),
  },
  {
    method: 'GET',
    path: '/invoices',
    resource: INVOICES,
    answer: (call) => page(call.tables.invoices, call.criteria()),
  },
  { method: 'GET', path: '/invoices/:id', resource: INVOICES, answer: one((call) => call.tables.invoices) },
  {
    method: 'GET',
    path: '/shipments',
    resource: SHIPMENTS,
    answer: (call) => page(call.tables.shipments, call.criteria()),
  },
  { method: 'GET', path: '/shipment/:id', resource: SHIPMENTS, answer: one((call) => call.tables.shipments) },
  {
    method: 'GET',
    path: '/creditmemos',
    resource: CREDITMEMOS,
    answer: (call) => page(call.tables.creditmemos, call.criteria()),
  },
  { method: 'GET', path: '/creditmemo/:id', resource: CREDITMEMOS, answer: one((call) => call.tables.creditmemos) },
  { method: 'GET', path: '/returns', resource: RETURNS, answer: (call) => page(call.tables.returns, call.criteria()) },
  { method: 'GET', path: '/returns/:id', resource: RETURNS, answer: one((call) => call.tables.returns) },
  {
    method: 'GET',
    path: '/returnsAttributeMetadata/:attributeCode',
    resource: RETURNS,
    answer: (call) => {
      const code = call.text('attributeCode');
      if (code !== 'reason' && code !== 'condition' && code !== 'resolution') throw noSuchDocument();
      return attributeMetadata(code, call.tables.returnOptions[code]);
    },
  },
];

function attributeMetadata(code: string, options: Map<string, string>) {
  return {
    frontend_input: 'select',
    input_filter: '',
    store_label: code,
    validation_rules: [],
    multiline_count: 0,
    visible: true,
    required: true,
    data_model: '',
    options: [...options].map(([label, value]) => ({ label, value })),
    frontend_class: '',
    user_defined: false,
    sort_order: 0,
    frontend_label: code,
    note: '',
    system: true,
    backend_type: 'int',
    attribute_code: code,
  };
}
