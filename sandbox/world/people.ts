import type { Buyer, Worker, World } from './facts.ts';

/** Those by whose names the control plane hands out tokens. */
export interface SeededPeople {
  /** A senior buyer of the first company. */
  buyer: Buyer;
  /** The same of the second company. */
  buyer2: Buyer;
  /** The first company's administrator. */
  admin: Buyer;
  /** Who looks after the first company's account. */
  rep: Worker;
  finance: Worker;
  service: Worker;
  operator: Worker;
}

export function seededPeople({ buyers, companies, workers }: World): SeededPeople {
  const seat = (companyId: number, role: Buyer['role']) =>
    need(buyers.find((buyer) => buyer.companyId === companyId && buyer.role === role));
  const worker = (role: Worker['role']) => need(workers.find((one) => one.role === role));
  const first = need(companies.find(({ id }) => id === 1));
  return {
    buyer: seat(1, 'seniorBuyer'),
    buyer2: seat(2, 'seniorBuyer'),
    admin: seat(1, 'admin'),
    rep: need(workers.find(({ personnelNumber }) => personnelNumber === first.representative)),
    finance: worker('finance'),
    service: worker('service'),
    operator: worker('operator'),
  };
}

function need<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the world lacks somebody it is seeded with');
  return value;
}
