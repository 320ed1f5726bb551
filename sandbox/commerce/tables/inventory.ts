import type { Directory } from './directory.ts';

/** Nothing is sold from the default stock; its sources cannot be changed. */
export const DEFAULT_STOCK = 1;

export function sourceRows({ world }: Directory) {
  return world.warehouses.map((warehouse) => ({
    source_code: warehouse.sourceCode,
    name: warehouse.name,
    enabled: true,
    country_id: warehouse.countryId,
    city: warehouse.city,
    postcode: warehouse.postcode,
    use_default_carrier_config: true,
    carrier_links: [],
    extension_attributes: { is_pickup_location_active: false, frontend_name: warehouse.name },
  }));
}

export function stockRows({ world }: Directory) {
  return [
    { stock_id: DEFAULT_STOCK, name: 'Default Stock', extension_attributes: { sales_channels: [] as SalesChannel[] } },
    ...world.websites.map((website) => ({
      stock_id: website.stockId,
      name: website.name,
      extension_attributes: { sales_channels: [{ type: 'website', code: website.code }] as SalesChannel[] },
    })),
  ];
}

export interface SalesChannel {
  type: string;
  code: string;
}

/** A website sells from the warehouses of its legal entity. */
export function stockSourceLinkRows({ world }: Directory) {
  return world.websites.flatMap((website) =>
    world.warehouses
      .filter((warehouse) => warehouse.legalEntity === website.legalEntity)
      .map((warehouse, at) => ({
        stock_id: website.stockId,
        source_code: warehouse.sourceCode,
        priority: at + 1,
        extension_attributes: { source_name: warehouse.name },
      })),
  );
}

export function sourceItemRows({ world }: Directory) {
  return world.products.flatMap((product) =>
    world.warehouses.flatMap((warehouse) => {
      const stock = product.stock[warehouse.code];
      if (!stock) return [];
      return {
        sku: product.sku,
        source_code: warehouse.sourceCode,
        quantity: stock.inCommerce ?? stock.onHand,
        status: Number((stock.inCommerce ?? stock.onHand) > 0),
      };
    }),
  );
}
