/** Where the kept file of a row of a prediction is. */
export const keptFileUrl = (id: string, row: number) => `/api/v1/predictions/${id}/files/${row}`;
