import { CUSTOMER } from '../userTokens.ts';
import { cartNode, customerCartNode } from './carts.ts';
import { companyNode } from './company.ts';
import { customerNode } from './customer.ts';
import { type ProductsArguments, productsNode } from './products.ts';
import { type QuotesArguments, quoteByUid, quoteNodes } from './quotes.ts';
import { storeConfigNode } from './stores.ts';
import { authenticationError, inputError, signedIn, uid, type Viewer } from './viewer.ts';

const NOT_LOGGED_IN = 0;

/** The root fields of both operations; graphql-js calls them with the arguments and the viewer. */
export const root = {
  availableStores: ({ useCurrentGroup }: { useCurrentGroup?: boolean | null }, viewer: Viewer) =>
    viewer.state.tables.directory.world.storeViews
      .filter((store) => !useCurrentGroup || store.websiteId === viewer.website.id)
      .map((store) => storeConfigNode(store, viewer)),
  cart: ({ cart_id }: { cart_id: string }, viewer: Viewer) => {
    if (!cart_id) throw inputError('Required parameter "cart_id" is missing');
    return cartNode(cart_id, viewer);
  },
  company: (_: unknown, viewer: Viewer) => companyNode(viewer),
  customer: (_: unknown, viewer: Viewer) => customerNode(signedIn(viewer), viewer),
  customerCart: (_: unknown, viewer: Viewer) => customerCartNode(viewer),
  customerGroup: (_: unknown, viewer: Viewer) => ({ uid: uid(viewer.buyer?.customerGroupId ?? NOT_LOGGED_IN) }),
  isEmailAvailable: ({ email }: { email: string }, viewer: Viewer) => ({
    is_email_available: !viewer.state.tables.customers.get('email', email),
  }),
  negotiableQuote: (args: { uid: string }, viewer: Viewer) => quoteByUid(args.uid, viewer),
  negotiableQuotes: (args: QuotesArguments, viewer: Viewer) => quoteNodes(args, viewer),
  products: (args: ProductsArguments, viewer: Viewer) => productsNode(args, viewer),
  storeConfig: (_: unknown, viewer: Viewer) => storeConfigNode(viewer.store, viewer),

  generateCustomerToken: ({ email, password }: { email: string; password: string }, viewer: Viewer) => {
    const id = viewer.state.signIn(email, password);
    if (id === undefined) {
      throw authenticationError(
        'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.',
      );
    }
    return { token: viewer.state.userTokens.issue({ id, type: CUSTOMER }) };
  },
  revokeCustomerToken: (_: unknown, viewer: Viewer) => {
    viewer.state.userTokens.revoke({ id: signedIn(viewer).id, type: CUSTOMER });
    return { result: true };
  },
};
