/** What stands in a link. */
export const linkToken = 'kR0Jb7v3mT1xq9ZyW5nE2uHc8sLd4fGaPiOoKjXtVbM';
