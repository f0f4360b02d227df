import { expect, type Locator } from '@playwright/test';

/**
 * Waits until the page's script has taken over an element: what a test does to a field before that is lost, faster
 * than any person would be.
 */
export async function awake(element: Locator): Promise<void> {
  const isHeldByReact = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactProps$'));
  await expect.poll(() => element.evaluate(isHeldByReact)).toBe(true);
}
