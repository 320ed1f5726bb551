import type { Act } from '../context.ts';
import { setOrderStatus } from './acts/order.ts';
import { updateCompany, updateCustomer } from './acts/people.ts';
import { placeOrder } from './acts/placeOrder.ts';
import { setCommerceStock, setPrice } from './acts/product.ts';
import { changeQuoteStatus } from './acts/quote.ts';
import { updateReturn } from './acts/return.ts';
import { shipOrder } from './acts/shipOrder.ts';
import type { CommerceState } from './state.ts';

/** What a person in the Commerce admin can be told to do, by name; Commerce tells of it as it does. Each throws where its input makes no sense. */
export function createActs(state: CommerceState): Record<string, Act> {
  return {
    placeOrder: (input) => placeOrder(state, input),
    setOrderStatus: (input) => setOrderStatus(state, input),
    shipOrder: (input) => shipOrder(state, input),
    setPrice: (input) => setPrice(state, input),
    setCommerceStock: (input) => setCommerceStock(state, input),
    updateCustomer: (input) => updateCustomer(state, input),
    updateCompany: (input) => updateCompany(state, input),
    updateReturn: (input) => updateReturn(state, input),
    changeQuoteStatus: (input) => changeQuoteStatus(state, input),
  };
}
