import type { Product } from './facts.ts';
import type { Random } from './random.ts';
import { warehouses } from './setup.ts';
import { daysBefore } from './time.ts';

const KINDS = [
  ['Hex bolt', 'Fasteners', 'ea', 40],
  ['Wood screw', 'Fasteners', 'box', 900],
  ['Ball bearing', 'Bearings', 'ea', 1450],
  ['V-belt', 'Drives', 'ea', 2300],
  ['Hydraulic hose', 'Hydraulics', 'ea', 4800],
  ['Safety glove', 'Safety', 'box', 1900],
  ['Cable tie', 'Electrical', 'box', 650],
  ['Contactor', 'Electrical', 'ea', 7400],
  ['Work light', 'Lighting', 'ea', 5600],
  ['Pallet of bricks', 'Building', 'pal', 31_000],
] as const;
const FINISHES = ['steel', 'zinc', 'brass', 'black', 'grey', 'heavy', 'light', 'long', 'short', 'wide'];

/** Articles with prices and stock; what is reserved of it follows from the orders, in `stock.ts`. */
export function createProducts(count: number, today: string, random: Random): Product[] {
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const [kind, category, unit, base] = KINDS[index % KINDS.length] ?? KINDS[0];
    const usd = base + random.int(0, base);
    const eur = Math.round(usd * 0.92);
    return {
      id,
      sku: `FB-${String(1000 + id)}`,
      name: `${kind} ${random.pick(FINISHES)} ${id}`,
      category,
      // A few are sold no longer.
      enabled: id % 97 !== 0,
      price: { USD: usd, EUR: eur },
      unitCost: {
        usmf: Math.round(usd * (0.5 + random.next() * 0.25)),
        demf: Math.round(eur * (0.5 + random.next() * 0.25)),
      },
      unit,
      taxItemGroup: category === 'Safety' ? 'RED' : 'FULL',
      weight: random.int(1, 400) / 10,
      createdAt: daysBefore(today, random.int(731, 900)),
      updatedAt: daysBefore(today, random.int(1, 300)),
      stock: Object.fromEntries(
        warehouses.map(({ code }) => [
          code,
          {
            onHand: random.chance(0.08) ? 0 : random.int(20, 600),
            reserved: 0,
            onOrder: random.chance(0.3) ? random.int(10, 200) : 0,
          },
        ]),
      ),
    };
  });
}
