import { describe, expect, it } from 'vitest';
import {
  callHeader,
  createCallVerifier,
  type Principal,
  type SignedCall,
  signatureHeader,
  signCall,
} from '../../platform/principal.ts';

const secret = 'a secret that both sides keep, long';
const principal: Principal = {
  kind: 'companyUser',
  subject: 'commerce:customer:12',
  store: { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' },
  customerId: '12',
  resources: [],
  subordinateIds: [],
  roles: [],
  legalEntities: [],
  accounts: ['usmf:US-001'],
  companies: ['3'],
  customers: ['12'],
  grants: ['public'],
};
const call: SignedCall = { principal, buyerToken: 'buyer', requestId: 'request-1' };
const request = { method: 'POST', path: '/graphql', body: '{"query":"{ me { kind } }"}' };
const start = 1_800_000_000_000;
const signed = () => signCall(secret, 'commerce', request, call, start);

describe('a signed call', () => {
  it('is taken once, and gives the call as it was', () => {
    const verifier = createCallVerifier(secret, 'commerce', () => start);
    expect(verifier.verify(request, signed())).toEqual(call);
  });

  it('is refused when it is replayed, however often', () => {
    const verifier = createCallVerifier(secret, 'commerce', () => start);
    const headers = signed();
    verifier.verify(request, headers);
    for (let time = 0; time < 3; time += 1) expect(() => verifier.verify(request, headers)).toThrow('made before');
  });

  it.each([
    ['unsigned', request, {}],
    ['without a signature', request, { [callHeader]: 'x' }],
    ['for another method', { ...request, method: 'GET' }, signed()],
    ['for another path', { ...request, path: '/other' }, signed()],
    ['for another body', { ...request, body: `${request.body} ` }, signed()],
    ['with another envelope', request, { ...signed(), [callHeader]: Buffer.from('{}').toString('base64url') }],
    ['with a cut signature', request, { ...signed(), [signatureHeader]: signed()[signatureHeader]?.slice(0, 20) }],
    ['with another secret', request, signCall('another secret', 'commerce', request, call, start)],
    ['for another subgraph', request, signCall(secret, 'dynamics', request, call, start)],
    ['too old', request, signCall(secret, 'commerce', request, call, start - 30_001)],
    ['from the future', request, signCall(secret, 'commerce', request, call, start + 30_001)],
  ])('is refused %s', (_, sent, headers) => {
    const verifier = createCallVerifier(secret, 'commerce', () => start);
    expect(() => verifier.verify(sent, headers)).toThrow(
      expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } }),
    );
  });

  it('cannot be replayed while it is still young enough, whatever the clocks say', () => {
    let now = start - 30_000;
    const verifier = createCallVerifier(secret, 'commerce', () => now);
    const headers = signed();
    verifier.verify(request, headers);
    now = start + 30_000;
    expect(() => verifier.verify(request, headers)).toThrow('made before');
    now += 1;
    expect(() => verifier.verify(request, headers)).toThrow('too old');
  });
});
