import type { Shipment } from './facts.ts';
import type { Random } from './random.ts';

const CARRIERS = [
  ['ups', 'United Parcel Service', 'https://www.ups.com/track?tracknum='],
  ['dhl', 'DHL', 'https://www.dhl.com/track?tracking-id='],
  ['fedex', 'Federal Express', 'https://www.fedex.com/fedextrack/?trknbr='],
] as const;

interface Leaving extends Pick<Shipment, 'shippedAt' | 'warehouse' | 'lines'> {
  names: Pick<Shipment, 'id' | 'number' | 'packingSlip'>;
}

export function createShipment({ names, ...rest }: Leaving, random: Random): Shipment {
  const [carrier, carrierTitle, url] = random.pick(CARRIERS);
  const trackingNumber = `${carrier.slice(0, 2).toUpperCase()}${900_000_000 + names.id * 7919}`;
  return { ...names, ...rest, carrier, carrierTitle, trackingNumber, trackingUrl: `${url}${trackingNumber}` };
}
