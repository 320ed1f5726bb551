import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** The pair that Commerce signs its webhooks with. */
export class WebhookKey {
  #pair: { publicKey: KeyObject; privateKey: KeyObject } | undefined;

  /** PEM. */
  get publicKey(): string {
    return this.#keys().publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** Of the body in base64, not of the body as it is. */
  sign(body: string): string {
    return sign('sha256', Buffer.from(Buffer.from(body).toString('base64')), this.#keys().privateKey).toString(
      'base64',
    );
  }

  /** Made when it is first needed: that takes its time. */
  #keys() {
    this.#pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.#pair;
  }
}
