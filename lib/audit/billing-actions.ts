/** What the audit log calls what is asked about billing, which is finance's to know: operations, and the platform's own acts. */
export const billingActions = [
  ...['getBillingAccount', 'saveBillingDetails', 'createCheckout', 'createPortal', 'listInvoices', 'getInvoice'],
  ...[
    'getInvoicePdf',
    'issueInvoice',
    'payInvoice',
    'voidInvoice',
    'creditInvoice',
    'addAdjustment',
    'removeAdjustment',
  ],
  ...[
    'getUsage',
    'exportUsage',
    'createPlan',
    'changePlan',
    'archivePlan',
    'choosePlan',
    'movePlan',
    'applyPlanChange',
  ],
  ...['listQuotas', 'setQuota', 'changeQuota', 'removeQuota', 'changeCustomer', 'listCustomers', 'getCustomer'],
  ...['getSeller', 'saveSeller', 'getRevenue', 'getExpectedRevenue', 'getReceivables', 'exportFinance', 'listAudit'],
  ...['listPeriods', 'previewPeriod', 'closePeriod', 'issuePeriod', 'listCredits', 'grantCredit'],
  ...[
    'stripeStatus',
    'lastStripeReport',
    'compareWithStripe',
    'resendMeterEvents',
    'receiveStripeEvent',
    'handleStripeEvent',
  ],
];
