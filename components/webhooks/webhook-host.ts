/** The host of a webhook's address, with its port where it has one. */
export const webhookHost = ({ url }: { url: string }) => new URL(url).host;

/** What people call a webhook: its description, or where it leads. */
export const webhookName = (webhook: { url: string; description: string }) =>
  webhook.description || webhookHost(webhook);
