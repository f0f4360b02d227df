import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Waits until the page's script has taken over an element: what a test does to a field before that is lost, faster
 * than any person would be.
 */
export async function awake(element: Locator): Promise<void> {
  const isHeldByReact = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactProps$'));
  await expect.poll(() => element.evaluate(isHeldByReact)).toBe(true);
}

/** Lets `page.goto` wait until the page's script has taken over everything one can press or fill in. */
export function awakeOnArrival(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    await expect.poll(() => page.evaluate(isAwake)).toBe(true);
    return response;
  };
  return page;
}

/** Pages of other origins have no script of ours to wait for. */
function isAwake(): boolean {
  if (!('__next_f' in window)) return true;
  const isHeldByReact = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactProps$'));
  return [...document.querySelectorAll('body :is(button, input, select, textarea):not([aria-hidden="true"])')].every(
    isHeldByReact,
  );
}
