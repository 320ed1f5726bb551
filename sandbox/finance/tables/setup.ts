import type { World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { companyOf, dateOf } from './values.ts';

const CURRENCIES: Record<string, { name: string; symbol: string }> = {
  USD: { name: 'US dollar', symbol: '$' },
  EUR: { name: 'Euro', symbol: '€' },
};
const CUSTOMER_GROUPS = [
  { CustomerGroupId: '10', Description: 'Wholesale customers' },
  { CustomerGroupId: '80', Description: 'Other customers' },
];
const DISPOSITIONS = [
  { DispositionCode: 'CREDIT', DispositionDescription: 'Credit', DispositionAction: 'Credit' },
  { DispositionCode: 'REPLACE', DispositionDescription: 'Replace and credit', DispositionAction: 'ReplaceCredit' },
  { DispositionCode: 'SCRAP', DispositionDescription: 'Scrap', DispositionAction: 'Scrap' },
];

/** What an implementation sets up before the first order: companies, currencies, terms, sites, people. */
export function seedSetup(world: World, database: Database): void {
  seedCompanies(world, database);
  seedPlaces(world, database);
  seedPeople(world, database);
}

function seedCompanies(world: World, database: Database): void {
  for (const { id, name, countryId } of world.legalEntities) {
    const dataAreaId = companyOf(id);
    database.seed('LegalEntities', {
      LegalEntityId: dataAreaId,
      Name: name,
      CompanyName: name,
      AddressCountryRegionISOCode: countryId,
    });
    for (const { code, description, days, months, rank } of world.paymentTerms) {
      const terms = { Name: code, Description: description, NumberOfDays: days, NumberOfMonths: months };
      database.seed('PaymentTerms', { dataAreaId, ...terms });
      database.seed('CreditManagementPaymentTermRanks', { dataAreaId, PaymentTerms: code, PaymentTermsRanking: rank });
    }
    for (const group of CUSTOMER_GROUPS) database.seed('CustomerGroups', { dataAreaId, ...group });
    for (const disposition of DISPOSITIONS) database.seed('ReturnDispositionCodes', { dataAreaId, ...disposition });
    database.seed('TaxGroups', { dataAreaId, TaxGroupCode: 'DOM', Description: 'Domestic' });
    for (const group of new Set(world.products.map((product) => product.taxItemGroup))) {
      database.seed('TaxItemGroups', { dataAreaId, TaxItemGroupCode: group, TaxCodeId: group, Description: group });
    }
  }
  for (const code of new Set(world.legalEntities.map((entity) => entity.currency))) {
    const { name = code, symbol = code } = CURRENCIES[code] ?? {};
    database.seed('Currencies', {
      CurrencyCode: code,
      Name: name,
      Symbol: symbol,
      RoundingRulePrices: 0.01,
      GeneralRoundingRule: 0.01,
    });
  }
  for (const { from, to, rate, startDate } of world.exchangeRates) {
    const pair = { RateTypeName: 'Default', FromCurrency: from, ToCurrency: to, StartDate: dateOf(startDate) };
    // A rate is the price of `ConversionFactor` units, and stands until the next one begins.
    database.seed('ExchangeRates', { ...pair, Rate: Math.round(rate * 1e6) / 1e4, ConversionFactor: 'Hundred' });
  }
  for (const [from, to, factor] of [
    ['box', 'ea', 10],
    ['pal', 'ea', 480],
  ] as const) {
    database.seed('UnitOfMeasureConversions', {
      FromUnitSymbol: from,
      ToUnitSymbol: to,
      Factor: factor,
      Numerator: 1,
      Denominator: 1,
    });
  }
}

function seedPlaces(world: World, database: Database): void {
  const sites = new Set<string>();
  for (const { code, name, siteId, legalEntity, city, countryId, postcode } of world.warehouses) {
    const dataAreaId = companyOf(legalEntity);
    const address = { PrimaryAddressCity: city, PrimaryAddressZipCode: postcode };
    database.seed('Warehouses', {
      dataAreaId,
      WarehouseId: code,
      WarehouseName: name,
      OperationalSiteId: siteId,
      ...address,
    });
    if (sites.has(`${dataAreaId}:${siteId}`)) continue;
    sites.add(`${dataAreaId}:${siteId}`);
    database.seed('OperationalSitesV2', { dataAreaId, SiteId: siteId, SiteName: `${city}, ${countryId}`, ...address });
  }
}

function seedPeople(world: World, database: Database): void {
  for (const worker of world.workers) {
    database.seed('EssWorkers', {
      PersonnelNumber: worker.personnelNumber,
      Name: worker.name,
      FirstName: worker.firstName,
      LastName: worker.lastName,
      AadUserPrincipalName: worker.email,
      AadUserObjectId: worker.aadObjectId,
      UserId: worker.email.split('@')[0] ?? '',
    });
    database.seed('SystemUsers', {
      UserID: worker.email.split('@')[0] ?? '',
      UserName: worker.name,
      PersonName: worker.name,
      Alias: worker.email,
      Email: worker.email,
      Company: 'usmf',
      Enabled: true,
      AccountType: 'ClaimsUser',
    });
  }
}
