import type { PostalRecord } from '../client/records.ts';
import type { Address } from '../generated/types.ts';

export function toAddress({ street, city, region, postcode, country_id }: PostalRecord): Address {
  return {
    street: street ?? [],
    city: city ?? '',
    region: region || null,
    postcode: postcode || null,
    country: country_id ?? '',
  };
}
