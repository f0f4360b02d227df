'use client';

import { ErrorNotice } from '#components/shell/error-notice.tsx';

export default ErrorNotice;
