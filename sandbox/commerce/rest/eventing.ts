import type { Route } from '../routes.ts';

const SUBSCRIBE = 'Magento_AdobeCommerceEventsClient::event_subscribe';
const UNSUBSCRIBE = 'Magento_AdobeCommerceEventsClient::event_unsubscribe';
const SUBSCRIPTIONS = 'Magento_AdobeCommerceEventsClient::event_subscriptions';
const WEBHOOKS = 'Magento_AdobeCommerceWebhooks::webhooks_list';

/** What events and webhooks there are is said by integrations and administrators. What succeeds answers an empty list. */
export const eventingRoutes: Route[] = [
  {
    method: 'GET',
    path: '/eventing/getEventSubscriptions',
    resource: SUBSCRIPTIONS,
    answer: ({ state }) => state.subscriptions.all(),
  },
  {
    method: 'POST',
    path: '/eventing/eventSubscribe',
    resource: SUBSCRIBE,
    answer: (call) => {
      const { event } = call.bodyOf('event');
      call.state.subscriptions.add(event, call.optional('force') === true);
      return [];
    },
  },
  {
    method: 'PUT',
    path: '/eventing/eventSubscribe/:name',
    resource: SUBSCRIBE,
    answer: (call) => {
      call.state.subscriptions.update(call.text('name'), call.bodyOf('event').event);
      return [];
    },
  },
  {
    method: 'POST',
    path: '/eventing/eventUnsubscribe/:name',
    resource: UNSUBSCRIBE,
    answer: (call) => {
      call.state.subscriptions.remove(call.text('name'));
      return [];
    },
  },
  { method: 'GET', path: '/webhooks/list', resource: WEBHOOKS, answer: ({ state }) => state.webhooks.all() },
  {
    method: 'POST',
    path: '/webhooks/subscribe',
    resource: WEBHOOKS,
    answer: (call) => {
      call.state.webhooks.subscribe(call.bodyOf('webhook').webhook);
      return [];
    },
  },
  {
    method: 'POST',
    path: '/webhooks/unsubscribe',
    resource: WEBHOOKS,
    answer: (call) => {
      call.state.webhooks.unsubscribe(call.bodyOf('webhook').webhook);
      return [];
    },
  },
];
