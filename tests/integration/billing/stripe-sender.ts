// A worker of its own for a test that kills it while it tells Stripe of usage.
import { database } from '#db/client';
import { sendMeterEvents } from '#lib/billing/stripe/send-meter-events';

await sendMeterEvents(database().db);
process.exit();
