import type { World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { guidOf } from '../guid.ts';
import { currencyId, INTEGRATION_USER, momentOf } from './values.ts';

const CURRENCIES: Record<string, { name: string; symbol: string }> = {
  USD: { name: 'US Dollar', symbol: '$' },
  EUR: { name: 'Euro', symbol: '€' },
};

/** Users, currencies and one price list for each. */
export function seedUsers(world: World, database: Database): void {
  const createdon = momentOf(new Date(Date.parse(world.today) - 3 * 365 * 86_400_000).toISOString());
  database.seed('systemuser', INTEGRATION_USER, {
    fullname: '# Commerce integration',
    firstname: '#',
    lastname: 'Commerce integration',
    domainname: 'integration@contoso.example',
    applicationid: guidOf('application', 'integration'),
    azureactivedirectoryobjectid: guidOf('service principal', 'integration'),
    accessmode: 4,
    isdisabled: false,
    createdon,
    modifiedon: createdon,
  });
  for (const worker of world.workers) {
    database.seed('systemuser', worker.systemUserId, {
      fullname: `${worker.firstName} ${worker.lastName}`,
      firstname: worker.firstName,
      lastname: worker.lastName,
      internalemailaddress: worker.email,
      domainname: worker.email,
      azureactivedirectoryobjectid: worker.aadObjectId,
      employeeid: worker.personnelNumber,
      accessmode: 0,
      isdisabled: false,
      islicensed: true,
      createdon,
      modifiedon: createdon,
    });
  }
  const codes = new Set(world.legalEntities.map(({ currency }) => currency));
  for (const code of codes) {
    const { name, symbol } = CURRENCIES[code] ?? { name: code, symbol: code };
    const rate = world.exchangeRates.find(({ from, to }) => from === 'USD' && to === code)?.rate;
    const inverse = world.exchangeRates.find(({ from, to }) => from === code && to === 'USD')?.rate;
    database.seed('transactioncurrency', currencyId(code), {
      isocurrencycode: code,
      currencyname: name,
      currencysymbol: symbol,
      currencyprecision: 2,
      exchangerate: code === 'USD' ? 1 : (rate ?? (inverse === undefined ? 1 : 1 / inverse)),
      statecode: 0,
      statuscode: 1,
      createdon,
      modifiedon: createdon,
    });
    database.seed('pricelevel', guidOf('pricelevel', code), {
      name: `Standard ${code}`,
      _transactioncurrencyid_value: currencyId(code),
      statecode: 0,
      statuscode: 100001,
      createdon,
      modifiedon: createdon,
    });
  }
}
