import { customType } from 'drizzle-orm/pg-core';

/** An id of `lib/ids.ts`: compared byte by byte, so that its order is that of time whatever the database's locale. */
export const id = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' });
