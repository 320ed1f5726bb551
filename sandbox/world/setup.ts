import type {
  Address,
  CreditGroup,
  LegalEntity,
  PaymentTerms,
  StoreView,
  Warehouse,
  Website,
  Worker,
  World,
} from './facts.ts';
import type { Random } from './random.ts';

export const legalEntities: LegalEntity[] = [
  { id: 'usmf', name: 'Fabrikam Supply USA', currency: 'USD', countryId: 'US' },
  { id: 'demf', name: 'Fabrikam Bedarf Deutschland', currency: 'EUR', countryId: 'DE' },
];

export const websites: Website[] = [
  { id: 1, code: 'us', name: 'Fabrikam USA', legalEntity: 'usmf', currency: 'USD', stockId: 2, groupId: 1 },
  { id: 2, code: 'eu', name: 'Fabrikam Europe', legalEntity: 'demf', currency: 'EUR', stockId: 3, groupId: 2 },
];

export const storeViews: StoreView[] = [
  {
    id: 1,
    code: 'us_en',
    name: 'United States',
    websiteId: 1,
    currency: 'USD',
    locale: 'en_US',
    timezone: 'America/Chicago',
  },
  {
    id: 2,
    code: 'de_de',
    name: 'Deutschland',
    websiteId: 2,
    currency: 'EUR',
    locale: 'de_DE',
    timezone: 'Europe/Berlin',
  },
  { id: 3, code: 'eu_en', name: 'Europe', websiteId: 2, currency: 'EUR', locale: 'en_GB', timezone: 'Europe/Berlin' },
];

export const warehouses: Warehouse[] = [
  {
    code: 'USEAST',
    name: 'Newark',
    siteId: 'US-E',
    legalEntity: 'usmf',
    sourceCode: 'useast',
    city: 'Newark',
    countryId: 'US',
    postcode: '07101',
  },
  {
    code: 'USWEST',
    name: 'Reno',
    siteId: 'US-W',
    legalEntity: 'usmf',
    sourceCode: 'uswest',
    city: 'Reno',
    countryId: 'US',
    postcode: '89501',
  },
  {
    code: 'DEHAM',
    name: 'Hamburg',
    siteId: 'DE-N',
    legalEntity: 'demf',
    sourceCode: 'deham',
    city: 'Hamburg',
    countryId: 'DE',
    postcode: '20457',
  },
  {
    code: 'DEMUC',
    name: 'München',
    siteId: 'DE-S',
    legalEntity: 'demf',
    sourceCode: 'demuc',
    city: 'München',
    countryId: 'DE',
    postcode: '80331',
  },
];

export const paymentTerms: PaymentTerms[] = [
  { code: 'Net7', description: 'Net 7 days', days: 7, months: 0, rank: 1 },
  { code: 'Net10', description: 'Net 10 days', days: 10, months: 0, rank: 2 },
  { code: 'Net30', description: 'Net 30 days', days: 30, months: 0, rank: 3 },
  { code: 'Net45', description: 'Net 45 days', days: 45, months: 0, rank: 4 },
  { code: 'Net60', description: 'Net 60 days', days: 60, months: 0, rank: 5 },
  { code: 'M2', description: 'Two months', days: 0, months: 2, rank: 6 },
];

/** Their limits follow from what the members owe; see `credit.ts`. */
export const creditGroups: CreditGroup[] = [
  { id: 'CG-100', name: 'Lakes buying group', limit: 0, currency: 'USD' },
  { id: 'CG-200', name: 'Einkaufsring Nord', limit: 0, currency: 'EUR' },
];

/** From euros to dollars and back, as of the first of each of the last 25 months. */
export function createExchangeRates(today: string, random: Random): World['exchangeRates'] {
  const rates: World['exchangeRates'] = [];
  for (let month = 24; month >= 0; month -= 1) {
    const day = new Date(today);
    day.setUTCMonth(day.getUTCMonth() - month, 1);
    const rate = Math.round((1.05 + random.next() * 0.1) * 10_000) / 10_000;
    rates.push({ from: 'EUR', to: 'USD', rate, startDate: day.toISOString() });
    rates.push({ from: 'USD', to: 'EUR', rate: Math.round(10_000 / rate) / 10_000, startDate: day.toISOString() });
  }
  return rates;
}

const STAFF: [string, string, Worker['role']][] = [
  ['Rosa', 'Keller', 'representative'],
  ['Tom', 'Baker', 'representative'],
  ['Ines', 'Vogt', 'representative'],
  ['Paul', 'Moreau', 'representative'],
  ['Ada', 'Lind', 'representative'],
  ['Fay', 'Owens', 'finance'],
  ['Sam', 'Ortiz', 'service'],
  ['Olga', 'Petrov', 'operator'],
];

export function createWorkers(random: Random): Worker[] {
  return STAFF.map(([firstName, lastName, role], index) => ({
    personnelNumber: String(101 + index).padStart(6, '0'),
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    email: `${firstName}.${lastName}@fabrikam.example`.toLowerCase(),
    aadObjectId: random.uuid(),
    commerceUserId: 11 + index,
    systemUserId: random.uuid(),
    role,
  }));
}

const CITIES: Record<string, Omit<Address, 'street'>[]> = {
  US: [
    { city: 'Chicago', region: 'Illinois', regionCode: 'IL', regionId: 23, postcode: '60601', countryId: 'US' },
    { city: 'Austin', region: 'Texas', regionCode: 'TX', regionId: 57, postcode: '73301', countryId: 'US' },
    { city: 'Seattle', region: 'Washington', regionCode: 'WA', regionId: 62, postcode: '98101', countryId: 'US' },
    { city: 'Boston', region: 'Massachusetts', regionCode: 'MA', regionId: 32, postcode: '02108', countryId: 'US' },
  ],
  DE: [
    { city: 'Berlin', region: 'Berlin', regionCode: 'BER', regionId: 82, postcode: '10115', countryId: 'DE' },
    {
      city: 'Köln',
      region: 'Nordrhein-Westfalen',
      regionCode: 'NRW',
      regionId: 88,
      postcode: '50667',
      countryId: 'DE',
    },
    { city: 'Leipzig', region: 'Sachsen', regionCode: 'SAS', regionId: 91, postcode: '04109', countryId: 'DE' },
  ],
};
const STREETS = ['Harbor Road', 'Mill Lane', 'Foundry Street', 'Market Square', 'Station Road', 'Canal Street'];

export const currencyOf = (legalEntity: string): string =>
  legalEntities.find(({ id }) => id === legalEntity)?.currency ?? 'USD';

export function addressIn(countryId: string, random: Random): Address {
  const place = random.pick(CITIES[countryId] ?? CITIES.US ?? []);
  return { street: `${random.int(1, 240)} ${random.pick(STREETS)}`, ...place };
}
