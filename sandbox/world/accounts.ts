import { isNewcomer, priceGroupOf } from './companies.ts';
import type { Account, Address, Buyer, Company } from './facts.ts';
import { need } from './need.ts';
import type { Random } from './random.ts';
import { addressIn, currencyOf, legalEntities, websites } from './setup.ts';
import { daysBefore } from './time.ts';

/** Of an account that only D365 knows, and of a shopper who has nothing to do with it. */
export const STRANGERS_EMAIL = 'office@harbor-hardware.example';

const TERMS = ['Net30', 'Net30', 'Net7', 'Net45', 'Net60', 'M2', 'Net10'];
/** How account numbers begin; a company has the same number behind it in either legal entity. */
const PREFIX: Record<string, string> = { usmf: 'US', demf: 'DE' };

interface Setting {
  today: string;
  companies: readonly Company[];
  buyers: readonly Buyer[];
  random: Random;
}

/** Trading accounts of companies, some in both legal entities, of some shoppers, and one of nobody in Commerce. */
export function createAccounts({ today, companies, buyers, random }: Setting): Account[] {
  const accounts: Account[] = [];
  for (const company of companies) {
    // Whom nobody would sell to has no account.
    if (company.status === 'rejected') continue;
    const home = entityOf(company.websiteId);
    accounts.push(companyAccount(company, home, today, random));
    if (company.id !== 1 && (company.id % 10 !== 0 || isNewcomer(company, today))) continue;
    const abroad = need(
      legalEntities.find(({ id }) => id !== home),
      'a second legal entity',
    );
    accounts.push(companyAccount(company, abroad.id, today, random));
  }
  const shoppers = buyers.filter(({ companyId }) => companyId === undefined);
  shoppers.forEach((shopper, index) => {
    if (index % 3 === 2) accounts.push(personAccount(shopper, index + 1, random));
  });
  accounts.push(unknownAccount(today, random));
  return accounts;
}

const entityOf = (websiteId: number) =>
  need(
    websites.find(({ id }) => id === websiteId),
    `website ${websiteId}`,
  ).legalEntity;

/** Newcomers traded by telephone before they registered, under the same tax number or the same e-mail address. */
function companyAccount(company: Company, legalEntity: string, today: string, random: Random): Account {
  const { id, name, phone, address, representative } = company;
  const marked = !isNewcomer(company, today);
  const isSameTaxNumber = marked || id % 2 === 0;
  return {
    ...ordinary(legalEntity, random),
    number: `${PREFIX[legalEntity]}-${String(id).padStart(3, '0')}`,
    partyNumber: String(10_000 + id).padStart(9, '0'),
    name,
    partyType: 'Organization',
    companyId: id,
    marked,
    taxNumber: isSameTaxNumber ? company.taxNumber : '',
    email: marked || !isSameTaxNumber ? company.email : company.email.replace('office@', 'ap@'),
    phone,
    address,
    paymentTerms: TERMS[id % TERMS.length] ?? 'Net30',
    representative,
    priceGroup: priceGroupOf(company),
    createdAt: daysBefore(today, random.int(1100, 1400)),
  };
}

function personAccount(buyer: Buyer, count: number, random: Random): Account {
  const legalEntity = entityOf(buyer.websiteId);
  return {
    ...ordinary(legalEntity, random),
    number: `${PREFIX[legalEntity]}-P${String(count).padStart(3, '0')}`,
    partyNumber: String(9_000_000 + buyer.id).padStart(9, '0'),
    name: `${buyer.firstName} ${buyer.lastName}`,
    partyType: 'Person',
    buyerId: buyer.id,
    marked: true,
    taxNumber: '',
    email: buyer.email,
    phone: buyer.phone,
    address: buyer.address,
    paymentTerms: 'Net10',
    representative: '000102',
    priceGroup: '',
    createdAt: buyer.createdAt,
  };
}

function unknownAccount(today: string, random: Random): Account {
  const address: Address = addressIn('US', random);
  return {
    ...ordinary('usmf', random),
    number: 'US-H001',
    partyNumber: '008000900',
    name: 'Harbor Hardware',
    partyType: 'Organization',
    marked: false,
    taxNumber: '98-7654321',
    email: STRANGERS_EMAIL,
    phone: '+1 555 9000900',
    address,
    paymentTerms: 'Net30',
    representative: '000103',
    priceGroup: '',
    createdAt: daysBefore(today, random.int(900, 1200)),
  };
}

/** In good standing; limits follow from what is owed, in `credit.ts`. */
const ordinary = (legalEntity: string, random: Random) => ({
  legalEntity,
  currency: currencyOf(legalEntity),
  creditLimit: 0,
  creditLimitMandatory: false,
  unlimitedCredit: false,
  excludedFromCredit: false,
  accountStatus: 'Good',
  onHold: 'No' as const,
  holdReason: '',
  dataverseId: random.uuid(),
});
