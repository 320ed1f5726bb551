import { settled } from '../../../platform/basis.ts';
import { and, isGuid, oneOf } from './odata.ts';
import type { ExchangeRateRecord, PaymentTermRecord, WarehouseRecord, WorkerRecord } from './records.ts';
import type { Rows } from './rows.ts';

export interface Workers {
  byPersonnelNumbers(numbers: readonly string[]): Promise<WorkerRecord[]>;
  /** By his id in Entra; undefined when he is no worker. */
  byObjectId(objectId: string): Promise<WorkerRecord | undefined>;
}

/** What there are only a few of. */
export interface Whole<Row> {
  all(): Promise<Row[]>;
}

export interface Masters {
  workers: Workers;
  paymentTerms: Whole<PaymentTermRecord>;
  warehouses: Whole<WarehouseRecord>;
  /** Every rate of every day. */
  exchangeRates: Whole<ExchangeRateRecord>;
}

const worker = {
  operation: 'read workers',
  set: 'EssWorkers',
  select: ['PersonnelNumber', 'Name', 'AadUserPrincipalName', 'AadUserObjectId'] satisfies (keyof WorkerRecord)[],
};

const paymentTerm = {
  operation: 'read payment terms',
  set: 'PaymentTerms',
  select: [
    'dataAreaId',
    'Name',
    'Description',
    'NumberOfDays',
    'NumberOfMonths',
    'CutoffDayOfMonth',
  ] satisfies (keyof PaymentTermRecord)[],
};

const warehouse = {
  operation: 'read warehouses',
  set: 'Warehouses',
  select: ['dataAreaId', 'WarehouseId', 'WarehouseName'] satisfies (keyof WarehouseRecord)[],
};

const exchangeRate = {
  operation: 'read exchange rates',
  set: 'ExchangeRates',
  select: [
    'RateTypeName',
    'FromCurrency',
    'ToCurrency',
    'StartDate',
    'EndDate',
    'Rate',
    'ConversionFactor',
  ] satisfies (keyof ExchangeRateRecord)[],
};

export function createMasters(rows: Rows): Masters {
  return {
    workers: {
      byPersonnelNumbers: (numbers) => rows.allOf({ ...worker, ...settled }, oneOf('PersonnelNumber', numbers)),
      async byObjectId(objectId) {
        const where = isGuid('AadUserObjectId', objectId);
        const [found] =
          where === undefined ? [] : await rows.all<WorkerRecord>({ ...worker, ...settled, where: and(where) });
        return found;
      },
    },
    paymentTerms: { all: () => rows.all({ ...paymentTerm, ...settled }) },
    warehouses: { all: () => rows.all({ ...warehouse, ...settled }) },
    exchangeRates: { all: () => rows.all({ ...exchangeRate, ...settled }) },
  };
}
