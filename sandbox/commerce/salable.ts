import type { Product, World } from '../world/facts.ts';

/** What can be sold from a stock: the pieces of its sources less those reserved for open orders. */
export function salableQuantity(product: Product, stockId: number, world: World): number {
  const website = world.websites.find((one) => one.stockId === stockId);
  if (!website) return 0;
  let quantity = 0;
  for (const warehouse of world.warehouses) {
    const stock = product.stock[warehouse.code];
    if (stock && warehouse.legalEntity === website.legalEntity)
      quantity += (stock.inCommerce ?? stock.onHand) - stock.reserved;
  }
  return Math.max(0, quantity);
}
