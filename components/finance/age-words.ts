/** How long something is overdue, in the order of `ages`. */
export const ageWords = [
  { key: 'notDue', label: 'Not due yet' },
  { key: 'days1to30', label: '1–30 days' },
  { key: 'days31to60', label: '31–60 days' },
  { key: 'days61to90', label: '61–90 days' },
  { key: 'over90', label: 'Over 90 days' },
] as const;
