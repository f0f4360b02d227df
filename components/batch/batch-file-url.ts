/** Where the n-th file of a batch job is. */
export const batchFileUrl = (jobId: string, row: number) => `/api/v1/batch-jobs/${jobId}/files/${row}`;
