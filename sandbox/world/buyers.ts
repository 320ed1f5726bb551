import { STRANGERS_EMAIL } from './accounts.ts';
import { SEATS_PER_COMPANY } from './companies.ts';
import type { Buyer, Company } from './facts.ts';
import { need } from './need.ts';
import type { Random } from './random.ts';
import { addressIn, websites } from './setup.ts';
import { daysAfter, daysBefore } from './time.ts';

const PASSWORD = 'Sandbox-Pass-1';
const GENERAL_GROUP = 1;
const FIRST_STRUCTURE = 1_000_000;
const FIRST_ADDRESS = 3_000_000;

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

const SEATS = [
  { role: 'admin', jobTitle: 'Head of purchasing' },
  { role: 'seniorBuyer', jobTitle: 'Senior buyer' },
  { role: 'buyer', jobTitle: 'Buyer' },
  { role: 'viewer', jobTitle: 'Stock clerk' },
] as const;
/** Whom the second, third and fourth seat report to, in three kinds of company. */
const REPORTS_TO = [
  [0, 1, 1],
  [0, 1, 0],
  [0, 0, 1],
];

interface Setting {
  scale: number;
  today: string;
  companies: readonly Company[];
  random: Random;
}

/** Each company's people, then those who buy for themselves. The second buyer of all is Dana Reed. */
export function createBuyers({ scale, today, companies, random }: Setting): Buyer[] {
  const members = companies.flatMap((company) => createMembers(company, today, random));
  const shoppers = Array.from({ length: Math.max(3, Math.round(15 * scale)) }, (_, index) =>
    createShopper(members.length + index + 1, index, today, random),
  );
  return [...members, ...shoppers];
}

const nameOf = (id: number) => ({
  firstName: need(FIRST[(id + 14) % FIRST.length], 'a first name'),
  lastName: need(LAST[((id + 10) * 5) % LAST.length], 'a last name'),
});

function createMembers(company: Company, today: string, random: Random): Buyer[] {
  const { id: companyId, adminBuyerId: first, websiteId, createdAt } = company;
  const domain = company.email.slice(company.email.indexOf('@'));
  return SEATS.slice(0, SEATS_PER_COMPANY).map(({ role, jobTitle }, seat) => {
    const id = first + seat;
    const name = nameOf(id);
    const above = REPORTS_TO[companyId % REPORTS_TO.length]?.[seat - 1];
    return {
      id,
      email: `${name.firstName}.${name.lastName}${domain}`.toLowerCase(),
      password: PASSWORD,
      ...name,
      phone: `${company.phone.slice(0, -2)}${String(10 + seat)}`,
      companyId,
      jobTitle,
      // Some have left.
      active: !(role === 'viewer' && companyId % 5 === 4) && !(role === 'buyer' && companyId % 11 === 8),
      role,
      ...(above === undefined ? {} : { parentBuyerId: first + above }),
      structureId: FIRST_STRUCTURE + id,
      storeId: websiteId === 1 ? 1 : 2 + (id % 2),
      websiteId,
      customerGroupId: company.customerGroupId,
      address: random.chance(0.6) ? company.address : addressIn(websiteId === 1 ? 'US' : 'DE', random),
      addressId: FIRST_ADDRESS + id,
      createdAt: daysAfter(createdAt, random.int(0, 4), today),
    };
  });
}

/** The first has registered with an e-mail address that D365 knows as somebody else's. */
function createShopper(id: number, index: number, today: string, random: Random): Buyer {
  const website = need(websites[index % 4 === 3 ? 1 : 0], 'a website');
  const name = nameOf(id);
  return {
    id,
    email: index === 0 ? STRANGERS_EMAIL : `${name.firstName}.${name.lastName}.${id}@mail.example`.toLowerCase(),
    password: PASSWORD,
    ...name,
    phone: `+1 555 ${7_000_000 + id}`,
    jobTitle: '',
    active: true,
    storeId: website.id === 1 ? 1 : 3,
    websiteId: website.id,
    customerGroupId: GENERAL_GROUP,
    address: addressIn(website.id === 1 ? 'US' : 'DE', random),
    addressId: FIRST_ADDRESS + id,
    createdAt: daysBefore(today, random.int(32, 740), 3),
  };
}
