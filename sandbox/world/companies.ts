import type { Account, Buyer, Company, Website, Worker } from './facts.ts';
import type { Random } from './random.ts';
import { addressIn, legalEntities, websites } from './setup.ts';
import { daysBefore } from './time.ts';

export const PASSWORD = 'Sandbox-Pass-1';
/** Contract customer groups lie behind Commerce's own four. */
const FIRST_CONTRACT_GROUP = 4;
const PRICE_GROUPS = ['A', 'B', 'C'];

const NAMES = [
  'Northwind',
  'Contoso',
  'Tailspin',
  'Adatum',
  'Litware',
  'Proseware',
  'Alpine',
  'Wingtip',
  'Lucerne',
  'Graphic',
  'Fourth',
  'Coho',
];
const TRADES = ['Traders', 'Works', 'Tools', 'Industries', 'Builders'];
const FIRST = [
  'Dana',
  'Kai',
  'Mia',
  'Noah',
  'Lea',
  'Omar',
  'Nina',
  'Jon',
  'Eva',
  'Max',
  'Sara',
  'Levi',
  'Zoe',
  'Ivan',
  'Ruth',
  'Hugo',
];
const LAST = ['Reed', 'Stone', 'Weber', 'Lopez', 'Singh', 'Okoye', 'Berg', 'Rossi', 'Novak', 'Dubois', 'Haas', 'Young'];

export interface People {
  companies: Company[];
  accounts: Account[];
  buyers: Buyer[];
}

interface Setting {
  scale: number;
  today: string;
  workers: Worker[];
  random: Random;
}

/** Companies with their people and trading accounts, then people without a company. */
export function createPeople({ scale, today, workers, random }: Setting): People {
  const people: People = { companies: [], accounts: [], buyers: [] };
  const representatives = workers.filter(({ role }) => role === 'representative');
  const count = Math.max(3, Math.round(60 * scale));
  for (let id = 1; id <= count; id += 1) {
    // The first two trade in the United States; of the others each third in Europe.
    const website = need(id > 2 && id % 3 === 0 ? websites[1] : websites[0]);
    const company = createCompany(id, website, need(representatives[(id - 1) % representatives.length]), today, random);
    people.companies.push(company);
    addBuyers(company, website, people, today, random);
    const own = createAccount(company, website.legalEntity, today, random);
    people.accounts.push(own);
    if (id === 1 || id % 10 === 0) {
      const second = need(legalEntities.find((entity) => entity.id !== website.legalEntity));
      people.accounts.push(createAccount(company, second.id, today, random));
    }
  }
  vary(people.accounts, today);
  addShoppers(people, Math.max(3, Math.round(15 * scale)), today, random);
  return people;
}

function createCompany(id: number, website: Website, representative: Worker, today: string, random: Random): Company {
  const name = `${NAMES[(id - 1) % NAMES.length]} ${TRADES[Math.floor((id - 1) / NAMES.length) % TRADES.length]}${id > 60 ? ` ${id}` : ''}`;
  const isAmerican = website.legalEntity === 'usmf';
  return {
    id,
    name,
    legalName: `${name} ${isAmerican ? 'Inc.' : 'GmbH'}`,
    email: `office@${domainOf(name)}`,
    taxNumber: isAmerican
      ? `${10 + (id % 89)}-${String(1_000_000 + id * 7919)}`
      : `DE${String(100_000_000 + id * 104_729)}`,
    phone: `+1 555 ${String(2_000_000 + id * 31)}`,
    status: id > 2 && id % 23 === 0 ? 'blocked' : id > 2 && id % 19 === 0 ? 'pending' : 'approved',
    websiteId: website.id,
    customerGroupId: FIRST_CONTRACT_GROUP + (id % PRICE_GROUPS.length),
    representative: representative.personnelNumber,
    adminBuyerId: 0,
    address: addressIn(isAmerican ? 'US' : 'DE', random),
    creditId: 500 + id,
    createdAt: daysBefore(today, random.int(750, 1100)),
  };
}

const domainOf = (name: string) => `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`;

const SEATS = [
  { role: 'admin', jobTitle: 'Head of purchasing' },
  { role: 'seniorBuyer', jobTitle: 'Senior buyer' },
  { role: 'buyer', jobTitle: 'Buyer' },
  { role: 'viewer', jobTitle: 'Stock clerk' },
] as const;

/** An administrator, a senior buyer under him, and under that one a buyer and somebody who may only look. */
function addBuyers(company: Company, website: Website, { buyers }: People, today: string, random: Random): void {
  const first = buyers.length + 1;
  company.adminBuyerId = first;
  SEATS.forEach(({ role, jobTitle }, seat) => {
    const id = first + seat;
    const firstName = need(FIRST[id % FIRST.length]);
    const lastName = need(LAST[(id * 5) % LAST.length]);
    buyers.push({
      id,
      email: `${firstName}.${lastName}.${id}@${domainOf(company.name)}`.toLowerCase(),
      password: PASSWORD,
      firstName,
      lastName,
      phone: company.phone,
      companyId: company.id,
      jobTitle,
      active: true,
      role,
      ...(seat === 0 ? {} : { parentBuyerId: seat === 1 ? first : first + 1 }),
      structureId: 1000 + id,
      storeId: website.id === 1 ? 1 : 2 + (company.id % 2),
      websiteId: website.id,
      customerGroupId: company.customerGroupId,
      address: addressIn(website.id === 1 ? 'US' : 'DE', random),
      addressId: 3000 + id,
      createdAt: daysBefore(today, random.int(735, 745)),
    });
  });
}

function createAccount(company: Company, legalEntity: string, today: string, random: Random): Account {
  const currency = legalEntity === 'usmf' ? 'USD' : 'EUR';
  const prefix = legalEntity === 'usmf' ? 'US' : 'DE';
  return {
    legalEntity,
    number: `${prefix}-${String(company.id).padStart(3, '0')}`,
    partyNumber: `0000${10_000 + company.id}`,
    name: company.name,
    partyType: 'Organization',
    companyId: company.id,
    // Some were entered in F&O by hand, before there was a shop.
    marked: company.id % 12 !== 5,
    taxNumber: company.taxNumber,
    email: company.email,
    phone: company.phone,
    address: company.address,
    currency,
    paymentTerms: ['Net30', 'Net30', 'Net10', 'Net45', 'Net60', 'M2'][company.id % 6] ?? 'Net30',
    representative: company.representative,
    priceGroup: need(PRICE_GROUPS[company.id % PRICE_GROUPS.length]),
    creditLimit: (company.id === 1 ? 250 : random.int(20, 120)) * 1_000_00,
    creditLimitMandatory: false,
    unlimitedCredit: false,
    excludedFromCredit: false,
    accountStatus: 'Good',
    onHold: 'No',
    holdReason: '',
    dataverseId: random.uuid(),
    createdAt: daysBefore(today, random.int(750, 1000)),
  };
}

/** What credit management distinguishes, each on some account. The first two companies stay ordinary. */
function vary(accounts: Account[], today: string): void {
  const cases: ((account: Account) => Partial<Account>)[] = [
    () => ({ onHold: 'All', holdReason: 'PAYMENT' }),
    () => ({ onHold: 'Invoice', holdReason: 'DISPUTE' }),
    () => ({ onHold: 'Payment', holdReason: 'BANK' }),
    () => ({ onHold: 'Requisition', holdReason: 'REVIEW' }),
    () => ({ onHold: 'Never' }),
    () => ({ creditLimitExpires: daysBefore(today, 40) }),
    () => ({ creditLimitExpires: daysBefore(today, 3) }),
    () => ({ unlimitedCredit: true, creditLimit: 0 }),
    () => ({ creditLimit: 0, creditLimitMandatory: true }),
    () => ({ creditLimit: 0 }),
    () => ({ excludedFromCredit: true }),
    () => ({ accountStatus: 'Blocked' }),
    () => ({ temporaryLimit: { amount: 200_000_00, from: daysBefore(today, 20), to: daysBefore(today, -20) } }),
    () => ({ temporaryLimit: { amount: 300_000_00, from: daysBefore(today, 60), to: daysBefore(today, 30) } }),
    () => ({ creditLimit: 1_000_00 }),
  ];
  const ordinary = accounts.filter(({ companyId = 0 }) => companyId > 2);
  cases.forEach((change, index) => {
    const account = ordinary[index * 2];
    if (account !== undefined) Object.assign(account, change(account));
  });
  let joined = 0;
  for (const account of ordinary.slice(30)) {
    if (joined >= 7) break;
    const group = account.legalEntity === 'usmf' ? 'CG-100' : 'CG-200';
    Object.assign(account, { creditGroupId: group });
    joined += 1;
  }
}

/** People who buy for themselves; every third is known to F&O. One has registered with what he read of another's account. */
function addShoppers({ accounts, buyers }: People, count: number, today: string, random: Random): void {
  for (let n = 1; n <= count; n += 1) {
    const id = buyers.length + 1;
    const website = need(websites[n % 4 === 0 ? 1 : 0]);
    const firstName = need(FIRST[(id * 3) % FIRST.length]);
    const lastName = need(LAST[(id * 7) % LAST.length]);
    const buyer: Buyer = {
      id,
      email: n === 1 ? 'stranger@mail.example' : `${firstName}.${lastName}.${id}@mail.example`.toLowerCase(),
      password: PASSWORD,
      firstName,
      lastName,
      phone: `+1 555 ${String(7_000_000 + id)}`,
      jobTitle: '',
      active: true,
      storeId: website.id === 1 ? 1 : 3,
      websiteId: website.id,
      customerGroupId: 1,
      address: addressIn(website.id === 1 ? 'US' : 'DE', random),
      addressId: 3000 + id,
      createdAt: daysBefore(today, random.int(600, 740)),
    };
    buyers.push(buyer);
    if (n % 3 === 0 || n === 1) accounts.push(personAccount(buyer, website.legalEntity, n, today, random));
  }
}

function personAccount(buyer: Buyer, legalEntity: string, n: number, today: string, random: Random): Account {
  return {
    legalEntity,
    number: `${legalEntity === 'usmf' ? 'US' : 'DE'}-P${String(n).padStart(3, '0')}`,
    partyNumber: `0000${20_000 + buyer.id}`,
    name: `${buyer.firstName} ${buyer.lastName}`,
    partyType: 'Person',
    buyerId: buyer.id,
    // The first is somebody else's account of the same e-mail: nothing proves that it is his.
    marked: n !== 1,
    taxNumber: '',
    email: buyer.email,
    phone: buyer.phone,
    address: buyer.address,
    currency: legalEntity === 'usmf' ? 'USD' : 'EUR',
    paymentTerms: 'Net10',
    representative: '000102',
    priceGroup: '',
    creditLimit: 2_000_00,
    creditLimitMandatory: false,
    unlimitedCredit: false,
    excludedFromCredit: false,
    accountStatus: 'Good',
    onHold: 'No',
    holdReason: '',
    dataverseId: random.uuid(),
    createdAt: daysBefore(today, random.int(600, 700)),
  };
}

function need<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the lists of the world are too short');
  return value;
}
