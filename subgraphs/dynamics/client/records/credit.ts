export interface CreditGroupRecord {
  CreditGroupId: string;
  Name: string;
  CreditLimit: number;
  CurrencyCode: string;
}

export interface TemporaryLimitRecord {
  dataAreaId: string;
  CustomerAccount: string;
  CreditLimit: number;
  FromDate: string;
  ToDate: string;
}

export interface BlockingRuleRecord {
  dataAreaId: string;
  RuleId: string;
  RuleType: string;
  IsExclusion: string;
  AppliesTo: string;
  CustomerAccount: string;
  CreditGroupId: string;
  Days: number;
  Amount: number;
  Percentage: number;
  Value: string;
  ReleasesOrder: string;
}

export interface ExchangeRateRecord {
  RateTypeName: string;
  FromCurrency: string;
  ToCurrency: string;
  StartDate: string;
  EndDate: string;
  Rate: number;
  /** Of how many units `Rate` is the price: `One`, `Ten`, `Hundred`, `Thousand` or `TenThousand`. */
  ConversionFactor: string;
}
