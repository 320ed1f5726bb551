/** The resources a company role may hold, as a tree; an id that stands here under another needs that other too. */
export interface Resource {
  id: string;
  text: string;
  children?: Resource[];
}

const leaf = (id: string, text: string): Resource => ({ id, text });

export const RESOURCES: Resource[] = [
  {
    id: 'Magento_Company::index',
    text: 'All Access',
    children: [
      {
        id: 'Magento_Sales::all',
        text: 'Sales',
        children: [
          leaf('Magento_Sales::place_order', 'Allow Checkout'),
          leaf('Magento_Sales::payment_account', 'Pay On Account'),
          {
            id: 'Magento_Sales::view_orders',
            text: 'View Orders',
            children: [leaf('Magento_Sales::view_orders_sub', 'View Subordinates')],
          },
        ],
      },
      {
        id: 'Magento_NegotiableQuote::all',
        text: 'Quotes',
        children: [
          {
            id: 'Magento_NegotiableQuote::view_quotes',
            text: 'View',
            children: [
              leaf('Magento_NegotiableQuote::manage', 'Request, Edit, Delete'),
              leaf('Magento_NegotiableQuote::checkout', 'Checkout with Quote'),
              leaf('Magento_NegotiableQuote::view_quotes_sub', 'View Subordinates'),
            ],
          },
        ],
      },
      {
        id: 'Magento_Company::view',
        text: 'Company Profile',
        children: [
          {
            id: 'Magento_Company::view_account',
            text: 'View Account',
            children: [leaf('Magento_Company::edit_account', 'Edit')],
          },
          {
            id: 'Magento_Company::view_address',
            text: 'View Address',
            children: [leaf('Magento_Company::edit_address', 'Edit')],
          },
          leaf('Magento_Company::contacts', 'Contacts'),
          leaf('Magento_Company::payment_information', 'Payment Information'),
          leaf('Magento_Company::shipping_information', 'Shipping Information'),
        ],
      },
      {
        id: 'Magento_Company::user_management',
        text: 'Company User Management',
        children: [
          {
            id: 'Magento_Company::roles_view',
            text: 'View Roles and Permissions',
            children: [leaf('Magento_Company::roles_edit', 'Manage')],
          },
          {
            id: 'Magento_Company::users_view',
            text: 'View Users',
            children: [leaf('Magento_Company::users_edit', 'Manage')],
          },
        ],
      },
      {
        id: 'Magento_Company::credit',
        text: 'Company Credit',
        children: [leaf('Magento_Company::credit_history', 'View')],
      },
    ],
  },
];

const all = (resources: Resource[]): string[] =>
  resources.flatMap((resource) => [resource.id, ...all(resource.children ?? [])]);

/** Every resource there is: what a company's administrator holds. */
export const ALL_RESOURCES = all(RESOURCES);

const VIEWER = [
  'Magento_Company::index',
  'Magento_Sales::all',
  'Magento_Sales::view_orders',
  'Magento_Company::view',
  'Magento_Company::view_account',
  'Magento_Company::view_address',
];

const BUYER = [
  ...VIEWER,
  'Magento_Sales::place_order',
  'Magento_Sales::payment_account',
  'Magento_NegotiableQuote::all',
  'Magento_NegotiableQuote::view_quotes',
  'Magento_NegotiableQuote::manage',
  'Magento_NegotiableQuote::checkout',
  'Magento_Company::user_management',
  'Magento_Company::users_view',
  'Magento_Company::credit',
];

const SENIOR_BUYER = [
  ...BUYER,
  'Magento_Sales::view_orders_sub',
  'Magento_NegotiableQuote::view_quotes_sub',
  'Magento_Company::credit_history',
];

/** The roles every seeded company has, by the name the world's facts call them. */
export const ROLES = {
  seniorBuyer: { title: 'Senior Buyer', resources: SENIOR_BUYER },
  buyer: { title: 'Buyer', resources: BUYER },
  viewer: { title: 'Viewer', resources: VIEWER },
};
