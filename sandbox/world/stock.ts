import type { Order, PhoneOrder, Product } from './facts.ts';

interface Setting {
  products: readonly Product[];
  orders: readonly Order[];
  phoneOrders: readonly PhoneOrder[];
}

/**
 * Keeps for every open order what has not left. Of an article that some order had to wait for, nothing else is on the
 * shelf: what has come in since is reserved to the last piece.
 */
export function reserveStock({ products, orders, phoneOrders }: Setting): void {
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const scarce = new Set<string>();
  const reserve = (sku: string, warehouse: string, waiting: number) => {
    const stock = bySku.get(sku)?.stock[warehouse];
    if (stock !== undefined) stock.reserved += waiting;
  };
  for (const { lines } of orders) {
    for (const { sku, warehouse, quantity, shipped, canceled, backordered } of lines) {
      reserve(sku, warehouse, quantity - shipped - canceled);
      if (backordered > 0) scarce.add(`${sku} ${warehouse}`);
    }
  }
  for (const { status, lines } of phoneOrders) {
    if (status === 'open') for (const { sku, warehouse, quantity } of lines) reserve(sku, warehouse, quantity);
  }
  for (const { sku, stock } of products) {
    for (const [warehouse, place] of Object.entries(stock)) {
      place.onHand = scarce.has(`${sku} ${warehouse}`) ? place.reserved : Math.max(place.onHand, place.reserved);
    }
  }
}
