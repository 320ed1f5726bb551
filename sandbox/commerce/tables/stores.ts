import { type Directory, GLOBAL_CURRENCY } from './directory.ts';

const ADMIN = 0;
const ROOT_CATEGORY = 2;

/** Website, group and store view 0 belong to the admin. */
export function storeRows({ world }: Directory, baseUrl: () => string) {
  return {
    websites: [
      { id: ADMIN, code: 'admin', name: 'Admin', default_group_id: ADMIN },
      ...world.websites.map(({ id, code, name, groupId }) => ({ id, code, name, default_group_id: groupId })),
    ],
    groups: [
      { id: ADMIN, website_id: ADMIN, root_category_id: 0, default_store_id: ADMIN, name: 'Default', code: 'default' },
      ...world.websites.map((website) => ({
        id: website.groupId,
        website_id: website.id,
        root_category_id: ROOT_CATEGORY,
        default_store_id: world.storeViews.find((store) => store.websiteId === website.id)?.id ?? ADMIN,
        name: website.name,
        code: `${website.code}_store`,
      })),
    ],
    views: [
      { id: ADMIN, code: 'admin', name: 'Admin', website_id: ADMIN, store_group_id: ADMIN, is_active: 1 },
      ...world.storeViews.map((store) => ({
        id: store.id,
        code: store.code,
        name: store.name,
        website_id: store.websiteId,
        store_group_id: world.websites.find((website) => website.id === store.websiteId)?.groupId ?? ADMIN,
        is_active: 1,
      })),
    ],
    configs: () =>
      world.storeViews.map((store) => ({
        id: store.id,
        code: store.code,
        website_id: store.websiteId,
        locale: store.locale,
        base_currency_code:
          world.websites.find((website) => website.id === store.websiteId)?.currency ?? GLOBAL_CURRENCY,
        default_display_currency_code: store.currency,
        timezone: store.timezone,
        weight_unit: 'kgs',
        ...urls(baseUrl()),
      })),
  };
}

function urls(root: string) {
  const base = `${root}/`;
  return {
    base_url: base,
    base_link_url: base,
    base_static_url: `${base}static/`,
    base_media_url: `${base}media/`,
    secure_base_url: base,
    secure_base_link_url: base,
    secure_base_static_url: `${base}static/`,
    secure_base_media_url: `${base}media/`,
  };
}

/** One promotion that the seeded orders know of. */
export function salesRuleRows({ world }: Directory) {
  return [
    {
      rule_id: 1,
      name: 'Volume discount',
      store_labels: world.storeViews.map((store) => ({ store_id: store.id, store_label: 'Volume discount' })),
      description: 'Five percent from one hundred pieces',
      website_ids: world.websites.map((website) => website.id),
      customer_group_ids: [1, 2, 3],
      uses_per_customer: 0,
      is_active: true,
      stop_rules_processing: false,
      is_advanced: true,
      sort_order: 0,
      simple_action: 'by_percent',
      discount_amount: 5,
      discount_step: 0,
      apply_to_shipping: false,
      times_used: 0,
      is_rss: false,
      coupon_type: 'NO_COUPON',
      use_auto_generation: false,
      uses_per_coupon: 0,
    },
  ];
}
