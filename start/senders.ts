import type { Config } from '../platform/config.ts';
import type { UpstreamOptions } from '../platform/http.ts';
import type { Sender } from '../platform/inbox.ts';
import { createAdobeKeys } from '../subgraphs/commerce/inbox/adobeKeys.ts';
import { createIoEvents } from '../subgraphs/commerce/inbox/ioEvents.ts';
import { createCommerceWebhooks } from '../subgraphs/commerce/inbox/webhooks.ts';
import { createBusinessEvents } from '../subgraphs/dynamics/inbox/businessEvents.ts';
import { createDataverseEvents } from '../subgraphs/dynamics/inbox/remoteExecutionContext.ts';

export interface Senders {
  all: readonly Sender[];
  close(): Promise<void>;
}

/** Who may send events: those of whom the configuration says how they prove themselves. */
export function createSenders(
  { senders, columns }: Config,
  options: Pick<UpstreamOptions, 'log' | 'metrics'>,
): Senders {
  const { adobeClientId, adobeKeyHost, commercePublicKey, dynamicsKey: key } = senders;
  const keys = createAdobeKeys({ keyHost: adobeKeyHost, ...options });
  return {
    all: [
      ...(adobeClientId === undefined ? [] : [createIoEvents({ clientId: adobeClientId, keys })]),
      ...(commercePublicKey === undefined ? [] : [createCommerceWebhooks({ publicKey: commercePublicKey })]),
      ...(key === undefined ? [] : [createBusinessEvents({ key }), createDataverseEvents({ key, columns })]),
    ],
    close: () => keys.close(),
  };
}
