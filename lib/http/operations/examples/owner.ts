/** The person whose things the examples of the document show. */
export const owner = { id: 'usr_01kb1f0e2m7w5d3c9t8v6n4xqz', name: 'Ada' };
