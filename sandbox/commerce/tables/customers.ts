import type { Buyer } from '../../world/facts.ts';
import { type Directory, timestamp } from './directory.ts';

/** Well-known customer groups; every other belongs to a custom shared catalogue. */
const GROUPS = ['NOT LOGGED IN', 'General', 'Wholesale', 'Retailer'];

export type CustomerRow = ReturnType<typeof customerRow>;

function addressRow(buyer: Buyer, directory: Directory) {
  const { address } = buyer;
  const company = directory.company(buyer.companyId);
  return {
    id: buyer.addressId,
    customer_id: buyer.id,
    region: { region_code: address.regionCode, region: address.region, region_id: address.regionId },
    region_id: address.regionId,
    country_id: address.countryId,
    street: [address.street],
    ...(company ? { company: company.name } : {}),
    telephone: buyer.phone,
    postcode: address.postcode,
    city: address.city,
    firstname: buyer.firstName,
    lastname: buyer.lastName,
    default_shipping: true,
    default_billing: true,
  };
}

export const companyCustomerRow = (buyer: Buyer) => ({
  customer_id: buyer.id,
  company_id: buyer.companyId ?? 0,
  job_title: buyer.jobTitle,
  status: Number(buyer.active),
  telephone: buyer.phone,
  is_default: buyer.companyId !== undefined,
});

export function customerRow(buyer: Buyer, directory: Directory) {
  const attributes = companyCustomerRow(buyer);
  return {
    id: buyer.id,
    group_id: buyer.customerGroupId,
    default_billing: String(buyer.addressId),
    default_shipping: String(buyer.addressId),
    created_at: timestamp(buyer.createdAt),
    updated_at: timestamp(buyer.createdAt),
    created_in: directory.store(buyer.storeId).name,
    email: buyer.email,
    firstname: buyer.firstName,
    lastname: buyer.lastName,
    store_id: buyer.storeId,
    website_id: buyer.websiteId,
    addresses: [addressRow(buyer, directory)],
    disable_auto_group_change: 0,
    extension_attributes: {
      company_attributes: attributes,
      all_company_attributes: buyer.companyId === undefined ? [] : [attributes],
      is_subscribed: false,
      assistance_allowed: 1,
    },
  };
}

export function customerGroupRows({ world }: Directory) {
  const custom = new Set(world.companies.map((company) => company.customerGroupId));
  for (const buyer of world.buyers) custom.add(buyer.customerGroupId);
  const rows = GROUPS.map((code, id) => ({ id, code, tax_class_id: 3, tax_class_name: 'Retail Customer' }));
  for (const id of [...custom].filter((group) => group >= GROUPS.length).sort((a, b) => a - b)) {
    rows.push({ id, code: `Contract ${id}`, tax_class_id: 3, tax_class_name: 'Retail Customer' });
  }
  return rows;
}
