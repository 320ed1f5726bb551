import type { StoreView } from '../../world/facts.ts';
import { uid, type Viewer } from './viewer.ts';

export function storeConfigNode(store: StoreView, viewer: Viewer) {
  const { stores, directory } = viewer.state.tables;
  const website = directory.website(store.websiteId);
  const group = stores.groups.find((one) => one.id === website.groupId);
  const config = stores.configs().find((one) => one.id === store.id);
  const [defaultStore] = directory.world.storeViews;
  return {
    ...config,
    id: store.id,
    code: store.code,
    store_code: store.code,
    store_name: store.name,
    store_group_code: group?.code,
    store_group_name: group?.name,
    website_id: website.id,
    website_code: website.code,
    website_name: website.name,
    is_default_store: store.id === defaultStore?.id,
    is_default_store_group: website.id === defaultStore?.websiteId,
    store_sort_order: store.id,
    product_url_suffix: '.html',
    root_category_uid: uid(group?.root_category_id ?? 0),
    use_store_in_url: false,
  };
}
