/** Tells the sandbox's systems where to send their events, as their administrators would. Throws what the sandbox answers. */
export async function registerWithSandbox(controlUrl: string, door: string, webhookKey: string): Promise<void> {
  const code = encodeURIComponent(webhookKey);
  const registrations = [
    { system: 'commerce', url: `${door}/webhooks/adobe-io` },
    { system: 'finance', url: `${door}/webhooks/business-events?code=${code}` },
    { system: 'dataverse', url: `${door}/webhooks/dataverse?code=${code}` },
  ];
  for (const registration of registrations) {
    const answer = await fetch(`${controlUrl}/_sandbox/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(registration),
    });
    if (!answer.ok) throw new Error(`the sandbox does not register ${registration.url}: ${await answer.text()}`);
  }
}
