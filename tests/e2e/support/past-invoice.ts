import { newId } from '#lib/ids';
import { productDatabase } from './product-database.ts';

/**
 * Puts the draft of a month into the product's database, as closing that month would have: a product that was just started
 * has no month that is over. Gives its id.
 */
export async function draftInvoice(email: string, period: string): Promise<string> {
  const sql = await productDatabase();
  const id = newId('invoice');
  const [person] = await sql`select id, name from users where email = ${email}`;
  const [model] = await sql`select id from models where slug = 'iris'`;
  const seller = { name: 'Seller Ltd', address: 'Street 1', country: '', taxId: '', email: '', payment: 'IBAN 1' };
  const buyer = { name: person!.name, address: '', country: '', taxId: '', email };
  await sql`
    insert into invoices (id, kind, status, user_id, period, plan_id, plan_name, currency, seller, buyer, tax_rate_percent,
      subtotal_minor, tax_minor, total_minor)
    values (${id}, 'invoice', 'draft', ${person!.id}, ${period}, 'team', 'Team', 'EUR', ${sql.json(seller)}, ${sql.json(buyer)},
      19, 128025, 24325, 152350)`;
  await sql`
    insert into invoice_lines (id, invoice_id, position, kind, description, model_id, tier, quantity, unit_price, amount_minor)
    values (${newId('invoiceLine')}, ${id}, 1, 'base-fee', 'Base fee of the plan Team', null, null, 1, 49, 4900),
      (${newId('invoiceLine')}, ${id}, 2, 'units', 'iris, units 1 to 492,500', ${model!.id}, 1, 492500, 0.0025, 123125)`;
  await sql`
    insert into usage_hours (user_id, hour, period, model_id, version_id, cached, predictions, units)
    values (${person!.id}, ${`${period}-03T10:00:00Z`}, ${period}, ${model!.id}, 'ver_x', false, 1, 492500)`;
  await sql.end();
  return id;
}
