import type { Account, Address, Buyer, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { guidOf } from '../guid.ts';
import type { Values } from '../table.ts';
import { amountOf, currencyId, owned, userId } from './values.ts';

export const contactId = (buyerId: number): string => guidOf('contact', buyerId);

/** Trading accounts, and the buyers as contacts of theirs. */
export function seedAccounts(world: World, database: Database): void {
  const companies = new Map(world.companies.map((company) => [company.id, company]));
  const buyers = new Set(world.buyers.map(({ id }) => id));
  for (const account of world.accounts) {
    const primary = account.buyerId ?? companies.get(account.companyId ?? -1)?.adminBuyerId;
    const { values, targets } = owned(userId(world, account.representative), account.createdAt);
    database.seed(
      'account',
      account.dataverseId,
      {
        ...values,
        name: account.name,
        accountnumber: account.number,
        fg_legalentity: account.legalEntity.toLowerCase(),
        emailaddress1: account.email,
        telephone1: account.phone,
        ...addressColumns(account.address, account.dataverseId),
        creditlimit: amountOf(account.creditLimit),
        creditonhold: account.onHold === 'All' || account.onHold === 'Invoice',
        _transactioncurrencyid_value: currencyId(account.currency),
        _primarycontactid_value: primary !== undefined && buyers.has(primary) ? contactId(primary) : null,
        customertypecode: 3,
        statecode: 0,
        statuscode: 1,
      },
      targets,
    );
  }
  for (const buyer of world.buyers) seedContact(buyer, accountOfBuyer(buyer, world), world, database);
}

function seedContact(buyer: Buyer, account: Account | undefined, world: World, database: Database): void {
  const { values, targets } = owned(userId(world, account?.representative ?? ''), buyer.createdAt);
  const parent = account === undefined ? {} : { _parentcustomerid_value: account.dataverseId };
  database.seed(
    'contact',
    contactId(buyer.id),
    {
      ...values,
      ...parent,
      firstname: buyer.firstName,
      lastname: buyer.lastName,
      fullname: `${buyer.firstName} ${buyer.lastName}`,
      emailaddress1: buyer.email,
      telephone1: buyer.phone,
      jobtitle: buyer.jobTitle,
      ...addressColumns(buyer.address, contactId(buyer.id)),
      statecode: buyer.active ? 0 : 1,
      statuscode: buyer.active ? 1 : 2,
    },
    account === undefined ? targets : { ...targets, parentcustomerid: 'account' },
  );
}

/** His own account, or his company's in the legal entity of his website, or any of his company's. */
function accountOfBuyer(buyer: Buyer, world: World): Account | undefined {
  const { legalEntity } = world.websites.find(({ id }) => id === buyer.websiteId) ?? {};
  const own = world.accounts.filter(
    ({ buyerId, companyId }) => buyerId === buyer.id || (companyId !== undefined && companyId === buyer.companyId),
  );
  return own.find((account) => account.legalEntity === legalEntity) ?? own[0];
}

function addressColumns(address: Address, of: string): Values {
  return {
    address1_addressid: guidOf('address', of),
    address1_line1: address.street,
    address1_city: address.city,
    address1_stateorprovince: address.region,
    address1_postalcode: address.postcode,
    address1_country: address.countryId,
    address1_composite: [
      address.street,
      `${address.city}, ${address.region} ${address.postcode}`,
      address.countryId,
    ].join('\r\n'),
  };
}
