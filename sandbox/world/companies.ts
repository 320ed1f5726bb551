import type { Company, Website, Worker } from './facts.ts';
import { need } from './need.ts';
import type { Random } from './random.ts';
import { addressIn, websites } from './setup.ts';
import { daysBefore } from './time.ts';

/** Contract customer groups lie behind Commerce's own four; each goes with one price group of D365. */
const FIRST_CONTRACT_GROUP = 4;
const PRICE_GROUPS = ['A', 'B', 'C'];
/** An administrator, a senior buyer, a buyer, and one who may only look. */
export const SEATS_PER_COMPANY = 4;
/** Who registered later than this is not linked to D365 yet. */
const NEWCOMER_DAYS = 30;

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
  'Coho',
  'Fourth Coffee',
  'Margie',
  'Relecloud',
  'Trey',
  'Woodgrove',
  'Bellows',
];
const TRADES = ['Traders', 'Works', 'Tools', 'Industries', 'Builders'];

interface Setting {
  scale: number;
  today: string;
  workers: readonly Worker[];
  random: Random;
}

/** The first two trade in the United States; of the others each third in Europe. The last few have only just registered. */
export function createCompanies({ scale, today, workers, random }: Setting): Company[] {
  const representatives = workers.filter(({ role }) => role === 'representative');
  const count = Math.max(4, Math.round(60 * scale));
  const newcomers = Math.max(1, Math.round(5 * scale));
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const website = need(websites[id > 2 && id % 3 === 0 ? 1 : 0], 'a website');
    const isNewcomer = id > count - newcomers;
    return {
      ...createCompany(id, website, random),
      status: isNewcomer ? (id === count ? 'pending' : 'approved') : statusOf(id),
      representative: need(representatives[index % representatives.length], 'a representative').personnelNumber,
      createdAt: daysBefore(today, isNewcomer ? random.int(8, NEWCOMER_DAYS - 2) : random.int(750, 1100), 9),
    };
  });
}

/** The first two stay in good standing. */
function statusOf(id: number): Company['status'] {
  if (id > 2 && id % 23 === 0) return 'blocked';
  return id > 2 && id % 29 === 0 ? 'rejected' : 'approved';
}

function createCompany(id: number, website: Website, random: Random) {
  const first = need(NAMES[(id - 1) % NAMES.length], 'a name');
  const round = Math.floor((id - 1) / NAMES.length);
  const name = `${first} ${TRADES[round % TRADES.length]}${round < TRADES.length ? '' : ` ${id}`}`;
  const isAmerican = website.legalEntity === 'usmf';
  return {
    id,
    name,
    legalName: `${name} ${isAmerican ? 'Inc.' : 'GmbH'}`,
    email: `office@${domainOf(round === 0 ? first : name)}`,
    taxNumber: isAmerican ? `${10 + (id % 89)}-${1_000_000 + id * 7919}` : `DE${100_000_000 + id * 104_729}`,
    phone: isAmerican ? `+1 555 ${2_000_000 + id * 31}` : `+49 30 ${2_000_000 + id * 31}`,
    websiteId: website.id,
    customerGroupId: FIRST_CONTRACT_GROUP + (id % PRICE_GROUPS.length),
    adminBuyerId: (id - 1) * SEATS_PER_COMPANY + 1,
    address: addressIn(isAmerican ? 'US' : 'DE', random),
    creditId: 500 + id,
  };
}

const domainOf = (name: string) => `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`;

/** The price group of D365 that goes with a company's customer group. */
export const priceGroupOf = ({ id }: Company): string => need(PRICE_GROUPS[id % PRICE_GROUPS.length], 'a price group');

export const isNewcomer = ({ createdAt }: Company, today: string): boolean =>
  createdAt > daysBefore(today, NEWCOMER_DAYS);
