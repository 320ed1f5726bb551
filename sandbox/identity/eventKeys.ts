import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

interface EventKey {
  path: string;
  pem: string;
  privateKey: KeyObject;
}

/** The two key pairs that sign Adobe's events, and the place where their public halves are to be had. */
export class EventKeys {
  #pairs: [EventKey, EventKey] | undefined;
  /** Those before the last change: what was signed by them may still be under way. */
  #old: readonly EventKey[] = [];

  /** Headers for a body: either signature proves it. */
  headers(body: string): Record<string, string> {
    const [one, two] = this.#current();
    const by = ({ privateKey }: EventKey) => sign('sha256', Buffer.from(body), privateKey).toString('base64');
    return {
      'x-adobe-digital-signature-1': by(one),
      'x-adobe-digital-signature-2': by(two),
      'x-adobe-public-key1-path': one.path,
      'x-adobe-public-key2-path': two.path,
    };
  }

  /** Undefined: there is no such key. */
  pem(path: string): string | undefined {
    return [...this.#current(), ...this.#old].find((key) => key.path === path)?.pem;
  }

  rotate(): void {
    this.#old = this.#current();
    this.#pairs = [createKey(), createKey()];
  }

  /** Made when they are first needed: that takes its time. */
  #current(): [EventKey, EventKey] {
    this.#pairs ??= [createKey(), createKey()];
    return this.#pairs;
  }
}

function createKey(): EventKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const id = createHash('sha256').update(pem).digest('hex').slice(0, 16);
  return { path: `/prod/keys/pub-key-${id}.pem`, pem, privateKey };
}
