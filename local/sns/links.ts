/** The pages that links in messages lead to; the base is where the service is reached. */
export const PAGES = { confirm: '/confirmation.html', unsubscribe: '/unsubscribe.html', stop: '/stop.html' };

export function confirmUrl(
  baseUrl: string,
  { topicArn, token }: { topicArn: string; token: string },
): string {
  return `${baseUrl}${PAGES.confirm}?${new URLSearchParams({ TopicArn: topicArn, Token: token })}`;
}

export function unsubscribeUrl(baseUrl: string, subscriptionArn: string): string {
  return `${baseUrl}${PAGES.unsubscribe}?${new URLSearchParams({ SubscriptionArn: subscriptionArn })}`;
}

/** What a phone does by replying STOP: the number gets no more texts, and its subscription stays (F124). */
export function stopUrl(baseUrl: string, phoneNumber: string): string {
  return `${baseUrl}${PAGES.stop}?${new URLSearchParams({ PhoneNumber: phoneNumber })}`;
}

/** The link inside a notification for programs. */
export function unsubscribeApiUrl(baseUrl: string, subscriptionArn: string): string {
  return `${baseUrl}/?${new URLSearchParams({ Action: 'Unsubscribe', SubscriptionArn: subscriptionArn })}`;
}
