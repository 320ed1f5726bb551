import type { Order, OrderLine, World } from '../../../sandbox/world/facts.ts';

/** How many orders there are besides those of the small world. */
export const MANY = 250;

const minute = (at: number) => new Date(Date.UTC(2026, 3, 1, 0, at)).toISOString();

/** Orders of the shopper, each a minute after the other but for every tenth, and each of two products of its own. */
export function addManyOrders(world: World): void {
  const [product] = world.products;
  const order = world.orders.find(({ id }) => id === 4);
  const [line] = order?.lines ?? [];
  if (!(product && order && line)) throw new Error('the small world has changed');
  for (let at = 0; at < MANY; at += 1) {
    const lines = [0, 1].map((which): OrderLine => {
      const id = 1_000 + 2 * at + which;
      world.products.push({ ...product, id, sku: `MANY-${id}`, name: `Many ${id}` });
      return { ...line, itemId: 10_000 + id, productId: id, sku: `MANY-${id}`, name: `Many ${id}` };
    });
    const placedAt = minute(at % 10 === 9 ? at - 1 : at);
    const id = 1_000 + at;
    const more: Order = { ...order, id, number: String(id).padStart(9, '0'), placedAt, updatedAt: placedAt, lines };
    world.orders.push(more);
  }
}
